import shutil

import pytest
from playwright.sync_api import sync_playwright

from sources.models import Correction, Event, Outlet, Place, Quote
from tests.sources.press import Press
from tests.sources.views.conftest import MEETING, SAID

LONG = "Donaudampfschifffahrtsgesellschaftskapitänswitwenundwaisenkassenverwaltungsgebäude"
ARABIC = "التقى أحمد الطويل نظيره في جنيف أمس. قال أحمد الطويل إن الجسر لن يغلق أبدا."
PROMISE = "قال أحمد الطويل إن الجسر لن يغلق أبدا"
OFFICE = "Ada Alder met Ben Birch in Basel on 15 January 2020, her office said"


@pytest.fixture(scope="module")
def chromium():
    path = shutil.which("chromium")
    if path is None:
        pytest.skip("Chromium is not installed")
    flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        # Playwright's loop runs in this thread, where Django would else refuse to ask the database.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        browser = playwright.chromium.launch(executable_path=path, args=flags)
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium, live_server):
    """Opens an address in a window of its own; what the browser complains of is kept."""
    contexts = []

    def opened(path: str, width: int = 1280, scheme: str = "light", scripts: bool = True):
        context = chromium.new_context(
            viewport={"width": width, "height": 800},
            color_scheme=scheme,
            java_script_enabled=scripts,
        )
        contexts.append(context)
        page = context.new_page()
        page.complaints = []
        page.on("console", lambda message: page.complaints.append(message.text))
        page.on("requestfailed", lambda request: _keep_failure(page, request))
        page.goto(f"{live_server.url}{path}")
        return page

    yield opened
    for context in contexts:
        context.close()


def _keep_failure(page, request) -> None:
    # What was still loading when the next address was opened has not failed.
    if request.failure != "net::ERR_ABORTED":
        page.complaints.append(request.url)


@pytest.fixture
def talks(lifted_guards, editor) -> Event:
    """Talks that two articles contest, with a quote in two wordings; long and Arabic names too."""
    press = Press(editor)
    gazette = Outlet.objects.create(name=f"The {LONG} Gazette")
    bridge = press.article(outlet=gazette, url="https://example.org/talks", language="en")
    rival = press.article(f"{OFFICE}. “We shall not close it,” she said.", LONG)
    arabic = press.article(ARABIC, "محادثات الجسر", language="ar")
    ada, ahmad = press.actor("Ada Alder", bridge), press.actor("أحمد الطويل", arabic)
    geneva, basel = (Place.objects.create(name=name) for name in ("Geneva", "Basel"))
    talks = press.event(
        f"Talks {LONG}", bridge, MEETING, occurred="2020-01-13", place=geneva, actors=[ada]
    )
    press.cite(talks, rival, OFFICE, "place", value=f"place:{basel.pk}", stance="contradicts")
    quote = press.quote("We will not close the bridge", bridge, SAID, speaker=ada, occasion=talks)
    press.cite(
        quote, rival, "“We shall not close it,” she said", "words", value="We shall not close it"
    )
    press.quote(PROMISE, arabic, PROMISE, speaker=ahmad, manner="indirect", language="ar")
    Correction.objects.create(event=talks, text=f"We misspelled {LONG}.")
    return talks


@pytest.fixture
def addresses(talks) -> list[str]:
    """Pages of each kind."""
    records = [talks, *Quote.objects.all(), *talks.participations.get().actor.quotes.all()]
    records += [c.source for c in talks.citations()] + [talks.participations.get().actor]
    lists = ["/", "/events/", "/actors/", "/quotes/", "/sources/", "/events/?since=nonsense"]
    return lists + list(dict.fromkeys(record.get_absolute_url() for record in records))


@pytest.fixture
def open_desk(chromium, lifted_guards, live_server, client, editor):
    """Opens a source's desk, signed in; what the browser complains of is kept."""
    contexts = []

    def opened(source, by=editor, width: int = 1280, touch: bool = False, scheme: str = "light"):
        # Signing in as somebody else would end the session of another window.
        client.cookies.clear()
        client.force_login(by)
        context = chromium.new_context(
            viewport={"width": width, "height": 800}, has_touch=touch, color_scheme=scheme
        )
        contexts.append(context)
        context.set_default_timeout(10_000)
        cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value}
        context.add_cookies([cookie | {"url": live_server.url}])
        page = context.new_page()
        page.complaints = []
        page.on("console", lambda message: page.complaints.append(message.text))
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.goto(f"{live_server.url}/admin/sources/source/{source.pk}/desk/")
        page.wait_for_selector(".desk.live")
        return page

    yield opened
    for context in contexts:
        context.close()
