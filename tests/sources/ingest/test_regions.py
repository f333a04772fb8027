import itertools
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.ingest import clean, decode, first_line_headline, propose_regions

BEFORE = "The council of the river towns met in Alder on Monday to speak about the old bridge."
AFTER = "Nobody in the hall could say what the repairs would cost, and the mayor left early."
ATTRIBUTION = "— Alder Council (@aldercouncil) March 4, 2021"


def regions(text):
    return [(region.kind, text[region.start : region.end]) for region in propose_regions(text)]


def between(*blocks):
    "The regions of these blocks between two paragraphs of prose."
    return regions("\n\n".join([BEFORE, *blocks, AFTER]))


@pytest.mark.parametrize("line", ["Chaos and war", "The turning point", "2020 in numbers", "Après"])
def test_a_short_line_between_paragraphs_is_a_headline(line):
    assert between(line) == [("headline", line)]


@pytest.mark.parametrize(
    "line",
    [
        "Alder-Birch deal: 4 things to know about the bridge",
        "New bridge opens – what drivers on both banks must know",
        "Mayor Of Alder Resigns After Long Night In Council",
    ],
)
def test_a_longer_line_that_reads_like_a_headline_is_a_related_link(line):
    assert between(line) == [("related_link", line)]


@pytest.mark.parametrize(
    "line",
    [
        "Read more: Who pays for the bridge?",
        "• See also: Ferry fares rise",
        "Lesen Sie auch: Die Brücke",
        "اقرأ أيضا: الجسر القديم",
    ],
)
def test_a_labelled_link_is_a_related_link(line):
    assert between(line) == [("related_link", line)]


def test_a_bulleted_caption_and_its_credits_are_told_apart():
    assert between("  • The bridge at dawn.\n  • Reuters\n  • © Jo Lens / Pool") == [
        ("caption", "• The bridge at dawn."),
        ("credit", "• Reuters"),
        ("credit", "• © Jo Lens / Pool"),
    ]


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        ("The bridge\n© Jo Lens", [("caption", "The bridge"), ("credit", "© Jo Lens")]),
        ("© Jo Lens", [("credit", "© Jo Lens")]),
        ("Copyright © Jo Lens", [("credit", "Copyright © Jo Lens")]),
        ("Photo: Jo Lens/AFP", [("credit", "Photo: Jo Lens/AFP")]),
        ("The bridge © Jo Lens", [("caption", "The bridge © Jo Lens")]),
        ("Ada Alder. Photograph: Jo Lens", [("caption", "Ada Alder. Photograph: Jo Lens")]),
        (
            "© 2021 The Daily Gull. All rights reserved.",
            [("credit", "© 2021 The Daily Gull. All rights reserved.")],
        ),
    ],
)
def test_credits_are_known_by_their_marks(block, expected):
    assert between(block) == expected


def test_a_post_reaches_from_its_first_word_to_its_attribution():
    post = "We met @AdaAlder today. pic.example/x\nMore to come!"
    assert between(post, ATTRIBUTION) == [("embedded_post", f"{post}\n\n{ATTRIBUTION}")]


def test_a_post_with_its_attribution_below_it_in_one_block():
    assert between(f"We met today.\n{ATTRIBUTION}") == [
        ("embedded_post", f"We met today.\n{ATTRIBUTION}")
    ]


def test_a_second_attribution_does_not_take_the_first_post():
    assert between("We met today.", ATTRIBUTION, ATTRIBUTION) == [
        ("embedded_post", f"We met today.\n\n{ATTRIBUTION}"),
        ("embedded_post", ATTRIBUTION),
    ]


def test_a_post_where_line_ends_part_paragraphs():
    text = f"{BEFORE}\nWe met today.\n{ATTRIBUTION}\n{AFTER}"
    assert regions(text) == [("embedded_post", f"We met today.\n{ATTRIBUTION}")]


@pytest.mark.parametrize(
    "attribution",
    [
        "- UN (@UN_1) 3 février 2021",
        "— عمدة (@umda) ٤ مارس ٢٠٢١",
        "– 市長 (@mayor) 2021年3月4日",
    ],
)
def test_a_post_is_known_by_its_attribution_in_any_language(attribution):
    assert between("Nous y sommes", attribution) == [
        ("embedded_post", f"Nous y sommes\n\n{attribution}")
    ]


PROSE = {
    "a sentence": ["He left."],
    "a short question": ["What next?"],
    "a quotation": ["“We will not close the bridge,” said Ada Alder"],
    "a quotation alone": ["“We will not close the bridge”"],
    "dialogue": ["“Where is he?”", "“Gone”", "— Gone where", "- Home"],
    "a note mark": ["It was built by two brothers in 1903.[3]"],
    "a closing bracket": ["Others say that it was three (there are no records.)"],
    "an ellipsis": ["And then nothing …"],
    "a list": ["• Alder", "• Birch and Cedar\n• Elm"],
    "a numbered list": ["1. Alder", "2) Birch", "a) Cedar"],
    "a list without bullets": ["Alder", "Birch", "Cedar"],
    "a list of agencies": ["• Reuters\n• AFP"],
    "what a colon announces": ["The towns are these:", "Alder and Birch"],
    "two sentences without a stop": ["He came. He saw"],
    "a sentence without its stop": ["He never came back", "They were all there at the time"],
    "a long line without its stop": ["nobody in the hall had any idea of what it would cost"],
    "a copyright sign in prose": ["© is what they stamped on it, a clerk said."],
    "a photograph in prose": ["Photo: the mayor is seen leaving the hall."],
    "a handle in prose": ["Write to Ada Alder (@adaalder) by March 2021."],
    "a byline": ["— Ada Alder (@adaalder)"],
    "see also in prose": ["See also: the law of 1903, which nobody read."],
    "an address": ["https://gull.example/bridge", "ada@gull.example"],
    "verse": ["Over the river\nthe bridge is broken\nand nobody crosses"],
    "wrapped by hand": ["The bridge has two towers: one of them is\nolder than the town itself."],
    "Arabic": ["قال العمدة إن الجسر سيبقى مفتوحا حتى نهاية العام.", "هل يعود؟", "الجسر القديم"],
    "Japanese": ["市長は橋を閉鎖しないと述べた。", "古い橋"],
    "Hindi": ["महापौर ने कहा कि पुल खुला रहेगा।"],
    "separators": ["* * *", "—", "***", "12", "…"],
}


@pytest.mark.parametrize("blocks", PROSE.values(), ids=PROSE)
def test_prose_is_never_a_region(blocks):
    assert between(*blocks) == []


def test_arabic_prose_holds_no_region():
    sentence = "قال عمدة المدينة إن الجسر القديم سيبقى مفتوحا حتى نهاية العام رغم أعمال الترميم."
    assert regions("\n\n".join([sentence] * 3)) == []
    assert regions("\n".join([sentence + " " + sentence] * 3)) == []


def test_a_line_at_the_end_is_no_headline():
    assert regions(f"{BEFORE}\n\n{AFTER}\n\nAda Alder in Birch") == []


def test_lines_wrapped_by_hand_hold_no_region():
    text = f"{BEFORE} {AFTER} " * 8
    words, lines = text.split(), []
    while words:
        lines.append(" ".join(words[:9]))
        words = words[9:]
    assert regions("\n".join(lines)) == []


@pytest.mark.parametrize(
    "first",
    [
        "Mayors meet in Alder",
        "What the talks in Alder mean for Birch, and for the bridge: an overview",
        "عمدة المدينة يعلن إعادة فتح الجسر القديم",
        "市長が橋の再開を発表",
    ],
)
def test_the_first_line_is_proposed_as_headline(first):
    text = f"{first}\n\n{BEFORE}\n\n{AFTER}"
    assert first_line_headline(text) == first
    assert regions(text) == [("headline", first)]


def test_the_first_line_is_a_headline_above_byline_and_date():
    text = f"Mayors meet in Alder\n\nBy Tom Reed\n\n4 March 2021\n\n{BEFORE}\n\n{AFTER}"
    assert first_line_headline(text) == "Mayors meet in Alder"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n",
        "Mayors meet in Alder",
        f"{BEFORE}\n\n{AFTER}",
        f"“Where is he”\n\n{BEFORE}",
        f"By Ada Alder\n\n{BEFORE}",
        f"Mayors meet. And part\n\n{BEFORE}",
        f"the mayors met\n\n{BEFORE}",
        f"{'Mayors meet again ' * 20}\n\n{BEFORE}",
        "Over the river\n\nThe bridge is broken\n\nAnd nobody crosses",
    ],
)
def test_the_first_line_is_no_headline(text):
    assert first_line_headline(text) == ""


@given(
    st.lists(
        st.sampled_from(
            [
                *(BEFORE, AFTER, ATTRIBUTION, "", "Chaos and war", "• © Jo Lens"),
                *("  • The bridge", "Read more: The bridge", "👩\u200d🚀 e\u0301"),
                "Deal signed: four points that matter most now",
            ]
        ),
        max_size=14,
    )
)
def test_regions_are_in_order_apart_and_without_space_around_them(lines):
    text = "\n".join(lines)
    found = propose_regions(text)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    for region in found:
        words = text[region.start : region.end]
        assert words
        assert words == words.strip()


@given(st.text("aB. :\n•©—-“”(@)2010\u2028\r\t", max_size=80))
def test_regions_are_proposed_for_any_characters(noise):
    for region in propose_regions(noise):
        assert noise[region.start : region.end].strip()


@pytest.mark.parametrize(
    "text",
    [
        "a" + ")" * 300_000,
        ("- " + "(@" * 140 + "\n") * 1_000,
        f"{ATTRIBUTION}\n" * 6_000,
        "© A\n" * 60_000,
        "“" * 300_000,
        "Ab c\n\n" * 50_000,
        ("Photo: " * 40 + "\n") * 1_000,
    ],
)
def test_regions_take_time_in_line_with_the_length(text):
    started = time.perf_counter()
    propose_regions(text)
    assert time.perf_counter() - started < 5


@pytest.mark.articles
def test_regions_of_the_first_article(articles_dir):
    text = decode((articles_dir / "000_99dd7801cd843c9e.txt").read_bytes())
    (kind, post), *others = regions(text)
    assert kind == "embedded_post"
    assert post.startswith("SRSG @GhassanSalame & DSRSG")
    assert post.endswith("pic.twitter.com/yLMDZWSVH0\n\n- UNSMIL (@UNSMILibya) February 1, 2020")
    assert others == [
        ("headline", "Chaos and war"),
        ("caption", "• Khalifa Haftar"),
        ("credit", "• Reuters"),
        ("credit", "• © Costas Baltas"),
        ("caption", "• Libyan settlement summit in Berlin."),
        ("credit", "• Reuters"),
        ("credit", "• © Kay Nietfeld / Pool"),
        ("headline", "Insoluble contradictions"),
        ("caption", "• LNA fighters"),
        ("credit", "• AFP"),
        ("credit", "• © Abdullah DOMA"),
    ]
    assert first_line_headline(text) == ""


@pytest.mark.articles
def test_regions_of_the_second_article(articles_dir):
    text = decode((articles_dir / "002_e5653f429a8df4d3.txt").read_bytes())
    headline = "What Haftar’s readiness to continue talks in Moscow means for Libya"
    assert first_line_headline(text) == headline
    assert regions(text) == [
        ("headline", headline),
        ("headline", "The turning point"),
        ("headline", "Ready to talk"),
        (
            "related_link",
            "Erdogan-Putin deal: 4 key-points of the Turkish-Russian future collaboration",
        ),
    ]


@pytest.mark.articles
@pytest.mark.parametrize("name", ["000_99dd7801cd843c9e.txt", "002_e5653f429a8df4d3.txt"])
def test_the_articles_come_clean(articles_dir, name):
    text = decode((articles_dir / name).read_bytes())
    assert clean(text).text == text
