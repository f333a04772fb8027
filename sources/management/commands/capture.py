from pathlib import Path

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.core.management import BaseCommand, CommandError
from django.db import transaction

from sources import dates
from sources.actions import Captured, capture
from sources.choices import CaptureOrigin, Genre
from sources.ingest import IngestError, clean, decode, first_line_headline, read_html
from sources.models import Outlet, Source

DETAILS = ("headline", "url", "published", "outlet", "byline", "language", "genre")
PAGES = {".html", ".htm"}
NO_HEADLINE = (
    "The text has no headline of its own: supply one in square brackets, "
    "as in --headline “[Letter to Putin]”."
)


class Command(BaseCommand):
    help = (
        "Captures an article from a .txt or .html file as a source and a snapshot of its text. "
        "The same text again changes nothing; another text of the same URL, or of the source "
        "named by --source, is its next snapshot."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--headline", help="As printed; one of your own stands in [square brackets]."
        )
        parser.add_argument("--url", help="Where the article stands.")
        parser.add_argument("--published", help="“2020-02”, “February 2020”, “1 February 2020” …")
        parser.add_argument("--outlet", help="Who published it, by the name that it has here.")
        parser.add_argument("--byline", help="As printed.")
        parser.add_argument("--language", help="Of the text, such as “en”.")
        parser.add_argument("--genre", choices=Genre.values)
        parser.add_argument(
            "--source", type=int, metavar="N", help="Capture a new text of source number N."
        )

    def handle(self, *, file, source, **options):
        given = {name: options[name].strip() for name in DETAILS if options[name] is not None}
        try:
            for line in captured_from(file, source, given):
                self.stdout.write(line)
        except (ValidationError, IngestError, dates.PartialDateError) as error:
            raise CommandError(sentence(error)) from error


@transaction.atomic
def captured_from(file: Path, number: int | None, given: dict[str, str]) -> list[str]:
    """Capture a file, for source `number` if there is one, and tell what came of it."""
    text, proposed, extractor = read(file, given.get("url", ""))
    source = source_numbered(number, given)
    fields = {} if source else as_fields(proposed_outlet_known(proposed) | given)
    try:
        captured = capture(
            text=text, source=source, origin=CaptureOrigin.FILE, extractor=extractor, **fields
        )
    except ValidationError as error:
        if "headline" in getattr(error, "error_dict", {}) and not fields.get("headline"):
            raise ValidationError(NO_HEADLINE) from error
        raise
    return report(captured) + on_details(captured, fields, given)


def read(file: Path, url: str) -> tuple[str, dict[str, str], str]:
    """A file's text, what it proposes about the article, and what extracted it."""
    try:
        data = file.read_bytes()
    except OSError as error:
        raise IngestError(f"“{file}” can't be read: {error.strerror}.") from error
    if file.suffix.lower() == ".txt":
        text = decode(data)
        proposed, extractor = {"headline": first_line_headline(clean(text).text)}, ""
    elif file.suffix.lower() in PAGES:
        page = read_html(data, url)
        names = ("headline", "byline", "published", "outlet", "language")
        proposed, text, extractor = {n: getattr(page, n) for n in names}, page.text, page.extractor
    else:
        raise IngestError(f"“{file}” is neither a .txt nor an .html file.")
    return text, {name: value for name, value in proposed.items() if value}, extractor


def source_numbered(number: int | None, given: dict[str, str]) -> Source | None:
    if number is None:
        return None
    source = Source.objects.filter(pk=number).first()
    if source is None:
        raise ValidationError(f"There is no source number {number}.")
    if given:
        options = ", ".join(f"--{name}" for name in given)
        raise ValidationError(f"Source {number} has its details already: leave out {options}.")
    return source


def proposed_outlet_known(proposed: dict[str, str]) -> dict[str, str]:
    """The proposals without an outlet that is not here: what a page calls it is often wrong."""
    known = Outlet.objects.filter(name=proposed.get("outlet", "")).exists()
    return {name: value for name, value in proposed.items() if name != "outlet" or known}


def as_fields(details: dict[str, str]) -> dict:
    fields = dict(details)
    if "published" in fields:
        fields["published"] = dates.understand(fields["published"]).edtf
    if "outlet" in fields:
        fields["outlet"] = outlet_named(fields["outlet"])
    return fields


def outlet_named(name: str) -> Outlet:
    outlet = Outlet.objects.filter(name=name).first()
    if outlet is None:
        raise ValidationError(f"There is no outlet “{name}”: add it in the admin first.")
    return outlet


def report(captured: Captured) -> list[str]:
    source, snapshot = captured.source, captured.snapshot
    lines = [f"Source {source.pk}: “{source}”."]
    if captured.new_snapshot:
        whose = "A new source" if captured.new_source else "A new text of a source that is here"
        lines.append(f"{whose}: snapshot {snapshot.number}, {snapshot.length:,} characters.")
        lines += captured.changes
    else:
        lines.append(f"Nothing changed: this text is its snapshot {snapshot.number} already.")
    if captured.standings:
        fared = ", ".join(f"{number} {state}" for state, number in captured.standings.items())
        lines.append(f"Earlier excerpts: {fared}.")
    lines += [
        f"The same text is source {twin.pk}, “{twin}”: one of them is probably a reprint."
        for twin in captured.probable_reprint_of
    ]
    return lines


def on_details(captured: Captured, fields: dict, given: dict[str, str]) -> list[str]:
    """Which details of a new source were proposed, or which of a known one were not taken."""
    if captured.new_source:
        return [
            f"Proposed, please check: {name} “{value}”."
            for name, value in fields.items()
            if name not in given
        ]
    source = captured.source
    others = [name for name in given if fields[name] != getattr(source, name)] if fields else []
    if not others:
        return []
    return [f"The source keeps the {', '.join(others)} that it has: change it in the admin."]


def sentence(error: ValueError) -> str:
    """One line of what is wrong; a field's error names the field."""
    if not isinstance(error, ValidationError):
        return str(error)
    if not hasattr(error, "error_dict"):
        return " ".join(error.messages)
    return " ".join(
        " ".join(messages) if field == NON_FIELD_ERRORS else f"{field}: {' '.join(messages)}"
        for field, messages in error.message_dict.items()
    )
