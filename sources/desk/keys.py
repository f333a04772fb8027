"""The desk's keys, as the page explains them."""

KEYS = (
    (
        "With words selected",
        (
            (("q",), "enter a quote"),
            (("e",), "enter an event"),
            (("a",), "enter an actor"),
            (("c",), "cite the words for an entry that is there"),
            (("w",), "widen the selection by a word"),
            (("s",), "widen it to the sentence"),
            (("p",), "widen it to the paragraph"),
            (("d",), "dismiss a quotation that quotes nobody, or take that back"),
        ),
    ),
    (
        "In the text",
        (
            (("n",), "select the next quotation or paragraph that is not covered"),
            (("Shift", "n"), "select the one before"),
            (("←", "→"), "go by words; with Shift, extend the selection"),
            (("↑", "↓"), "go by sentences; with Shift, extend the selection"),
            (("Enter",), "on marked words: show what cites them"),
        ),
    ),
    (
        "Everywhere",
        (
            (("Ctrl", "Enter"), "save the form"),
            (("F6",), "go from the form to the text and back"),
            (("u",), "undo your last step"),
            (("Esc",), "give up"),
            (("?",), "show these keys"),
        ),
    ),
)
