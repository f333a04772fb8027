"""Reads one HTML page with trafilatura, in a process of its own and within limits.

    python -m sources.ingest.worker MEMORY_BYTES CPU_SECONDS

Standard input is JSON with "html" and "url"; standard output is JSON with the fields of a page,
or with "refused", a sentence for the editor.
"""

import json
import resource
import sys
from datetime import date

from sources.ingest.errors import IngestError
from sources.ingest.markup import CUT_SHORT, MAX_DEPTH, TOO_DEEP, check_whole

# If the parser gave up early, what was appended last is not in its tree.
SENTINEL = "data-newsroom-end"

NOTHING_FOUND = (
    "No article text was found on the page. Copy the article from your browser and paste the text."
)
TOO_LARGE = (
    "The page needs more memory than it may use. "
    "Copy the article from your browser and paste the text."
)
BLOCKS = frozenset({"p", "head", "quote", "div", "body", "item", "cell"})
SPACE = " \t\n\r\f"


def main() -> None:
    limit(memory=int(sys.argv[1]), cpu_seconds=int(sys.argv[2]))
    forbid_network()
    try:
        result = extract(**json.load(sys.stdin))
    except IngestError as error:
        result = {"refused": str(error)}
    except MemoryError:
        result = {"refused": TOO_LARGE}
    json.dump(result, sys.stdout)


def limit(*, memory: int, cpu_seconds: int) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds, cpu_seconds))
    if sys.platform == "linux":  # macOS refuses to limit the address space
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


def forbid_network() -> None:
    "Whatever a page refers to, nothing in this process can fetch it."

    def refuse(event: str, _arguments: tuple) -> None:
        if event.startswith("socket."):
            raise PermissionError("The extractor has no network.")

    sys.addaudithook(refuse)


def extract(html: str, url: str) -> dict[str, str]:
    """What trafilatura makes of a page, "" for what it does not find.

    Raises IngestError when the page is not whole, has no article, or the parser did not
    reach its end.
    """
    check_whole(html)
    import trafilatura  # after the limits are set, and not for a page that is refused

    tree = parse(html)
    document = trafilatura.bare_extraction(
        tree,
        url=url or None,
        fast=True,
        include_comments=False,
        with_metadata=True,
        date_extraction_params={
            "original_date": True,
            "extensive_search": False,  # it takes any date on the page
            "max_date": date.today().isoformat(),
        },
    )
    text = "\n\n".join(paragraphs(document.body)) if document else ""
    if not text:
        raise IngestError(NOTHING_FOUND)
    return {
        "text": text,
        "headline": document.title or "",
        "byline": document.author or "",
        "published": document.date or "",
        "outlet": document.sitename or "",
        "language": tree.get("lang") or tree.get("xml:lang") or "",
        "extractor": f"trafilatura {trafilatura.__version__}",
    }


def parse(html: str):
    """The tree of a page whose end the parser has reached, at most MAX_DEPTH deep."""
    import trafilatura

    tree = trafilatura.load_html(f"{html}<i {SENTINEL}></i>")
    if tree is None:
        raise IngestError(NOTHING_FOUND)
    if depth(tree) > MAX_DEPTH:
        raise IngestError(TOO_DEEP)
    sentinels = tree.xpath(f"//i[@{SENTINEL}]")
    if not sentinels:
        raise IngestError(CUT_SHORT.format(reason="its markup cannot be read to the end"))
    sentinels[-1].drop_tree()
    return tree


def depth(tree) -> int:
    from lxml.etree import iterwalk

    deepest = current = 0
    for event, _element in iterwalk(tree, events=("start", "end")):
        current += 1 if event == "start" else -1
        deepest = max(deepest, current)
    return deepest


def paragraphs(block) -> list[str]:
    """The text of an element of trafilatura's tree: a paragraph, list or table each."""
    found, words = [], [block.text]
    for child in block:
        if nested := blocks_of(child):
            found += [joined(words), *nested]
            words = []
        else:
            words.append("\u2028" if child.tag == "lb" else "".join(child.itertext()))
        words.append(child.tail)
    found.append(joined(words))
    return [paragraph for paragraph in found if paragraph]


def blocks_of(element) -> list[str]:
    if element.tag == "list":
        return ["\n".join(list_lines(element))]
    if element.tag == "table":
        return ["\n".join(table_row(row) for row in element.iter("row"))]
    return paragraphs(element) if element.tag in BLOCKS else []


def list_lines(element) -> list[str]:
    "A bullet before each item keeps it apart from lines that stand alone, such as headlines."
    lines = []
    for item in element:
        first, *others = "\n".join(paragraphs(item)).split("\n")
        lines += [f"• {first.removeprefix('• ')}", *others] if first else []
    return lines


def table_row(row) -> str:
    return "\t".join(" ".join(paragraphs(cell)) for cell in row)


def joined(words: list[str | None]) -> str:
    "One paragraph; white space collapses as in a browser, a line break stays."
    lines = "".join(word or "" for word in words).split("\u2028")
    return "\n".join(" ".join(filter(None, _split(line))) for line in lines).strip()


def _split(line: str) -> list[str]:
    for space in SPACE[1:]:
        line = line.replace(space, " ")
    return line.split(" ")


if __name__ == "__main__":
    main()
