import pytest

from sources import pages
from sources.models import Outlet, Source
from tests.sources.pages.conftest import MEETING


@pytest.fixture
def gazette(db):
    return Outlet.objects.create(name="The Gazette")


@pytest.fixture
def event(press, bridge):
    return press.event("Talks", bridge, MEETING, publish=False)


def boiled_down(citation):
    sources = [s for s in (citation.source, citation.relays) if s is not None]
    found = pages.testimony(citation, pages.originals(sources))
    return found.origin, found.rests_on


def test_relayed_document_is_the_origin(press, event, bridge):
    letter = Source.objects.create(headline="[Letter]", genre="document")
    translation = Source.objects.create(headline="[Letter, in English]", translation_of=letter)
    citation = press.cite(event, bridge, "Ben Birch left early", relays=translation)
    assert boiled_down(citation) == (("source", letter.pk), "document")


def test_person_is_the_origin_of_what_is_attributed(press, event, bridge):
    ada = press.actor("Ada Alder", bridge)
    said = {"voice": "attributed", "attribution": "Ada Alder told reporters"}
    citation = press.cite(event, bridge, "Ben Birch left early", attributed_to=ada, **said)
    assert boiled_down(citation) == (("actor", ada.pk), "person")
    unnamed = press.cite(event, bridge, "The talks ended without a memorandum", **said)
    assert boiled_down(unnamed) == (("source", bridge.pk), "report")


def test_outlet_of_the_original_is_the_origin_of_a_reprint(press, event, gazette):
    wire = press.article("The mayors met in Geneva today.", "Wire", outlet=gazette)
    reprint = press.article("The mayors met in Geneva today!", "Reprint", reprint_of=wire)
    again = press.article("The mayors met in Geneva today?", "Again", translation_of=reprint)
    citation = press.cite(event, again, "The mayors met in Geneva today")
    assert boiled_down(citation) == (("outlet", gazette.pk), "report")


def test_article_of_an_unknown_outlet_is_its_own_origin(press, event, bridge):
    assert boiled_down(event.citations()[0]) == (("source", bridge.pk), "report")


def test_originals_ask_once_for_each_level(press, django_assert_num_queries):
    root = press.article("The mayors met.", "Root")
    middles = [press.article(f"Middle {n}.", f"M{n}", reprint_of=root) for n in range(3)]
    ends = [press.article(f"End {m.pk}.", "E", translation_of=m) for m in middles]
    fresh = list(Source.objects.filter(pk__in=[end.pk for end in ends]))
    with django_assert_num_queries(2):
        found = pages.originals(fresh)
    assert {found[end.pk] for end in ends} == {root}


def test_sources_that_reprint_each_other_do_not_hang(press):
    first, second = press.article("The mayors met.", "A"), press.article("They met.", "B")
    first.reprint_of, second.reprint_of = second, first
    first.save()
    second.save()
    assert set(pages.originals([first])) == {first.pk, second.pk}
