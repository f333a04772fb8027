"""Which quotation marks of a paragraph belong together.

One walk with a stack, so that no text of marks costs more than its length.
"""

import re

from sources.anchoring.characters import is_word_character

LONGEST = 4_000
DEEPEST = 4

MARK = re.compile("[\"'“”„‟‘’‚«»‹›「」『』〝〞〟＂]")
CLOSERS = {
    "“": '”“‟"',
    "”": "”“",
    "„": '“”‟"',
    "‟": "”",
    "«": "»",
    "»": "«»",
    "‹": "›",
    "›": "‹",
    "‘": "’",
    "‚": "‘’",
    '"': '"”',
    "＂": "＂",
    "'": "'",
    "「": "」",
    "『": "』",
    "〝": "〞〟",
}
# A closing mark that might as well open: it closes only where a word ends before it.
_TIGHT = {("„", "“"), ("“", "“"), ("”", "“"), ("”", "”"), ("»", "«"), ("»", "»"), ("›", "‹")}
_OUTRIGHT = "“„‟«‹‚「『〝"
_LEFT_OPEN = "“„«「"
_BEFORE_OPENING = "([{—–-/¿¡:،؛（「『" + "".join(CLOSERS)
_PAUSES = ",.;:!?…،"
_ELISION = re.compile(r"'(?:\d\ds?|n|em|til|tis|twas|cause|bout)\b", re.IGNORECASE)
# A plural's apostrophe is no closing mark where a better one follows before a new opening.
_STRONG = re.compile(r"(?P<better>[.,!?…][’']|[’'](?=[.,;:!?…]))|(?<!\w)[‘'](?=\w)")
_AHEAD = 200


def pair_marks(text: str, start: int, end: int) -> tuple[list[tuple[int, int]], int | None]:
    """The offsets of marks that open and close a quotation, in the order in which they close.

    The second value is where a mark opens a quotation that nothing closes: None where there is
    none, or where other quotations follow it.
    """
    stack: list[int] = []
    pairs: list[tuple[int, int]] = []
    for mark in MARK.finditer(text, start, end):
        at = mark.start()
        depth = _closed_depth(text, at, stack, start, end)
        if depth:
            pairs.append((stack[-depth], at))
            del stack[-depth:]
        elif _opens(text, at, start, end):
            stack.append(at)
    return pairs, _left_open(text, start, stack, pairs)


def _closed_depth(text: str, at: int, stack: list[int], start: int, end: int) -> int:
    """How far down the stack the mark stands that this one closes; 0 for none."""
    for depth in range(1, min(DEEPEST, len(stack)) + 1):
        opener = stack[-depth]
        fits = text[at] in CLOSERS[text[opener]] and at - opener <= LONGEST
        if fits and _closes(text, opener, at, start, end):
            return depth
    return 0


def _closes(text: str, opener: int, at: int, start: int, end: int) -> bool:
    before, after = _beside(text, at, start, end)
    mark = text[at]
    if mark in "’'" or (text[opener], mark) == ("‚", "‘"):
        return not before.isspace() and not is_word_character(after) and _ends(text, at, end)
    if mark in '"＂':
        # “without preconditions, "said” closes, though it looks like an opening mark.
        looks_opening = before.isspace() and is_word_character(after)
        return not looks_opening or text[at - 2] in _PAUSES
    if (text[opener], mark) in _TIGHT:
        return not before.isspace() and not is_word_character(after)
    return True


def _ends(text: str, at: int, end: int) -> bool:
    """Whether a single mark is more likely a closing one than the apostrophe of a plural."""
    if text[at - 1] not in "sS" or not text[at + 1 : at + 3].strip().islower():
        return True
    ahead = _STRONG.search(text, at + 1, min(end, at + _AHEAD))
    return not (ahead and ahead["better"])


def _opens(text: str, at: int, start: int, end: int) -> bool:
    before, after = _beside(text, at, start, end)
    mark = text[at]
    free = before.isspace() or before in _BEFORE_OPENING
    if mark in _OUTRIGHT:
        return at + 1 < end and not (is_word_character(before) and not is_word_character(after))
    if mark == "‘":
        return not is_word_character(before) and not after.isspace()
    if mark == "'":
        return free and after.isalnum() and not _ELISION.match(text, at, end)
    if mark in "”»›":
        return free and is_word_character(after)
    return mark in '"＂' and free and not after.isspace()


def _beside(text: str, at: int, start: int, end: int) -> tuple[str, str]:
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < end else " "
    return before, after


def _left_open(text: str, start: int, stack: list[int], pairs: list[tuple[int, int]]) -> int | None:
    last = max((opener for opener, _ in pairs), default=-1)
    for at in stack:
        if text[at] in _LEFT_OPEN or (text[at] == '"' and at == start):
            return at if at > last else None
    return None
