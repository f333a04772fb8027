import pytest

from tests.sources.suggest.pictures import proposed


@pytest.mark.parametrize(
    ("picture", "manner", "words"),
    [
        ("*“We will go,”* said the mayor.", "direct", "We will go"),
        ("“We will *go there*,” said the mayor.", "direct", "go there"),
        ("“They came. *We went*,” said the mayor.", "direct", "We went"),
        ("*“We will go,” said the mayor.*", "direct", "We will go"),
        ("“They came. *We went,” said the mayor*.", "direct", "We went"),
        ("“We will,” he said, *“go there.”*", "direct", "go there"),
        ("The mayor wrote: *“no comment”*.", "direct", "no comment"),
        ("The mayor spoke of *“more time”* for the town.", "partial", "more time"),
        ("*The mayor said the “old bridge” had to “go for good”.*", "partial", None),
        ("*The mayor said that the bridge was old.*", "indirect", None),
        ("The bridge, *the mayor said, was old*.", "indirect", "the mayor said, was old"),
        ("*The bridge was old.*", "", "The bridge was old"),
        ("*The “Volcano of Wrath” operation began.*", "", None),
        ("*„Wir gehen jetzt“*, sagte der Bürgermeister.", "direct", "Wir gehen jetzt"),
        ("وقال أحمد: *«لن نذهب»*.", "direct", "لن نذهب"),
    ],
)
def test_a_selection_is_direct_partial_or_indirect(picture, manner, words):
    proposal = proposed(picture)
    assert proposal.manner == manner
    if words is not None:
        assert proposal.words.words == words


def test_the_marked_words_of_a_partial_quote_are_its_parts():
    proposal = proposed("*The mayor said the “old bridge” had to “go for good”.*")
    assert [part.words for part in proposal.parts] == ["old bridge", "go for good"]
    assert proposal.words.words == "The mayor said the “old bridge” had to “go for good”"


def test_what_a_caption_says_is_no_quote():
    text = "“We will go,” said the mayor."
    caption = type("Caption", (), {"start": 0, "end": len(text), "kind": "caption"})
    proposal = proposed(f"*{text}*", regions=[caption])
    assert (proposal.manner, proposal.speakers, proposal.region) == ("", (), "caption")
    assert proposal.note == "These words are a caption."
