import pytest

from sources.models import SourceNotice
from sources.pages.rows import event_rows
from sources.pages.wording import shortened
from tests.sources.views.conftest import MEETING


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("They met in Geneva", "They met in Geneva"),
        ("They met in Geneva and in Basel", "They met in Geneva […]"),
        ("They met in a Donaudampfschiff", "They met in a […]"),
        ("Donaudampfschifffahrtsgesellschaft", "Donaudampfschifffahr […]"),
    ],
)
def test_long_words_are_cut_between_two_of_them(words, shown):
    assert shortened(words, 20) == shown


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("Ada met Ben in Geneva and then in Basel", "Ada met Ben in […]"),
        ("In Geneva and then in Basel Ada met Ben", "[…] Basel Ada met Ben"),
        ("In Geneva and then in Basel, in Bern and at last in Thun", "In Geneva and then […]"),
    ],
)
def test_shortened_words_keep_the_name_that_they_are_cited_for(words, shown):
    assert shortened(words, 20, keep=["Ada"]) == shown


def test_event_that_an_article_denies_is_contested(press, bridge, talks):
    denial = press.article("The talks in Geneva never took place, Ben Birch said.", "Never")
    words = "The talks in Geneva never took place"
    press.cite(talks, denial, words, "reality", value="denied", stance="contradicts")
    (row,) = event_rows([talks])
    assert row.contested == ("“happened”",)


def test_value_that_rests_on_less_than_the_whole_says_so(press, bridge, geneva):
    event = press.event("Deal", bridge, MEETING, publish=False, place=geneva)
    opinion = press.article("They surely met on 13 January 2020, we think.", "Opinion")
    event.occurred = "2020-01-13"
    event.save()
    press.cite(event, opinion, "They surely met on 13 January 2020", "occurred", voice="opinion")
    press.publish(event)
    (row,) = event_rows([event])
    assert row.reservations == (("date", "opinion"),)


def test_value_whose_only_article_its_publisher_retracted_says_so(press, bridge):
    event = press.event("Deal", bridge, MEETING, publish=False)
    wrong = press.article("They met on 13 January 2020 in Geneva.", "Wrong")
    event.occurred = "2020-01-13"
    event.save()
    press.cite(event, wrong, "They met on 13 January 2020", "occurred")
    press.publish(event)
    SourceNotice.objects.create(source=wrong, kind="retracted", words="We were wrong.")
    (row,) = event_rows([event])
    assert row.reservations == (("date", "nothing supports this"),)
