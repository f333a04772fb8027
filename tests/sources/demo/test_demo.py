from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection

from sources import dates
from sources.actions import editing
from sources.choices import Extent, Reality, Stance, StandingState, Status
from sources.demo import DemoError, counts, load
from sources.demo.reading import read
from sources.evidence import dates_clash, realities_clash
from sources.management.commands import demo as command
from sources.models import Actor, Citation, Event, ExcerptStanding, Quote, Snapshot, Source
from sources.pages.testimony import originals, support
from sources.statements import Kind
from sources.verification import verify
from tests.sources.demo.facts import changed, entered, in_files, rows

pytestmark = pytest.mark.usefixtures("demo", "kept")


@pytest.fixture(scope="module")
def demo(filler):
    """What the command says when it has filled the database."""
    lines = run(no_serve=True)
    # PostgreSQL sets no trigger on a table whose deferred foreign keys are still to be checked.
    connection.check_constraints()
    return lines


def run(**options) -> list[str]:
    out = StringIO()
    call_command("demo", stdout=out, **options)
    return out.getvalue().splitlines()


def supporting(entry, statement: str, value: str | None = None):
    """What supports a statement's value, as readers see it."""
    citations = [
        c
        for c in entry.citations()
        if c.statement == statement and c.stance == Stance.SUPPORTS and c.target == entry
        if value is None or c.value == value
    ]
    shown = {s for c in citations for s in (c.source, c.relays) if s}
    return support(citations, originals(shown), preview=False)


def test_demo_fills_the_database_and_says_with_what(demo):
    held = ", ".join(f"{number} {name}" for name, number in counts().items())
    assert demo == [
        "Filling the database with the demo; the first time takes a moment.",
        f"The database holds {held}.",
        "The account “editor” has no password: set one with manage.py changepassword editor.",
    ]


def test_demo_again_says_the_same_and_changes_nothing(demo):
    before = rows()
    assert run(no_serve=True) == demo
    assert changed(before) == {}


def test_demo_serves_on_this_machine_alone(demo, settings, monkeypatch):
    settings.DEBUG = True
    called = []
    monkeypatch.setattr(command, "call_command", lambda *args, **kwargs: called.append(args))
    assert run(port=8123) == [
        *demo,
        "Readers: http://127.0.0.1:8123/",
        "Editors: http://127.0.0.1:8123/admin/",
    ]
    assert called == [("migrate",), ("runserver", "127.0.0.1:8123")]


def test_load_enters_at_least_what_is_promised():
    held = counts()
    assert held["actors"] >= 24
    assert held["events"] >= 15
    assert held["quotes"] >= 10
    assert (held["sources"], held["snapshots"]) == (5, 2)


def test_everything_was_entered_by_the_demos_editor(filler):
    for model in (Actor, Event, Quote, Citation):
        assert set(model.history.values_list("history_user", flat=True)) == {filler.pk}


def test_load_enters_every_citation_of_the_files():
    assert entered() == in_files()


def test_everything_is_published():
    for model in (Actor, Event, Quote, Source):
        assert set(model.objects.values_list("status", flat=True)) == {Status.PUBLISHED}


def test_nothing_is_wrong_with_it():
    assert verify().problems == []


def test_load_again_leaves_an_editors_changes_alone(filler):
    haftar = Actor.objects.get(name="Khalifa Haftar")
    with editing(haftar, by=filler):
        haftar.name = "Haftar, Khalifa"
        haftar.save()
    before = rows()
    load(by=filler)
    assert changed(before) == {}
    assert Actor.objects.get(pk=haftar.pk).name == "Haftar, Khalifa"


@pytest.mark.articles
def test_whole_texts_after_passages_add_snapshots_alone(filler, articles_dir):
    before = rows()
    load(by=filler, articles_dir=articles_dir)
    added = changed(before)
    excerpts = before["sources_excerpt"]
    assert added.pop("sources_region") == added.pop("sources_historicalregion")
    assert added == {
        "sources_snapshot": 2,
        "sources_excerptstanding": excerpts,
        "sources_historicalexcerptstanding": excerpts,
    }
    states = set(ExcerptStanding.objects.values_list("state", flat=True))
    assert states == {StandingState.UNCHANGED}
    after = rows()
    load(by=filler, articles_dir=articles_dir)
    load(by=filler)
    assert changed(after) == {}


def test_it_holds_less_than_half_of_each_article_in_short_passages():
    for article in read("articles")["article"]:
        lengths = [len(passage) for passage in article["passages"]]
        assert sum(lengths) < article["full_length"] / 2
        assert max(lengths) < 500
    assert set(Snapshot.objects.values_list("extent", flat=True)) == {Extent.PASSAGES}


@pytest.mark.articles
def test_passages_stand_in_the_articles_in_order(articles_dir):
    for article in read("articles")["article"]:
        text = (articles_dir / article["file"]).read_text(encoding="utf-8").strip()
        places = [text.find(passage) for passage in article["passages"]]
        assert -1 not in places
        assert places == sorted(places)
        assert len(text) == article["full_length"]


def test_each_passage_is_cited():
    cited = in_files()
    for article in read("articles")["article"]:
        words = [c[2] for c in cited if c[1] == article["headline"]]
        words += [c[8] for c in cited if c[1] == article["headline"] and c[8]]
        for passage in article["passages"]:
            assert any(w in passage for w in words), passage


def test_nothing_is_contested():
    assert not Citation.objects.filter(stance=Stance.CONTRADICTS).exists()
    for citation in Citation.objects.with_article():
        statement = citation.target.statement_named(citation.statement)
        for value in statement.values(citation.target):
            if statement.kind is Kind.DATE:
                assert not dates_clash(value, citation.value), citation
            if statement.kind is Kind.CHOICE:
                assert not realities_clash(value, citation.value), citation


def test_the_letter_is_two_renderings_of_one_document():
    letter = Quote.objects.get(medium="letter")
    renderings = letter.citations().filter(statement="words")
    assert len({c.value for c in renderings}) == 2
    assert {c.difference for c in renderings} == {"wording"}
    assert {c.relays.headline for c in renderings} == {
        "[Letter from Khalifa Haftar to Vladimir Putin]"
    }
    assert supporting(letter, "words").voices == "two articles, one document"


def test_a_place_that_both_articles_give_has_two_articles_of_unknown_outlets():
    talks = Event.objects.get(title="Talks in Moscow")
    assert supporting(talks, "place").voices == "two articles, outlets unknown"


def test_the_talks_day_is_inferred_and_the_other_article_is_less_precise():
    talks = Event.objects.get(title="Talks in Moscow")
    found = supporting(talks, "occurred")
    assert found.voices == "one article"
    assert found.inferred[0].startswith("The article prints no year.")
    differing = talks.citations().get(statement="occurred", stance=Stance.DIFFERS)
    assert (differing.value, differing.difference) == ("2020", "precision")


def test_what_was_only_announced_says_so_on_the_missions_authority():
    geneva = Event.objects.get(reality=Reality.ANNOUNCED)
    assert geneva.title == "Talks of the Joint Military Commission in Geneva"
    assert geneva.occurred == ""
    mission = "United Nations Support Mission in Libya"
    assert supporting(geneva, "reality").authority == f"according to {mission}"


def test_dates_are_no_more_exact_than_the_articles():
    words = {
        event.title: (dates.parse(event.occurred).words, event.occurred_words)
        for event in Event.objects.exclude(occurred="")
    }
    assert words["Attack on Tripoli by the Libyan National Army"] == (
        "spring 2019",
        "In the spring of 2019",
    )
    assert words["Fighting between Tripoli and Tobruk"] == ("2014–2015", "During 2014-2015")
    assert words["Conference on Libya in Berlin"] == (
        "between 14 and 31 January 2020",
        "a few days later",
    )
    assert words["Signing of a memorandum of military cooperation"][0] == "November 2019"


def test_an_actor_has_the_names_of_both_articles():
    sarraj = Actor.objects.get(name="Fayez al-Sarraj")
    assert {name.name for name in sarraj.names.all()} == {"Faiz Sarraj", "Fayez Sarraj"}
    gna = Actor.objects.get(name="Government of National Accord")
    assert {"PNS", "GNA"} <= {name.name for name in gna.names.filter(kind="acronym")}


def test_a_view_that_is_anothers_is_ascribed_to_them():
    quotes = Quote.objects.filter(speaker__name="Grigory Lukyanov")
    assert {quote.ascribed_to.name for quote in quotes} == {
        "Russia",
        "Provisional government in Tobruk",
    }


def test_load_with_a_missing_file_says_which(filler, tmp_path):
    before = rows()
    with pytest.raises(DemoError, match=r"000_99dd7801cd843c9e\.txt” can't be read"):
        load(by=filler, articles_dir=tmp_path)
    assert changed(before) == {}
