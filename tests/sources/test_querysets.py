import datetime

import pytest

from sources.actions import cite, publish_together
from sources.models import Actor, ActorName, Citation, Event, Outlet, Participation, Quote, Source
from sources.querysets import BulkWriteRefused
from tests.sources.town import make_actor, make_event, make_quote


@pytest.fixture
def town(article, editor):
    """A published actor and event, and a draft quote, each with its citations."""
    actor, event = make_actor(article, editor), make_event(article, editor)
    publish_together(entries=[actor, event], by=editor)
    return actor, event, make_quote(article, editor, speaker=actor)


@pytest.mark.parametrize("model", [Actor, ActorName, Citation, Source, Outlet, Participation])
def test_bulk_writes_are_refused(db, model):
    for write in (
        lambda rows: rows.update(pk=1),
        lambda rows: rows.delete(),
        lambda rows: rows.bulk_create([]),
        lambda rows: rows.bulk_update([], ["pk"]),
    ):
        with pytest.raises(BulkWriteRefused, match="one by one"):
            write(model.objects.all())


def test_bulk_writes_by_way_of_a_relation_are_refused(town):
    actor = town[0]
    with pytest.raises(BulkWriteRefused):
        actor.names.update(name="x")
    with pytest.raises(BulkWriteRefused):
        actor.names.all().delete()
    assert actor.names.get().name == "Ada Alder"


def test_published_is_what_readers_may_see(town, editor):
    actor, event, _ = town
    assert list(Actor.objects.published()) == [actor]
    assert list(Event.objects.published()) == [event]
    assert not Quote.objects.published().exists()
    event.retract(editor, "It was another town.")
    assert not Event.objects.published().exists()


def test_citations_are_published_with_their_entry(town, article, editor):
    actor, event, _ = town
    shown = set(Citation.objects.published())
    assert shown == {*actor.names.get().own_citations.all(), *event.own_citations.all()}
    part = Participation.objects.create(event=event, actor=actor)
    cited = cite(source=article, words="Alder and Birch met", target=part, by=editor).citation
    assert cited in Citation.objects.published()
    event.retract(editor, "It was another town.")
    assert set(Citation.objects.published()) == set(actor.names.get().own_citations.all())


def test_citations_about_an_entry_are_its_own_and_its_parts(town):
    actor, event, quote = town
    assert Citation.objects.about(actor).count() == 1
    assert Citation.objects.about(event).count() == 4
    assert [c.statement for c in Citation.objects.about(quote).in_order()] == ["words", "speaker"]


def test_citations_stand_in_the_editors_order(town):
    quote = town[2]
    words = quote.own_citations.get(statement="words")
    words.position = 5
    words.save()
    assert [c.statement for c in quote.citations()] == ["speaker", "words"]


def test_citing_names_what_rests_on_a_source(town, article):
    other = Source.objects.create(headline="Another")
    assert Citation.objects.citing(article).count() == 7
    assert not Citation.objects.citing(other).exists()


def test_marks_cost_the_same_however_many_there_are(town, django_assert_num_queries):
    for queryset in (Citation.objects.all()[:1], Citation.objects.all()):
        with django_assert_num_queries(2):
            for citation in queryset.with_article().with_targets():
                assert (citation.source.publisher, citation.source.supports_nothing) == (
                    "outlet unknown", False,
                )  # fmt: skip
                assert str(citation.entry)


def dated(*dates):
    return [Event.objects.create(title=d or "undated", kind="talks", occurred=d) for d in dates]


def test_newest_come_first_and_undated_last(db):
    dated("", "2019", "../2015", "2020-01-13", "2011/..")
    assert [e.title for e in Event.objects.newest_first()] == [
        "2020-01-13", "2019", "../2015", "2011/..", "undated"
    ]  # fmt: skip


def test_sources_are_newest_first(db):
    for published in ("", "2019", "2020"):
        Source.objects.create(headline=published or "undated", published=published)
    assert [s.headline for s in Source.objects.newest_first()] == ["2020", "2019", "undated"]


@pytest.mark.parametrize(
    ("start", "end", "found"),
    [
        ((2020, 1, 1), (2020, 12, 31), {"2020-01", "2011/..", "2014/2020"}),
        ((2014, 6, 1), (2014, 6, 1), {"2011/..", "2014/2020"}),
        (None, (2010, 1, 1), {"../2015"}),
        ((2021, 1, 1), None, {"2011/.."}),
        (None, None, {"2020-01", "2011/..", "2014/2020", "../2015"}),
    ],
)
def test_between_finds_every_date_that_may_lie_there(db, start, end, found):
    dated("2020-01", "2011/..", "2014/2020", "../2015", "")
    days = [datetime.date(*day) if day else None for day in (start, end)]
    titles = {e.title for e in Event.objects.between(*days)}
    if start == (2014, 6, 1):
        found = found | {"../2015"}
    assert titles == found


def test_verbs_chain(town):
    actor, event, _ = town
    Participation.objects.create(event=event, actor=actor)
    Participation.objects.create(event=event, actor=actor, role="host")
    year = (datetime.date(2020, 1, 1), datetime.date(2020, 12, 31))
    assert list(Event.objects.published().involving(actor).between(*year)) == [event]
    assert not Event.objects.involving(Actor.objects.create(name="B", kind="person")).exists()


def test_view_that_others_ascribe_is_not_said_by_the_actor(town, article, editor):
    actor, _, quote = town
    make_quote(article, editor, ascribed_to=actor)
    assert list(Quote.objects.said_by(actor)) == [quote]
