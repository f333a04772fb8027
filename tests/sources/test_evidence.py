import pytest

from sources import evidence
from sources.evidence import corroborate, dates_clash, disagree, realities_clash
from sources.models import Place


def report(article, outlet=None, origin=None, **more):
    """An article that reports by itself, of a known or an unknown outlet."""
    return evidence.Testimony(
        "x", article, outlet, origin or outlet or f"article {article}", **more
    )


def relay(article, outlet=None, document="letter"):
    return evidence.Testimony("x", article, outlet, document, rests_on="document")


def counted(*testimonies):
    found = corroborate(testimonies)
    return found.articles, found.outlets, found.voices, found.words


CASES = {
    "nothing": ([], (0, 0, 0, "nothing supports this")),
    "one article of an unknown outlet": ([report(1)], (1, 0, 0, "one article")),
    "one article of a known outlet": ([report(1, "Courier")], (1, 1, 1, "one article")),
    "one article twice": ([report(1, "Courier"), report(1, "Courier")], (1, 1, 1, "one article")),
    "two unknown outlets": ([report(1), report(2)], (2, 0, 0, "two articles, outlets unknown")),
    "three outlets": (
        [report(1, "Courier"), report(2, "Herald"), report(3, "Post")],
        (3, 3, 3, "three outlets"),
    ),
    "one outlet twice": (
        [report(1, "Courier"), report(2, "Courier")],
        (2, 1, 1, "two articles of one outlet"),
    ),
    "two outlets relay one document": (
        [relay(1, "Courier"), relay(2, "Herald")],
        (2, 2, 1, "two outlets, one document"),
    ),
    "unknown outlets relay one document": (
        [relay(1), relay(2)],
        (2, 0, 0, "two articles, one document"),
    ),
    "one relays, one reports": (
        [relay(1, "Courier"), report(2, "Herald")],
        (2, 2, 2, "two outlets"),
    ),
    "two of three outlets relay one document": (
        [relay(1, "Courier"), relay(2, "Herald"), report(3, "Post")],
        (3, 3, 2, "three outlets, two independent origins"),
    ),
    "two outlets relay two documents": (
        [relay(1, "Courier", "letter"), relay(2, "Herald", "post")],
        (2, 2, 2, "two outlets"),
    ),
    "a reprint": (
        [report(1, "Courier"), report(2, "Herald", origin="Courier")],
        (2, 2, 1, "two outlets, one report"),
    ),
    "a translation of an unknown outlet": (
        [report(1, "Courier"), report(2, None, origin="Courier")],
        (2, 1, 1, "two articles, one report"),
    ),
    "a known and an unknown outlet": (
        [report(1, "Courier"), report(2)],
        (2, 1, 1, "one outlet, and one article of an unknown outlet"),
    ),
    "two known and two unknown outlets": (
        [report(1, "Courier"), report(2, "Herald"), report(3), report(4)],
        (4, 2, 2, "two outlets, and two articles of unknown outlets"),
    ),
    "two outlets on one person's word": (
        [
            evidence.Testimony("x", 1, "Courier", "Merkel", "person", voice="attributed"),
            evidence.Testimony("x", 2, "Herald", "Merkel", "person", voice="attributed"),
        ],
        (2, 2, 1, "two outlets, one person"),
    ),
    "more than ten": (
        [report(number, f"outlet {number}") for number in range(12)],
        (12, 12, 12, "12 outlets"),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_voices_are_counted(name):
    testimonies, wanted = CASES[name]
    assert counted(*testimonies) == wanted
    assert counted(*reversed(testimonies)) == wanted


def test_opinion_alone_is_told_from_report():
    opinion = report(1, "Courier", voice="opinion")
    assert corroborate([opinion]).opinion_only
    assert not corroborate([opinion, report(2)]).opinion_only
    assert not corroborate([]).opinion_only


def says(value, stance="supports"):
    return evidence.Testimony(value, 1, None, 1, stance=stance)


@pytest.mark.parametrize(
    ("value", "other", "clash"),
    [
        ("2020-01-13", "2020-01-14", True),
        ("2020-01-13", "2020-01-13", False),
        ("2020-01", "2020-01-13", False),
        ("2019-21", "2019-04", False),
        ("2019-21", "2019-09", True),
        ("2014/2015", "2015", False),
        ("2014/2015", "2016", True),
        ("2011/..", "2020", False),
        ("2011/..", "2010", True),
        ("[2020-01-14..2020-01-31]", "2020-01-20", False),
        ("[2020-01-14..2020-01-31]", "2020-02-01", True),
        ("2020-01~", "2020-02", False),
        ("2020-01~", "2020-05", True),
    ],
)
def test_dates_clash_where_they_share_no_day(value, other, clash):
    assert dates_clash(value, other) is dates_clash(other, value) is clash
    found = disagree(value, [says(value), says(other)], dates_clash)
    assert found.contested is clash
    assert found.contradictions + found.differences == ((other,) if value != other else ())


@pytest.mark.parametrize(
    ("one", "other", "clash"),
    [
        ("happened", "denied", True),
        ("happened", "cancelled", True),
        ("happened", "announced", False),
        ("happened", "alleged", False),
        ("announced", "cancelled", False),
        ("alleged", "denied", False),
        ("happened", "happened", False),
    ],
)
def test_realities_clash_where_both_can_not_hold(one, other, clash):
    assert realities_clash(one, other) is realities_clash(other, one) is clash
    assert disagree(one, [says(other)], realities_clash).contested is clash


@pytest.mark.parametrize(
    ("value", "others"),
    [
        ("We stay", ["We remain", "We will stay"]),
        ("Fayez Sarraj", ["Faiz Sarraj"]),
        ("actor:1 participant", ["actor:2 participant"]),
    ],
    ids=["renderings", "spellings", "lists"],
)
def test_what_may_have_several_values_differs_and_is_not_contested(value, others):
    found = disagree(value, [says(value), *map(says, others)])
    assert (found.contested, found.differences) == (False, tuple(others))


def test_editor_contests_by_stance():
    found = disagree("We stay", [says("We leave", "contradicts"), says("We remain", "differs")])
    assert (found.contradictions, found.differences) == (("We leave",), ("We remain",))


def test_value_that_contradicts_is_not_a_difference_too():
    found = disagree("We stay", [says("We leave"), says("We leave", "contradicts")])
    assert (found.contradictions, found.differences) == (("We leave",), ())


def test_agreement_and_silence_are_no_disagreement():
    assert disagree("x", [says("x"), says("x")], dates_clash) == disagree("x", [])
    assert not disagree("x", []).contested


@pytest.mark.parametrize(
    ("one", "other", "clash"),
    [
        (("Geneva", "Switzerland", "town"), ("Switzerland", "Switzerland", "country"), False),
        (("Geneva", "Switzerland", "town"), ("Berlin", "Germany", "town"), True),
        (("Geneva", "Switzerland", "town"), ("Germany", "Germany", "country"), True),
        (("Geneva", "", "town"), ("Geneva", "Switzerland", "town"), False),
        (("Geneva", "Switzerland", "town"), ("Basel", "Switzerland", "town"), True),
    ],
)
def test_places_clash_unless_one_is_less_exact(one, other, clash):
    first, second = (
        Place(pk=number, name=name, country=country, precision=precision)
        for number, (name, country, precision) in enumerate((one, other), 1)
    )
    assert first.clashes_with(second) is second.clashes_with(first) is clash


def test_what_contradicted_an_earlier_value_and_fits_this_one_is_a_difference():
    testimonies = [says("2021-03"), says("2021-03-04", stance="contradicts")]
    found = disagree("2021-03", testimonies, dates_clash)
    assert (found.contradictions, found.differences) == ((), ("2021-03-04",))
