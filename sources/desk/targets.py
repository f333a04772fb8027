"""How entries and their statements are named on the wire and in the panel's rows."""

import re

from django.http import Http404

from sources.desk.gathering import ALONG, MODELS, WITH
from sources.models import Citable, Citation, Entry
from sources.statements import Statement

_TARGET = re.compile("(actor|event|quote):([0-9]{1,18})")


def read_target(text: str, *, locked: bool = False) -> Entry:
    """The entry behind `quote:12`. Raises Http404."""
    match = _TARGET.fullmatch(text)
    if match is None:
        raise Http404
    return read_entry(match[1], int(match[2]), locked=locked)


def read_entry(kind: str, pk: int, *, locked: bool = False) -> Entry:
    """With its parts and citations, each kind read in one query. Raises Http404."""
    if kind not in MODELS:
        raise Http404
    rows = MODELS[kind].objects.filter(pk=pk)
    if locked:
        list(rows.select_for_update())
    entry = rows.select_related(*WITH[kind]).prefetch_related(*ALONG[kind]).first()
    if entry is None:
        raise Http404
    entry.gathered = list(Citation.objects.about(entry).with_article().in_order())
    return entry


def target_of(entry: Entry) -> str:
    return "{}:{}".format(*entry.key)


def row_key(target: Citable, statement: Statement) -> str:
    """`occurred` of an entry itself, `participation-7` or `affiliation-3-since` of a part."""
    own = target.entry is target
    names = [] if own else [target.key[0], str(target.pk)]
    if statement.name or own:
        names.append(statement.name or "whole")
    return "-".join(names)
