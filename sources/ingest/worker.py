"""Reads one HTML page in a process of its own, within limits and without a network.

    python -m sources.ingest.worker MEMORY_BYTES CPU_SECONDS

Standard input is JSON with "html" and "url"; standard output is JSON with the fields of a page,
or with "refused", a sentence for the editor.
"""

import json
import resource
import sys

from sources.ingest.errors import IngestError
from sources.ingest.markup import check_whole

TOO_LARGE = (
    "The page needs more memory than it may use. "
    "Copy the article from your browser and paste the text."
)


def main() -> None:
    limit(memory=int(sys.argv[1]), cpu_seconds=int(sys.argv[2]))
    forbid_network()
    try:
        answer = json.dumps(read(**json.load(sys.stdin)))
    except IngestError as error:
        answer = json.dumps({"refused": str(error)})
    except MemoryError:
        answer = json.dumps({"refused": TOO_LARGE})
    sys.stdout.write(answer)


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


def read(html: str, url: str) -> dict[str, str]:
    check_whole(html)
    from sources.ingest.extraction import extract  # large: not for a page that is refused

    return extract(html, url)


if __name__ == "__main__":
    main()
