"""Counts the interactions of one way to enter things."""

from playwright.sync_api import Page

from sources.models import Citation, Quote, Source
from sources.models.support import gaps
from tests.bench.entering import scene
from tests.bench.entering.at_desk import CITING, AtDesk
from tests.bench.entering.content import Content, NewEntry, Passage, article, content
from tests.bench.entering.counter import Counter
from tests.bench.entering.holding import faults
from tests.bench.entering.measured import Measured
from tests.bench.entering.stock import StockForms

RENDERING = (
    "I would like to thank you and express my full support for Russia’s initiative to conduct "
    "peace negotiations in Moscow that should lead to peace in Libya"
)
SAYING = Passage(
    "“I thank you and express full support for the Russian initiative to hold peace talks in "
    "Moscow, which should lead to peace in Libya,” the Haftar letter said",
    ("words", "speaker", "medium"),
)
LETTER = NewEntry(
    "quote",
    "letter",
    {
        "text": SAYING.words[1:].partition(",”")[0],
        "manner": "direct",
        "medium": "letter",
        "speaker_as_printed": "the Haftar letter",
        "language": "en",
    },
    {"speaker": "haftar"},
    {},
    [SAYING],
)
OTHER = Passage(f"“{RENDERING},” Haftar said in his letter", ("words",))


def the_article(way: str, chromium: str) -> Measured:
    """All its events and quotes, with the actors and places that they need."""
    found, wanted, user = Measured(), content(), scene.editor()
    source = scene.add_article(article(), user)
    scene.add_documents(wanted.documents)
    found.is_whole = not source.current_snapshot.holds_passages
    with scene.browsing(chromium, user) as (address, page):
        hands = _hands(way, page, address, wanted, source)
        for model in ("event", "quote"):
            before = hands.counter.count
            for entry in wanted.of(model):
                hands.add_entry(entry)
            found.counts[model] = hands.counter.count - before
        found.counts["article"] = hands.counter.count
    found.faults = faults(wanted)
    found.sizes = _sizes(wanted)
    return found


def single_things(way: str, chromium: str) -> Measured:
    """A new actor, a quote of one who is known, another article cited for it."""
    found, wanted, user = Measured(), content(), scene.editor()
    source, other = (scene.add_article(article(key), user) for key in ("readiness", "meaning"))
    with scene.browsing(chromium, user) as (address, page):
        hands = _hands(way, page, address, wanted, source)
        steps = {
            "actor": lambda: hands.add_actor("haftar"),
            "quote": lambda: hands.add_entry(LETTER),
            "citation": lambda: _cite_other(hands, other),
        }
        for name, step in steps.items():
            before = hands.counter.count
            step()
            found.counts[name] = hands.counter.count - before
    found.faults = list(_wrong_singles())
    return found


def _hands(way: str, page: Page, address: str, wanted: Content, source: Source):
    counter = Counter(page)
    if way == "stock":
        return StockForms(counter, address, wanted, source.headline)
    desk = AtDesk(counter, address, wanted)
    desk.open(source)
    return desk


def _cite_other(hands: AtDesk | StockForms, other: Source) -> None:
    if isinstance(hands, AtDesk):
        _cite_at_desk(hands, other)
    else:
        _cite_in_forms(hands, other)


def _cite_at_desk(desk: AtDesk, other: Source) -> None:
    """The desk of the other article is open, as it was for the first one."""
    desk.open(other)
    desk.counter.tally.pop()
    desk.make("cite", OTHER.words)
    desk.panel(".hit.quote").first.wait_for()
    desk.counter.key("Enter")
    desk.panel(CITING).wait_for()
    desk.save()


def _cite_in_forms(stock: StockForms, other: Source) -> None:
    stock.headline = other.headline
    quote = Quote.objects.get()
    stock.counter.goto(f"{stock.address}/admin/sources/quote/{quote.pk}/change/")
    stock.cite_on_page(OTHER, [stock.option("words")], rendering=RENDERING)


def _wrong_singles():
    quote = Quote.objects.get()
    yield from (gap.sentence for gap in gaps(quote))
    if (quote.text, quote.speaker.name) != (LETTER.fields["text"], "Khalifa Haftar"):
        yield f"The quote is “{quote.text}” by {quote.speaker}."
    if not quote.speaker.names.filter(own_citations__isnull=False).exists():
        yield "No words are cited for the actor's name."
    if not Citation.objects.filter(quote=quote, statement="words", value=RENDERING).exists():
        yield "The other article's rendering is not cited."


def _sizes(wanted: Content) -> dict[str, int]:
    return {
        "event": len(wanted.of("event")),
        "quote": len(wanted.of("quote")),
        "actor": len(wanted.actors),
        "place": len(wanted.places),
        "statement": wanted.statements(),
    }
