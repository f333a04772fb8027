import pytest

from sources.anchoring import (
    JOIN,
    MAX_EXCERPT,
    MAX_PLACES,
    Absent,
    Ambiguous,
    AnchorError,
    Found,
    check_span,
    compare_standing,
    crosses_join,
    cuts_word,
    join_passages,
    locate,
    place,
)

BROKEN = (
    "Moscow believes that the Libyan crisis can be resolved only through inclusive dialogue "
    "without preconditions, ”said Grigory Lukyanov, an expert."
)


def find(text, words, **hints):
    """What `words` were found to be, in the text's own characters."""
    found = locate(text, words, **hints)
    assert isinstance(found, Found), found
    assert text[found.place.start : found.place.end] == found.place.exact
    return found.place.exact


def marked(picture):
    """The text and the span of a picture such as "The mayor *said no* today."."""
    before, words, after = picture.split("*")
    return before + words + after, len(before), len(before) + len(words)


def refusal(picture, **kwargs):
    with pytest.raises(AnchorError) as refused:
        check_span(*marked(picture), **kwargs)
    return str(refused.value)


def test_locate_gives_offsets_and_context_in_code_points():
    text = "👩‍👩‍👧 The İstanbul talks of January 12 were led by Field Marshal Haftar himself."
    at = text.index("İstanbul")
    assert locate(text, "İstanbul talks") == Found(place(text, at, at + 14))
    assert place(text, at, at + 14).prefix == "👩‍👩‍👧 The "
    assert place(text, at, at + 14).suffix == " of January 12 were led by Field"


@pytest.mark.parametrize(
    ("text", "pasted", "stands"),
    [
        (BROKEN, 'preconditions, "said Grigory', "preconditions, ”said Grigory"),
        ("Haftar’s readiness", "Haftar's readiness", "Haftar’s readiness"),
        ("the «Volcano of Wrath» operation", '"Volcano of Wrath"', "«Volcano of Wrath»"),
        ("said ‚no‘ twice", "`no`", "‚no‘"),
        ("in 2014–2015 they", "2014-2015", "2014–2015"),
        ("peace -- at last", "peace — at last", "peace -- at last"),
        ("well… perhaps", "well... perhaps", "well… perhaps"),
        ("well... perhaps", "well… perhaps", "well... perhaps"),
        ("on 5\u00a0January\u202f2020", "5 January 2020", "5\u00a0January\u202f2020"),
        ("The talks\nbegan here", "talks\r\nbegan", "talks\nbegan"),
        ("The talks\n\n began here", "  talks began\n", "talks\n\n began"),
        ("a soft\u00adened stance", "softened stance", "soft\u00adened stance"),
        ("António Guterres spoke", "Anto\u0301nio Guterres", "António Guterres"),
        ("Anto\u0301nio Guterres spoke", "António Guterres", "Anto\u0301nio Guterres"),
        ("قال لحفتر اليوم", "حفتر", "حفتر"),
        ("🇱🇾🇹🇷 talks", "🇹🇷", "🇹🇷"),
    ],
)
def test_locate_finds_pasted_variations_in_the_articles_own_characters(text, pasted, stands):
    assert find(text, pasted) == stands


def test_locate_prefers_the_very_characters():
    assert locate('He said “no”. He said "no".', '"no"').place.start == 22


def test_locate_keeps_case_and_the_two_kinds_of_quotation_marks_apart():
    assert isinstance(locate("The talks", "the talks"), Absent)
    assert isinstance(locate("the “talks” end", "'talks'"), Absent)


def test_locate_keeps_the_joiners_that_words_need():
    assert isinstance(locate("نمی‌خواهم", "نمیخواهم"), Absent)
    assert find("re\u200cad", "read") == "re\u200cad"


def test_locate_finds_no_half_of_an_ellipsis_or_dash():
    assert isinstance(locate("wait… what", "wait."), Absent)
    assert find("a -- b", "a –") == "a --"


def test_locate_lists_all_places_each_with_its_context():
    found = locate("Haftar met Putin. Haftar left.", "Haftar")
    assert isinstance(found, Ambiguous)
    assert [(spot.start, spot.prefix[-3:], spot.suffix[:4]) for spot in found.places] == [
        (0, "", " met"),
        (18, "n. ", " lef"),
    ]


def test_locate_counts_places_that_overlap_and_caps_the_list():
    assert locate("哈哈哈", "哈哈").total == 2
    many = locate("no " * 1000, "no")
    assert (len(many.places), many.total) == (MAX_PLACES, 1000)


@pytest.mark.parametrize(
    ("hints", "start"),
    [
        ({"prefix": "Then "}, 23),
        ({"suffix": " left"}, 23),
        ({"suffix": " “now”."}, 49),
        ({"suffix": '"now"'}, 49),
        ({"near": 40}, 49),
        ({"near": 0}, 0),
        ({"prefix": "Then", "near": 0}, 23),
        ({"prefix": "not there", "near": 20}, 23),
    ],
)
def test_locate_settles_ambiguity_by_context_then_by_nearness(hints, start):
    text = "Haftar came here. Then Haftar left. They awaited Haftar “now”."
    assert locate(text, "Haftar", **hints).place.start == start


def test_locate_stays_ambiguous_between_two_equally_near():
    assert locate("no yes no", "no", near=3.5).total == 2


def test_locate_says_when_words_stand_only_inside_longer_words():
    found = locate("The Haftarists came.", "Haftar")
    assert isinstance(found, Absent)
    assert [spot.exact for spot in found.inside_words] == ["Haftar"]
    assert locate("Haftarists and Haftar", "Haftar").place.start == 15


def test_locate_proposes_the_nearest_passages_best_first():
    text = (
        "Moreover, Haftar’s readiness to return to Moscow is a sign. "
        "Erdogan spoke of his readiness to travel. The weather was fine."
    )
    found = locate(text, "Haftars readyness to retrun to Moscow")
    assert found.nearest[0].exact == "Haftar’s readiness to return to Moscow"
    assert 90 < found.nearest[0].score < 100
    assert [near.score for near in found.nearest] == sorted(
        (near.score for near in found.nearest), reverse=True
    )


def test_locate_proposes_a_name_that_is_misspelt():
    assert locate("Fayez Sarraj was there.", "Saraj").nearest[0].exact == "Sarraj"


def test_locate_proposes_nothing_for_other_words_or_none():
    assert locate("The weather was fine.", "Quarterly zinc exports") == Absent()
    assert locate("The weather was fine.", " \u200b\n") == Absent()


@pytest.mark.parametrize(
    "picture",
    [
        "*Haf*tar",
        "Haf*tar*",
        "Haf*\u00adtar*",
        "20*20*",
        "*cafe*\u0301 noir",
        "*❤*\ufe0f",
        "👩*\u200d👧*",
        "*👩\u200d*👧",
        "*👍*🏽",
        "🇱*🇾🇹*🇷",
        "*1*\ufe0f\u20e3",
        "قا*ل*\u064e",
        "*١*٢",
        "*กล*ั",
        "*ก*ำลั",
    ],
)
def test_cuts_word_refuses_a_cut_inside_a_word_or_character(picture):
    assert cuts_word(*marked(picture))


@pytest.mark.parametrize(
    "picture",
    [
        "*Haftar*’s",
        "Abdel Fattah al-*Sisi*",
        "@*GhassanSalame*",
        "ل*حفتر*",
        "ב*מוסקבה*",
        "在*利比亚*的",
        "*ลิเบีย*วันนี้",
        "*กำ*ลั",
        "*2020*年",
        "🇱🇾*🇹🇷*",
        "*👍🏽*👍",
        "*İstanbul*",
        "snake_*case*",
    ],
)
def test_cuts_word_allows_the_edges_of_words(picture):
    assert not cuts_word(*marked(picture))


def test_check_span_says_what_to_do():
    assert refusal("The ** talks").startswith("The passage is empty")
    assert refusal("The* * talks").startswith("The passage is empty")
    assert refusal("The*\u200b\u00ad*talks").startswith("The passage is empty")
    assert refusal("The* talks*").startswith("The passage begins or ends with white space")
    assert (
        refusal("The *tal*ks")
        == "The passage cuts a word in two, “The tal|ks”; select whole words."
    )
    assert "1,201 characters" in refusal("*" + "a" * (MAX_EXCERPT + 1) + "*")
    with pytest.raises(AnchorError, match="outside the text"):
        check_span("The talks", 4, 10)
    with pytest.raises(AnchorError, match="outside the text"):
        check_span("The talks", -5, 3)


def test_check_span_accepts_the_longest_excerpt():
    check_span("a" * MAX_EXCERPT, 0, MAX_EXCERPT)


def test_check_span_refuses_a_join_in_passages_alone():
    text = join_passages(["The talks.", "They ended."])
    assert text == f"The talks.{JOIN}They ended."
    check_span(text, 4, 21)
    with pytest.raises(AnchorError, match="join between two passages"):
        check_span(text, 4, 21, passages=True)
    check_span(text, 0, 10, passages=True)
    check_span(text, 17, 28, passages=True)


def test_crosses_join_is_true_for_any_of_its_characters():
    text = f"ab{JOIN}cd"
    touching = [at for at in range(len(text)) if crosses_join(text, at, at + 1)]
    assert touching == [2, 3, 4, 5, 6, 7, 8]
    assert not crosses_join(text, 0, 2)
    assert not crosses_join(text, 9, 11)


@pytest.mark.parametrize(
    ("later", "state", "stands"),
    [
        ("The talks began. He *said no* twice.", "unchanged", "said no"),
        ("Today the talks began. He *said no* twice.", "moved", "said no"),
        ("She said no too. The talks began. He *said no* twice.", "moved", "said no"),
        ("We said no. You said no.", "ambiguous", None),
        ("Indeed he *said\nno* twice.", "changed", "said\nno"),
        ("Indeed he *said not* twice.", "changed", "said not"),
        ("She said no too. Now he said no twice.", "ambiguous", None),
        ("He was silent all day long.", "gone", None),
        ("The talks began. He kept silent for hours.", "gone", None),
    ],
)
def test_compare_standing_says_what_became_of_an_excerpt(later, state, stands):
    old, start, end = marked("The talks began. He *said no* twice.")
    new = later.replace("*", "")
    standing = compare_standing(old, start, end, new)
    assert standing.state == state
    if stands is None:
        assert (standing.start, standing.end) == (None, None)
    else:
        assert (new, standing.start, standing.end) == marked(later)
