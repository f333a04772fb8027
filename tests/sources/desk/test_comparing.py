import pytest
from django.urls import reverse
from lxml import html

from sources.actions import capture, cite, publish_together
from sources.models import Citation, Event, ExcerptStanding, Snapshot
from tests.conftest import TALKS
from tests.sources.reading import words
from tests.sources.town import SAYING, SENTENCE, make_event, make_quote

SIGNED = "A day later they signed a memorandum."
NOW = SENTENCE.replace("met", "gathered")
AFTER = "First of all. " + TALKS.replace("met", "gathered").replace(f" {SIGNED}", "")


class Page:
    """The comparison as a browser without scripts shows it."""

    def __init__(self, client, snapshot, query: str = ""):
        self.client = client
        self.url = reverse("admin:sources_snapshot_comparison", args=[snapshot.pk]) + query
        self.read(client.get(self.url))

    def read(self, response) -> None:
        assert response.status_code == 200, self.url
        self.tree = html.fromstring(response.content.decode())
        self.messages = [words(item) for item in self.tree.xpath("//ul[@class='messagelist']/li")]

    def item(self, excerpt):
        return self.tree.get_element_by_id(f"excerpt-{excerpt.pk}")

    def groups(self) -> dict[str, list[str]]:
        sections = self.tree.xpath("//section[.//article]")
        return {
            section.get("aria-labelledby"): [words(h) for h in section.xpath(".//article/h3")]
            for section in sections
        }

    def press(self, button: str, *, within=None, **changes) -> None:
        """Press a button, with what its form and the boxes that belong to it hold."""
        (found,) = [
            b for b in (within if within is not None else self.tree).xpath(".//button[@name='do']")
            if words(b) == button
        ]  # fmt: skip
        form = found.xpath("ancestor::form")[0]
        data = {k: v.removeprefix("\n") for k, v in dict(form.form_values()).items() if k}
        boxes = self.tree.xpath("//input[@form=$id and @checked]/@value", id=form.get("id") or "-")
        data |= {"standing": boxes} if boxes else {}
        data |= {"do": found.get("value")} | changes
        self.read(self.client.post(self.url, data, follow=True))


@pytest.fixture
def event(article, editor) -> Event:
    """The meeting, and the signing in its summary: cited from two sentences."""
    event = make_event(article, editor, summary="They signed a memorandum a day later.")
    cite(source=article, words=SIGNED, target=event, statement="summary", by=editor)
    return event


@pytest.fixture
def quote(article, editor):
    return make_quote(article, editor)


@pytest.fixture
def second(article, event, quote, client, editor):
    client.force_login(editor)
    return capture(text=AFTER, source=article).snapshot


def of(snapshot, state: str) -> ExcerptStanding:
    return snapshot.standings.get(state=state)


def test_both_texts_and_what_became_of_each_excerpt_are_shown(second, client):
    page = Page(client, second)
    assert page.groups() == {
        "moved": ["“We will not close the bridge,” said Mayor Ada Alder"],
        "changed": ["On 13 January 2020 the mayors of Alder and Birch …"],
        "gone": ["A day later they signed a memorandum."],
    }
    texts = page.tree.xpath("//section[@aria-labelledby='texts']//*[@class='comparison-texts']")[0]
    assert [words(mark) for mark in texts.xpath(".//ins")] == ["First of all.", "gathered"]
    assert [words(mark) for mark in texts.xpath(".//del")] == ["met", SIGNED]
    changed = page.item(of(second, "changed").excerpt)
    assert [words(p) for p in changed.xpath(".//p[@dir='auto']")] == [
        f"{SENTENCE} {SAYING}, the head of Alder. A day later they signed a memorandum.",
        f"{NOW} {SAYING}, the head of Alder.",
    ]
    assert "Cited for event “Meeting of the mayors”, draft." in words(changed)
    assert page.tree.xpath("//*[@style or self::script[not(@src)] or self::style]") == []


def test_what_stands_among_other_words_is_not_ticked(second, client, article):
    assert Page(client, second).tree.xpath("//article//input[@checked][@type='checkbox']") == []
    third = capture(text=f"To begin with.\n{AFTER}", source=article).snapshot
    page = Page(client, third)
    assert page.tree.xpath("//article//input[@checked][@type='checkbox']") == []
    assert "In snapshot 1" in words(page.item(of(third, "moved").excerpt))


def test_what_moved_among_the_same_words_is_accepted_at_once(article, event, quote, client, editor):
    client.force_login(editor)
    third = capture(text=f"To begin with.\n{TALKS}", source=article).snapshot
    page = Page(client, third)
    assert len(page.tree.xpath("//article//input[@checked]")) == 3
    page.press("Accept those ticked")
    assert page.messages == ["Accepted where they stand now: 3."]
    assert page.groups() == {"decided": ["On 13 January 2020 the mayors of Alder and Birch …",
        "“We will not close the bridge,” said Mayor Ada Alder", SIGNED]}  # fmt: skip
    assert "Accepted: it stands here: edith" in words(page.tree.xpath("//article")[0])
    page.press("Take back: Accepted 3 excerpts")
    assert page.messages == ["Taken back: Accepted 3 excerpts."]
    assert ExcerptStanding.objects.undecided().count() == 3


def test_new_words_are_cited_for_what_is_ticked(second, client, event):
    page, standing = Page(client, second), of(second, "changed")
    ticked = event.citations().filter(statement__in=["", "place"])
    boxes = {f"excerpt-{standing.pk}-cite-{c.pk}": "on" for c in ticked}
    page.press("Cite the new words", within=page.item(standing.excerpt), **boxes)
    assert page.messages[0] == f"Cited anew: {NOW}"
    new = Citation.objects.filter(excerpt__snapshot=second)
    assert [(c.statement, c.excerpt.exact) for c in new] == [("", NOW), ("place", NOW)]
    assert (event.citations().count(), list(page.groups())) == (7, ["moved", "gone", "decided"])


def test_other_words_can_be_pasted_and_take_the_place_of_the_old(second, client, event):
    page, standing = Page(client, second), of(second, "changed")
    citation = event.citations().get(statement="occurred")
    prefix = f"excerpt-{standing.pk}"
    page.press(
        "Cite the new words",
        within=page.item(standing.excerpt),
        **{f"{prefix}-words": "On 13  January 2020", f"{prefix}-kept": "instead"},
        **{f"{prefix}-cite-{citation.pk}": "on"},
    )
    new = event.citations().get(statement="occurred")
    assert (new.excerpt.exact, new.excerpt.snapshot) == ("On 13 January 2020", second)


def test_a_form_with_errors_keeps_what_was_entered(second, client, event):
    page, standing = Page(client, second), of(second, "changed")
    prefix = f"excerpt-{standing.pk}"
    item = page.item(standing.excerpt)
    page.press("Cite the new words", within=item, **{f"{prefix}-words": "the mayors of Alter"})
    said = words(page.item(standing.excerpt))
    assert "Tick each statement that these words support." in said
    assert "“the mayors of Alter” does not stand in snapshot 2" in said
    assert page.tree.get_element_by_id(f"id_{prefix}-words").value.strip() == "the mayors of Alter"
    assert "»the mayors of Alder«" in said
    assert Citation.objects.filter(excerpt__snapshot=second).count() == 0


def test_words_that_are_gone_are_left_or_replaced(second, client, event):
    page, standing = Page(client, second), of(second, "gone")
    (other,) = page.item(standing.excerpt).xpath(".//a[text()='Cite other words in its place']")
    opened = Page(client, second, other.get("href").partition("#")[0])
    assert opened.item(standing.excerpt).xpath(
        ".//textarea[@name=$n]", n=f"excerpt-{standing.pk}-words"
    )
    whole = page.tree.get_element_by_id("all-gone")
    page.press("Leave those ticked on the old text", within=whole)
    assert page.messages == ["Choose at least one excerpt."]
    page.press("Leave those ticked on the old text", within=whole, standing=standing.pk)
    assert page.messages == ["Left on the old text: 1. Readers are told."]
    assert list(page.groups()) == ["moved", "changed", "decided"]
    page.press("Decide again", within=page.item(standing.excerpt))
    assert list(page.groups()) == ["moved", "changed", "gone"]


def test_a_place_is_chosen_among_several(article, event, client, editor):
    client.force_login(editor)
    text = f"Talks. {SENTENCE} It is false that on 13 January they met. {SENTENCE} {SIGNED}"
    snapshot = capture(text=text, source=article).snapshot
    page, standing = Page(client, snapshot), of(snapshot, "ambiguous")
    item = page.item(standing.excerpt)
    places = [radio.get("value") for radio in item.xpath(".//input[@name='start']")]
    assert places == [str(text.index(SENTENCE)), str(text.rindex(SENTENCE))]
    page.press("It is this place", within=item)
    assert page.messages == ["Choose the place where the words stand now."]
    page.press("It is this place", within=item, start=places[1])
    assert page.messages == ["The place is chosen."]
    standing.refresh_from_db()
    assert (standing.decision, standing.start) == ("accepted", text.rindex(SENTENCE))


def test_contributors_decide_what_nothing_published_cites(
    second, client, quote, contributor, editor
):
    publish_together(entries=[quote], by=editor)
    client.force_login(contributor)
    page, standing = Page(client, second), of(second, "moved")
    assert "Published entries cite it: an Editor decides." in words(page.item(standing.excerpt))
    answer = client.post(page.url, {"do": "accept", "standing": standing.pk})
    assert (answer.status_code, ExcerptStanding.objects.undecided().count()) == (403, 3)
    page.press("Leave it on the old text", within=page.item(of(second, "changed").excerpt))
    assert of(second, "changed").decided_by == contributor


def test_only_staff_who_may_see_texts_see_it(second, client, django_user_model):
    url = reverse("admin:sources_snapshot_comparison", args=[second.pk])
    client.logout()
    assert client.get(url).headers["Location"] == f"/admin/login/?next={url}"
    client.force_login(django_user_model.objects.create_user("nobody", is_staff=True))
    assert [client.get(url).status_code, client.post(url).status_code] == [403, 403]


def test_in_an_older_text_nothing_is_decided(second, client, article):
    third = capture(text=AFTER.replace("gathered", "came"), source=article).snapshot
    page = Page(client, second)
    assert page.tree.xpath("//article//input | //article//button") == []
    (link,) = page.tree.xpath("//a[text()='decide on its excerpts there']/@href")
    assert link == reverse("admin:sources_snapshot_comparison", args=[third.pk])
    client.post(page.url, {"do": "leave", "standing": of(second, "changed").pk})
    assert of(second, "changed").decision == ""


def test_any_earlier_text_can_be_compared(second, client, article):
    first = article.snapshots.get(number=1)
    third = capture(text=AFTER.replace("gathered", "came"), source=article).snapshot
    removed = {
        number: [words(d) for d in Page(client, third, query).tree.xpath("//section//del")]
        for number, query in ((2, ""), (1, f"?with={first.pk}"))
    }
    assert ("gathered" in removed[2], "met" in removed[1]) == (True, True)
    assert "gathered" not in removed[1]
    page = Page(client, third, f"?with={first.pk}")
    page.press("Leave it on the old text", within=page.item(of(third, "changed").excerpt))
    assert "Snapshot 1, captured" in words(page.tree.get_element_by_id("content-main"))


@pytest.mark.parametrize(
    "asked", ["first", "second?with=first2", "second?with=x", "second?with=9999"]
)
def test_there_must_be_a_text_to_compare_with(asked, second, client, article):
    other = capture(text="Another article.", headline="Other").snapshot
    pks = {"first": article.snapshots.get(number=1).pk, "second": second.pk, "first2": other.pk}
    name, _, query = asked.partition("?with=")
    url = reverse("admin:sources_snapshot_comparison", args=[pks[name]])
    assert client.get(url, {"with": pks.get(query, query)} if query else {}).status_code == 404


def test_passages_say_nothing_of_the_rest(article, event, client, editor):
    client.force_login(editor)
    passages = capture(passages=["They quarrelled in Genoa."], source=article).snapshot
    page = Page(client, passages)
    said = words(page.tree.get_element_by_id("content-main"))
    assert "Snapshot 2 holds passages alone: that it lacks words says nothing" in said
    assert page.groups() == {}


def test_what_an_article_holds_is_shown_as_text(article, event, client, editor):
    client.force_login(editor)
    evil = "</p><script>alert(1)</script><b title='x'>&amp;"
    snapshot = capture(text=TALKS.replace("Geneva", evil), source=article).snapshot
    page = Page(client, snapshot)
    assert page.tree.xpath("//script[not(@src)] | //b") == []
    assert evil in page.tree.text_content()


def with_excerpts(event, article, editor, number: int, **new) -> Snapshot:
    """An article with so many cited sentences, each of which the new text says otherwise."""
    said = [f"In case {n} the mayors of town {n} agreed on bridge {n}." for n in range(number)]
    article = capture(text="\n".join(said), headline="Many cases").source
    for words_ in said:
        cite(source=article, words=words_, target=event, by=editor)
    new = [s.replace("agreed", "decided") if n % 3 else f"So: {s}" for n, s in enumerate(said)]
    return capture(text="\n".join(new), source=article).snapshot


@pytest.mark.parametrize("number", [1, 3, 30])
def test_more_excerpts_take_no_more_queries(
    number, event, article, client, editor, django_assert_num_queries
):
    client.force_login(editor)
    snapshot = with_excerpts(event, article, editor, number)
    page = Page(client, snapshot)
    assert len(page.tree.xpath("//article")) == number
    with django_assert_num_queries(13):
        page.read(client.get(page.url))


def test_forms_beyond_the_first_are_opened_one_by_one(event, article, client, editor):
    client.force_login(editor)
    snapshot = with_excerpts(event, article, editor, 36)
    page = Page(client, snapshot)
    assert len(page.tree.xpath("//article//textarea")) == 20
    last = snapshot.standings.order_by("excerpt__start").last()
    (link,) = page.item(last.excerpt).xpath(".//a[text()='Decide']/@href")
    opened = Page(client, snapshot, link.partition("#")[0])
    assert len(opened.item(last.excerpt).xpath(".//textarea")) == 1


def test_the_capture_leads_to_the_comparison(article, event, client, editor):
    client.force_login(editor)
    url = reverse("admin:sources_source_capture", args=[article.pk])
    answer = client.post(url, {"text": AFTER, "extent": "whole", "_capture": "1"}, follow=True)
    page = html.fromstring(answer.content.decode())
    comparison = reverse("admin:sources_snapshot_comparison", args=[article.current_snapshot.pk])
    (link,) = page.xpath("//ul[@class='messagelist']//a")
    assert (words(link), link.get("href")) == ("Compare the two texts", comparison)
    (beside,) = page.xpath("//a[text()='compared with the one before']")
    assert beside.get("href") == comparison
    assert words(beside.getparent()).endswith(
        "; compared with the one before: 2 excerpts to be decided"
    )
    shown = client.get(reverse("admin:sources_snapshot_change", args=[article.current_snapshot.pk]))
    assert comparison in html.fromstring(shown.content.decode()).xpath("//a/@href")


def test_the_list_of_sources_tells_which_wait(second, client, editor, article):
    capture(text="Another article.", headline="Other")
    page = html.fromstring(client.get("/admin/sources/source/?changed=undecided").content.decode())
    (cell,) = page.xpath("//td[contains(@class, 'field-changed')]")
    assert words(cell) == f"3 excerpts to be decided of “{article}”"
    assert cell.xpath("a/@href") == [reverse("admin:sources_snapshot_comparison", args=[second.pk])]
    for standing in second.standings.all():
        standing.decide("left", editor)
    page = html.fromstring(client.get("/admin/sources/source/?changed=undecided").content.decode())
    assert page.xpath("//td[contains(@class, 'field-changed')]") == []
