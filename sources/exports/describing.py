"""A page in two or three sentences, made of what is cited: claims stay claims."""

from functools import singledispatch

from django.utils.text import capfirst

from sources import dates
from sources.choices import Manner, Reality
from sources.evidence import count
from sources.exports.references import retracted
from sources.pages import (
    ActorPage,
    Claim,
    EventPage,
    ExcerptPage,
    QuotePage,
    Shown,
    SourcePage,
    quoted,
)
from sources.pages.wording import distinct, shortened

LONGEST = 220


@singledispatch
def describe(page) -> str:
    raise TypeError(f"A {type(page).__name__} has no description.")


@describe.register
def _event(page: EventPage) -> str:
    reality = Reality(page.entry.reality)
    manner = "" if reality == Reality.HAPPENED else reality.label.capitalize()
    facts = [shown for shown in page.facts if shown.name in ("occurred", "place")]
    settled = ", ".join(told(shown.claims[0]) for shown in facts if not shown.contested)
    whether = [page.existence, *(shown for shown in page.facts if shown.name == "reality")]
    return _ended(
        _sentences(
            manner,
            capfirst("; ".join(distinct(s.claims[0].support.reservation for s in whether))),
            _contested(page.existence, *page.facts, page.summary),
            capfirst(settled),
            *_prose(page.summary),
            *map(_role, page.roles),
        ),
        page.notes,
    )


@describe.register
def _actor(page: ActorPage) -> str:
    names = ", ".join(dict.fromkeys(printed.name.name for printed in page.names))
    printed = f"Printed as {names}" if names and names != page.title else ""
    ties = [tie for tie in page.affiliations if reported(tie.whole)]
    roles = ", ".join(f"“{tie.affiliation.role}” ({tie.other.words})" for tie in ties)
    called = f"Called {roles}" if roles else ""
    contested = _contested(page.existence, page.description, *(name.shown for name in page.names))
    told_of = _sentences(contested, *_prose(page.description), called, printed)
    return _ended(told_of, page.notes)


@describe.register
def _quote(page: QuotePage) -> str:
    words = quoted(shortened(page.words.lead.words, LONGEST // 2), page.entry.manner)
    if page.entry.manner == Manner.INDIRECT:
        words = f"In the words of an article: {words}"
    return _ended(_sentences(words, _speaker(page), *_said(page)), page.notes)


@describe.register
def _source(page: SourcePage) -> str:
    cited = [passage for text in page.shown.texts for b in text.blocks for passage in b.passages]
    passages = f"Cited here: {_in_own_words(len(cited), 'passage')}" if cited else ""
    articles = count(len(page.relaying), "article")
    relayed = f"Passed on by {articles}" if page.relaying else ""
    withdrawn = capfirst(retracted(page.notices))
    return _sentences(withdrawn, _printed(page.source), passages, relayed)


@describe.register
def _excerpt(page: ExcerptPage) -> str:
    withdrawn = capfirst(retracted(page.source.notices.all()))
    words = f"“{shortened(page.excerpt.exact, LONGEST)}”"
    return _sentences(withdrawn, words, _printed(page.source))


def _contested(*shown: Shown | None) -> str:
    labels = distinct(one.label for one in shown if one and one.contested)
    return f"Contested: {', '.join(labels)}" if labels else ""


def _role(role) -> str:
    """Those whose part the outlets report themselves, and nobody contradicts."""
    names = [p.actor.words for p in role.participants if reported(p.shown)]
    return capfirst(f"{role.label}: {', '.join(names)}") if names else ""


def reported(shown: Shown | None) -> bool:
    """Whether the outlets vouch for it, and none says otherwise."""
    return bool(shown) and not shown.contested and not shown.claims[0].support.reservation


def told(claim: Claim) -> str:
    """A value in words, with whose account it is where the outlets do not vouch for it."""
    words = claim.named.words or claim.value
    reservation = claim.support.reservation
    return f"{words} ({reservation})" if reservation else words


def _prose(shown: Shown | None) -> list[str]:
    """The sentences of a summary or description, each after the one whose account it is."""
    if shown is None or shown.contested:
        return []
    return [
        f"{capfirst(claim.support.reservation)}: {claim.value}"
        if claim.support.reservation
        else claim.value
        for claim in shown.claims
    ]


def _speaker(page: QuotePage) -> str:
    if page.spoken_by.contested:
        return "Who said this is contested"
    if page.speaker is None:
        return f"Speaker not named, printed as “{page.entry.speaker_as_printed}”"
    return f"Said by {told(page.spoken_by.claims[0])}"


def _said(page: QuotePage) -> list[str]:
    said = [shown for shown in page.facts if shown.name == "said" and not shown.contested]
    wordings, uttered = len(page.words.renderings), page.words.lead.support.reservation
    return [
        f"That it was said: {uttered}" if uttered else "",
        *(capfirst(told(shown.claims[0])) for shown in said),
        _contested(*page.facts),
        *([f"Printed in {count(wordings, 'wording')}"] if wordings > 1 else []),
        *(["That it was said is contested"] if page.words.contradictions else []),
    ]


def _printed(source) -> str:
    published = dates.parse(source.published).words if source.published else ""
    known = [source.outlet.name if source.outlet_id else "", published, source.get_genre_display()]
    return capfirst(", ".join(word for word in known if word))


def _ended(words: str, notes) -> str:
    """With how many articles are cited."""
    cited = _in_own_words(len({note.source.pk for note in notes}), "article")
    return _sentences(shortened(words, LONGEST), f"Cited from {cited}")


def _in_own_words(number: int, noun: str) -> str:
    whose = "its" if number == 1 else "their"
    return f"{count(number, noun)}, in {whose} own words"


def _sentences(*sentences: str) -> str:
    stripped = (" ".join(sentence.split()) for sentence in sentences)
    closed = (".", "?", "!", "…", "[…]", ".”", "?”", "!”")
    return " ".join(s if s.endswith(closed) else f"{s}." for s in stripped if s)
