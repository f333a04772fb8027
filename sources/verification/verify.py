from sources.models import ExcerptStanding
from sources.verification.entries import check_entries
from sources.verification.report import Report
from sources.verification.rows import check_database, check_rows
from sources.verification.texts import check_texts

KINDS = ("snapshots", "excerpts", "citations", "entries")


def verify() -> Report:
    """Read every record again and report what breaks a law, a rule of its row, or a link.

    Nothing is changed. Texts are read one at a time, other rows a few hundred at a time.
    """
    report = Report(checked=dict.fromkeys(KINDS, 0))
    report.undecided = ExcerptStanding.objects.undecided().count()
    check_database(report)
    check_texts(report)
    check_entries(report)
    check_rows(report)
    return report
