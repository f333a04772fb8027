"""Which words of a partial quote its speaker said: those that stand in quotation marks."""

_CLOSING = {
    "“": "”",
    "„": "“”",
    "‟": "”",
    "«": "»",
    "»": "«",
    "‹": "›",
    '"': '"',
    "「": "」",
    "『": "』",
    "《": "》",
}
_MARKS = frozenset("".join([*_CLOSING, *_CLOSING.values()]))


def marked_words(text: str) -> str:
    """The marked words, with `[…]` between them; a text without marks is those words itself.

    Blank where the marks make no pairs: then nobody can tell whose words are whose.
    """
    if _MARKS.isdisjoint(text):
        return text
    found, open_mark, start = [], "", 0
    for at, char in enumerate(text):
        if open_mark and char in _CLOSING[open_mark]:
            found.append(text[start:at].strip())
            open_mark = ""
        elif not open_mark and char in _CLOSING:
            open_mark, start = char, at + 1
        elif not open_mark and char in _MARKS:
            return ""
    return "" if open_mark else " […] ".join(filter(None, found))
