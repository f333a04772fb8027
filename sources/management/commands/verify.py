import json
import sys
from dataclasses import asdict

from django.core.management.base import BaseCommand

from sources.verification import Report, verify


class Command(BaseCommand):
    help = (
        "Reads every snapshot, excerpt, citation and entry again and names what breaks a law. "
        "Changes nothing. Ends with status 1 when anything is wrong."
    )

    def add_arguments(self, parser):
        parser.add_argument("--json", action="store_true", help="Give the list as JSON.")

    def handle(self, *args, **options):
        report = verify()
        self.stdout.write(_json(report) if options["json"] else _words(report))
        if report.problems:
            sys.exit(1)


def _json(report: Report) -> str:
    return json.dumps(asdict(report), indent=2, ensure_ascii=False)


def _words(report: Report) -> str:
    checked = ", ".join(f"{number:,} {kind}" for kind, number in report.checked.items())
    number = len(report.problems)
    total = f"{number:,} problem" if number == 1 else f"{number:,} problems"
    lines = [f"Checked {checked}.", *map(str, report.problems), total]
    if report.undecided:
        lines.append(
            f"Excerpts of articles that have changed since, to be looked at: {report.undecided:,} "
            "(Sources → by change of the article → to be decided)"
        )
    return "\n".join(lines)
