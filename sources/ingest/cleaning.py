"""Bytes and pasted text in, text fit for a snapshot out, with every change said."""

import codecs
import itertools
import re
import unicodedata
from dataclasses import dataclass

from sources.ingest.errors import IngestError

MAX_TEXT = 1_000_000
"""Code points."""

# UTF-32 comes first: its little-endian mark begins with that of UTF-16.
BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

CONTROLS = r"\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"
NONCHARACTERS = "\ufdd0-\ufdef" + "".join(
    chr(plane + last) for plane in range(0, 0x110000, 0x10000) for last in (0xFFFE, 0xFFFF)
)
DROPPED = (
    ("control character", "control characters", re.compile(f"[{CONTROLS}]")),
    (
        "broken character (half of a pair)",
        "broken characters (halves of pairs)",
        re.compile("[\ud800-\udfff]"),
    ),
    ("byte order mark", "byte order marks", re.compile("\ufeff")),
    ("noncharacter", "noncharacters", re.compile(f"[{NONCHARACTERS}]")),
)
LINE_END = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")

# Natural text stays under 30 marks on one letter (UAX #15, stream-safe text); normalising
# longer runs takes time that grows with the square of their length.
MAX_MARKS = 30

# UTF-16 without a byte order mark can pass for UTF-8, full of control characters.
MAX_CONTROL_SHARE = 0.05


@dataclass(frozen=True)
class Cleaned:
    text: str
    changes: tuple[str, ...]
    """One sentence for each kind of change; empty when the text came clean."""


def decode(data: bytes) -> str:
    """The text of an uploaded .txt file: UTF-8, or UTF-16 or UTF-32 with a byte order mark.

    Raises IngestError for anything else: an encoding is never guessed.
    """
    if len(data) > 4 * MAX_TEXT + 4:
        raise _too_long()
    mark, encoding = byte_order_mark(data) or (b"", "utf-8")
    try:
        text = data[len(mark) :].decode(encoding)
    except UnicodeDecodeError as error:
        raise _undecodable() from error
    if len(re.findall(f"[{CONTROLS}]", text)) > MAX_CONTROL_SHARE * len(text):
        raise _undecodable()
    return text


def byte_order_mark(data: bytes) -> tuple[bytes, str] | None:
    """The mark that the data begins with and the encoding that it stands for."""
    return next((pair for pair in BYTE_ORDER_MARKS if data.startswith(pair[0])), None)


def clean(raw: str) -> Cleaned:
    """The text as a snapshot stores it: NFC, lines ended by a line feed alone, at most one
    blank line in a row, no control characters. The words, and the white space between them
    and before them in a line, stay as they are.

    Cleaning what was cleaned changes nothing. Raises IngestError when nothing readable is
    left, or more than MAX_TEXT code points.
    """
    _refuse_long(raw)
    text, changes = raw, []
    for step in STEPS:
        text, said = step(text)
        changes += said
    _refuse_long(text)
    if not any(unicodedata.category(char)[0] in "LNS" for char in text):
        raise IngestError("There is no text to capture: nothing readable is left of it.")
    return Cleaned(text, tuple(changes))


def _refuse_long(text: str) -> None:
    if len(text) > MAX_TEXT:
        raise _too_long()


def _drop_unprintable(text: str) -> tuple[str, list[str]]:
    changes = []
    for singular, plural, pattern in DROPPED:
        text, count = pattern.subn("", text)
        if count:
            changes.append(_counted(count, f"{singular} was", f"{plural} were") + " dropped.")
    return text, changes


def _unify_line_ends(text: str) -> tuple[str, list[str]]:
    text, count = LINE_END.subn("\n", text)
    return text, [f"Line ends were made uniform ({count:,})."] if count else []


def _compose(text: str) -> tuple[str, list[str]]:
    if text.isascii():
        return text, []
    _refuse_stacked_marks(text)
    composed = unicodedata.normalize("NFC", text)
    pairs = zip(text.split("\n"), composed.split("\n"), strict=True)
    count = sum(before != after for before, after in pairs)
    lines = _counted(count, "line", "lines")
    return composed, [f"Letters and their accents were joined (NFC) in {lines}."] if count else []


def _refuse_stacked_marks(text: str) -> None:
    for is_mark, run in itertools.groupby(text, key=_is_mark):
        if is_mark and sum(1 for _ in run) > MAX_MARKS:
            raise IngestError(
                f"More than {MAX_MARKS} accents are stacked on one letter. "
                "This is not readable text: remove them and paste it again."
            )


def _is_mark(char: str) -> bool:
    return unicodedata.category(char)[0] == "M"


def _strip_line_ends(text: str) -> tuple[str, list[str]]:
    lines = text.split("\n")
    stripped = [line.rstrip() for line in lines]
    count = sum(before != after for before, after in zip(lines, stripped, strict=True))
    said = f"White space was removed from {_counted(count, 'line end', 'line ends')}."
    return "\n".join(stripped), [said] if count else []


def _thin_blank_lines(text: str) -> tuple[str, list[str]]:
    lines = text.strip("\n").split("\n")
    kept = [line for index, line in enumerate(lines) if line or lines[index - 1]]
    count = text.removesuffix("\n").count("\n") + 1 - len(kept)
    if count:
        said = _counted(count, "surplus blank line was", "surplus blank lines were") + " removed."
    else:
        said = "The line end after the last line was removed."
    thinned = "\n".join(kept)
    return thinned, [said] if thinned != text else []


# The order matters: what is dropped may part a letter from its accent or split a line end.
STEPS = (_drop_unprintable, _unify_line_ends, _compose, _strip_line_ends, _thin_blank_lines)


def _counted(count: int, singular: str, plural: str) -> str:
    return f"{count:,} {singular if count == 1 else plural}"


def _too_long() -> IngestError:
    return IngestError(
        f"The text is longer than {MAX_TEXT:,} characters. Capture it in parts, as several sources."
    )


def _undecodable() -> IngestError:
    return IngestError(
        "The file's characters cannot be read for certain. "
        "Save it as plain text in UTF-8 and upload it again."
    )
