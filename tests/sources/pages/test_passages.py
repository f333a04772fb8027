from sources.anchoring import Span
from sources.models import Excerpt
from sources.pages.passages import Passage, stretches


def drawn(marked: str) -> str:
    """Where marks open and close when passages stand as in “a 1[b 2[c 1]d 2]e”, and nest."""
    text, starts, ends = "", {}, {}
    for at, character in enumerate(marked):
        follows = marked[at + 1 : at + 2]
        if character.isdigit() and follows in "[]":
            (starts if follows == "[" else ends)[int(character)] = len(text)
        elif character not in "[]":
            text += character
    passages = [
        Passage(number, Excerpt(start=starts[number], end=ends[number]), "", "", [])
        for number in sorted(starts)
    ]
    found = ""
    for stretch in stretches(text, Span(0, len(text)), passages):
        found += "".join(_sign(mark) for mark in stretch.opened)
        found += stretch.words + "</>" * stretch.closed
        found += "".join(f"[{passage.number}]" for passage in stretch.ended)
    return found


def _sign(mark) -> str:
    cut = "abc"[mark.cut - 1] if mark.cut else ""
    return f"<{mark.passage.number}{'' if mark.first else '…'}{cut}>"


def test_passages_beside_each_other_are_marked_apart():
    assert drawn("a 1[b1] c 2[d2]") == "a <1>b</>[1] c <2>d</>[2]"


def test_passage_within_another_nests():
    assert drawn("1[a 2[b2] c1] d") == "<1>a <2>b</>[2] c</>[1] d"


def test_passages_that_begin_together_nest_the_shorter():
    assert drawn("1[2[a2] b1]") == "<1><2>a</>[2] b</>[1]"


def test_passages_that_end_together_close_together():
    assert drawn("1[a 2[b2]1]") == "<1>a <2>b</></>[1][2]"


def test_passage_that_crosses_another_is_cut():
    assert drawn("1[a 2[b1] c2] d") == "<1>a <2a>b</></>[1]<2…a> c</>[2] d"


def test_pieces_of_each_cut_passage_have_a_number_of_their_own():
    assert drawn("1[a 2[3[b1] c3] d2]") == ("<1>a <2a><3b>b</></></>[1]<2…a><3…b> c</>[3] d</>[2]")


def test_words_without_passages_are_one_stretch():
    assert drawn("abc") == "abc"
