"""A saved HTML page in, its article out: text and what the page proposes about it."""

import codecs
import json
import logging
import math
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sources.ingest.cleaning import byte_order_mark
from sources.ingest.errors import IngestError

logger = logging.getLogger(__name__)

MAX_PAGE_BYTES = 5_000_000
SECONDS = 10.0
MEMORY = 500_000_000
"""Bytes of address space; a page of 4.4 MB that is all prose needs under 200 million."""

PROJECT = Path(__file__).resolve().parents[2]
# Nothing else of this process's environment, with its secrets, reaches the child.
KEPT_VARIABLES = ("LD_LIBRARY_PATH", "PYTHONPATH")

PASTE_INSTEAD = "Copy the article from your browser and paste the text."
OTHER_FORMATS = (
    (re.compile(rb"%PDF-"), "a PDF file"),
    (re.compile(rb"PK\x03\x04"), "a packed file, such as a word processor's"),
    (re.compile(rb"\x1f\x8b"), "a compressed file"),
    (re.compile(rb"bplist00"), "a web archive"),
    (re.compile(rb"(?:[A-Za-z-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){2}"), "a web archive (MHTML)"),
)
CHARSET = re.compile(
    rb"""<(?:meta\b[^>]{0,300}?\bcharset|\?xml\b[^>]{0,300}?\bencoding)\s{0,9}=\s{0,9}["']?\s{0,9}"""
    rb"([a-z0-9][a-z0-9_.:-]{0,40})",
    re.IGNORECASE,
)
CHARSET_WITHIN = 4096
# Python's codec for each codec that a page may declare; the Encoding Standard reads some
# labels as a larger relative of what they say.
CODECS = {
    **{f"cp{page}": f"cp{page}" for page in (866, 874, 932, 949, *range(1250, 1259))},
    **{f"iso8859-{part}": f"iso8859-{part}" for part in (*range(2, 9), 10, *range(13, 17))},
    **{"ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874"},
    **{"gb2312": "gb18030", "gbk": "gb18030", "gb18030": "gb18030", "big5": "big5hkscs"},
    **{"shift_jis": "cp932", "euc_jp": "euc_jp", "iso2022_jp": "iso2022_jp", "euc_kr": "cp949"},
    **{"koi8-r": "koi8-r", "koi8-u": "koi8-u", "mac-roman": "mac-roman", "tis-620": "cp874"},
}
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")


@dataclass(frozen=True)
class Page:
    """An article as extracted. All but text and extractor are proposals; "" where none is."""

    text: str
    headline: str
    byline: str
    published: str
    """An ISO 8601 day."""
    outlet: str
    language: str
    """As <html lang> declares it, in the form of BCP 47."""
    extractor: str


def read_html(
    data: bytes, url: str = "", *, seconds: float = SECONDS, memory: int = MEMORY
) -> Page:
    """The article on a saved page, its paragraphs parted by blank lines.

    Nothing is fetched. Raises IngestError for a page that is empty, too large, no HTML, cut
    short or nested too deep, that has no article, or that takes more than the given wall-clock
    seconds or bytes of memory to read.
    """
    _refuse_other_formats(data)
    return _page(_run_worker(decode_page(data), url, seconds, memory))


def decode_page(data: bytes) -> str:
    """By byte order mark, as UTF-8, or by the charset that the page declares, in that order."""
    mark, encoding = byte_order_mark(data) or (b"", "")
    # Escape sequences belong to ISO-2022-JP, whose bytes would pass for UTF-8.
    candidates = [encoding] if mark else ["utf-8"] * (b"\x1b" not in data) + _declared(data)
    for candidate in candidates:
        try:
            return data[len(mark) :].decode(candidate)
        except UnicodeDecodeError:
            continue
    raise IngestError(
        "The page's characters cannot be read for certain: it is not UTF-8, and it declares no "
        f"other encoding that fits. {PASTE_INSTEAD}"
    )


def _declared(data: bytes) -> list[str]:
    match = CHARSET.search(data[:CHARSET_WITHIN])
    if match is None:
        return []
    try:
        name = codecs.lookup(match[1].decode("ascii")).name
    except LookupError:
        return []
    return [CODECS[name]] if name in CODECS else []


def _refuse_other_formats(data: bytes) -> None:
    if not data.strip():
        raise IngestError("The file is empty.")
    if len(data) > MAX_PAGE_BYTES:
        raise IngestError(
            f"The page is larger than {MAX_PAGE_BYTES // 1_000_000} MB. {PASTE_INSTEAD}"
        )
    for pattern, name in OTHER_FORMATS:
        if pattern.match(data):
            raise IngestError(
                f"This is {name}, not an HTML page. "
                "Save the page as “HTML only”, or paste the text."
            )


def _run_worker(html: str, url: str, seconds: float, memory: int) -> dict[str, str]:
    cpu_seconds = math.ceil(seconds) + 1  # ends the child also when this process was killed
    command = [sys.executable, "-m", "sources.ingest.worker", str(memory), str(cpu_seconds)]
    try:
        done = subprocess.run(
            command,
            input=json.dumps({"html": html, "url": url}).encode("ascii"),
            capture_output=True,
            timeout=seconds,
            cwd=PROJECT,
            env={name: os.environ[name] for name in KEPT_VARIABLES if name in os.environ},
        )
    except subprocess.TimeoutExpired as error:
        raise IngestError(
            f"The page takes longer than {seconds:g} seconds to read. {PASTE_INSTEAD}"
        ) from error
    return _answer(done)


def _answer(done: subprocess.CompletedProcess) -> dict[str, str]:
    if done.returncode:
        logger.error("extractor ended with %s: %s", done.returncode, done.stderr[-2000:])
        raise IngestError(f"The page could not be read. {PASTE_INSTEAD}")
    answer = json.loads(done.stdout)
    if "refused" in answer:
        raise IngestError(answer["refused"])
    return answer


def _page(answer: dict[str, str]) -> Page:
    line = {name: " ".join(value.split()) for name, value in answer.items()}
    return Page(
        text=answer["text"],
        headline=line["headline"],
        byline=line["byline"],
        published=line["published"] if _is_day(line["published"]) else "",
        outlet=line["outlet"],
        language=_language(line["language"]),
        extractor=line["extractor"],
    )


def _is_day(value: str) -> bool:
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _language(value: str) -> str:
    tag = value.replace("_", "-")
    return tag if LANGUAGE.fullmatch(tag) else ""
