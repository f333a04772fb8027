import pytest

from sources.actions import capture, cite
from sources.desk.cited import Cited, displaced
from sources.desk.entries import Wanted, entry_lines, narrowed
from sources.models import Actor, EventLink, Participation, Quote
from tests.conftest import TALKS
from tests.sources.town import SENTENCE, make_actor, make_event, make_quote

pytestmark = pytest.mark.django_db


def lines(source):
    snapshot = source.current_snapshot
    return entry_lines(Cited(source, snapshot), snapshot.text)


@pytest.fixture
def three(article, editor):
    ada = make_actor(article, editor)
    event = make_event(article, editor, summary="They met. They spoke of the bridge for long.")
    Participation.objects.create(event=event, actor=ada)
    EventLink.objects.create(event=event, other=make_event(article, editor, title="Another"))
    quote = make_quote(article, editor, speaker=ada, occasion=event)
    quote.addressees.add(Actor.objects.create(name="Ben Birch", kind="person"))
    return ada, event, quote


def test_what_was_changed_last_comes_first(article, editor, three):
    ada, event, _ = three
    assert [line.title for line in lines(article)] == [
        "We will not close the bridge",
        "Another",
        "Meeting of the mayors",
        "Ada Alder",
    ]
    event.title = "Talks"
    event.save()
    assert lines(article)[0].title == "Talks"
    cite(source=article, words="Mayor Ada Alder, the head", target=ada.names.get(), by=editor)
    assert lines(article)[0].title == "Ada Alder"


def test_a_line_says_what_the_entry_takes_from_the_article(article, three):
    by_title = {line.title: line for line in lines(article)}
    meeting, ada = by_title["Meeting of the mayors"], by_title["Ada Alder"]
    quote = by_title["We will not close the bridge"]
    assert (meeting.kind, meeting.about, meeting.tally.citations) == ("event", "13 January 2020", 4)
    assert (ada.kind, ada.about, ada.tally.citations) == ("actor", "person", 1)
    assert (quote.about, quote.tally.citations) == ("Mayor Ada Alder", 2)
    assert len(meeting.tally.excerpts) == 1
    assert meeting.at == TALKS.index(SENTENCE)
    assert quote.admin_url == f"/admin/sources/quote/{quote.entry.pk}/change/"


def test_blockers_are_those_of_the_entry_itself(article, three):
    for line in lines(article):
        alone = type(line.entry).objects.get(pk=line.entry.pk)
        assert list(line.blockers) == alone.blockers()
    assert sum(len(line.blockers) for line in lines(article)) == 10


def test_what_readers_see_is_not_asked_for_blockers(article, editor):
    ada = make_actor(article, editor)
    ada.publish(editor)
    assert [(line.blockers, line.waits) for line in lines(article)] == [((), False)]


def test_citations_of_other_articles_are_counted_by_none(article, editor, three):
    other = capture(text=TALKS + " More.", headline="Other").source
    cite(source=other, words="Mayor Ada Alder", target=three[0].names.get(), by=editor)
    assert {line.title: line.tally.citations for line in lines(other)} == {"Ada Alder": 1}
    assert {line.title: line.tally.citations for line in lines(article)}["Ada Alder"] == 1


def test_the_list_is_narrowed_and_nothing_leaves_it(article, editor, three):
    three[0].publish(editor)
    found = lines(article)

    def shown(**data):
        narrow = narrowed(found, Wanted.read(data))
        assert len(narrow) == 4
        return [line.title for line in narrow if not line.hidden]

    assert len(shown()) == 4
    assert shown(q="MAYORS meeting") == ["Meeting of the mayors"]
    assert shown(kind="actor") == ["Ada Alder"]
    assert shown(status="published") == ["Ada Alder"]
    assert shown(status="draft", q="bridge") == ["We will not close the bridge"]
    assert len(shown(kind="nonsense", status="nonsense")) == 4


def test_an_excerpt_of_an_earlier_text_stands_where_it_moved_to(article, editor):
    make_quote(article, editor)
    capture(text="New words.\n\n" + TALKS, headline=article.headline, source=article)
    snapshot = article.current_snapshot
    cited = Cited(article, snapshot)
    mark = cited.marks()[0]
    assert snapshot.text[mark.start : mark.end].startswith("“We will not close the bridge,”")
    assert cited.live("quote") == cited.live()
    assert displaced(snapshot) == [("moved", 1)]
    assert lines(article)[0].at == TALKS.index("On 13") + len("New words.\n\n")


def test_an_excerpt_whose_words_have_changed_is_not_marked_but_counted(article, editor):
    make_quote(article, editor)
    changed = TALKS.replace("We will not", "We shall not")
    capture(text=changed, headline=article.headline, source=article)
    snapshot = article.current_snapshot
    cited = Cited(article, snapshot)
    assert (cited.marks(), cited.live()) == ([], [])
    assert displaced(snapshot) == [("changed", 1)]
    assert (lines(article)[0].at, lines(article)[0].tally.citations) == (None, 2)


def test_what_retracted_entries_cite_covers_nothing(article, editor):
    quote = make_quote(article, editor)
    quote.publish(editor)
    quote.retract(editor, "Never said.")
    cited = Cited(article, article.current_snapshot)
    assert [mark.kinds for mark in cited.marks()] == [frozenset({("quote", "retracted")})]
    assert cited.live() == []
    assert Quote.objects.get().status == "retracted"
