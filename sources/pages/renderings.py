"""A quote's words as each article prints them, side by side, with what differs marked."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sources.choices import Basis, Difference
from sources.evidence import count
from sources.models import Citation, Quote, Snapshot, Source
from sources.pages.languages import language_name
from sources.pages.long import Long
from sources.pages.named import Named, named, visible
from sources.pages.notes import Mark, Marks, afterwards
from sources.pages.wording import distinct, quoted
from sources.wordings import Run, compare


@dataclass(frozen=True)
class Print:
    """A mark, and of what the article behind it is a translation, as far as that is known."""

    mark: Mark
    translated: str
    original: Named | None


@dataclass(frozen=True)
class Rendering:
    """A quote's words as one article or several print them.

    `runs` are these words with their quotation marks, cut where another wording differs.
    `language_name` is blank where all renderings are in one language.
    """

    words: str
    language: str
    language_name: str
    runs: tuple[Run, ...]
    prints: Long
    differences: tuple[str, ...]
    remarks: tuple[str, ...]
    afterwards: tuple[str, ...]

    @property
    def marks(self) -> Marks:
        return Marks(one.mark for one in self.prints)

    @property
    def only_here(self) -> tuple[str, ...]:
        return tuple(run.text for run in self.runs if run.differs)


def alike_by_words(quote: Quote, citations: Iterable[Citation]) -> dict[str, list[Citation]]:
    """Citations by the words they give, as published; of the same day, our form comes first."""
    alike = {quote.text: []}
    for citation in citations:
        alike.setdefault(citation.value, []).append(citation)
    found = [(words, sorted(group, key=_published)) for words, group in alike.items() if group]
    return dict(sorted(found, key=lambda one: _published(one[1][0])))


def renderings(
    quote: Quote,
    alike: dict[str, list[Citation]],
    mark: Callable[[list[Citation]], Marks],
    *,
    preview: bool,
) -> tuple[Rendering, ...]:
    """`mark` numbers the excerpts of citations."""
    runs = _compared(quote, alike)
    mixed = len({_primary(group[0].source.language) for group in alike.values()}) > 1
    every = [citation for group in alike.values() for citation in group]
    return tuple(
        _rendering(words, group, runs[words], mark(group), every, mixed, preview)
        for words, group in alike.items()
    )


def _rendering(words, citations, runs, marks, every, mixed: bool, preview: bool) -> Rendering:
    by_excerpt = {citation.excerpt_id: citation for citation in citations}
    return Rendering(
        words=words,
        language=(language := citations[0].source.language),
        language_name=language_name(language) if mixed and language else "",
        runs=runs,
        prints=Long(_print(mark, by_excerpt[mark.note.excerpt.pk], preview) for mark in marks),
        differences=distinct(_difference(c, every) for c in citations),
        remarks=distinct(c.note for c in citations),
        afterwards=afterwards(marks),
    )


def lost_original(found: Sequence[Rendering], citations: Sequence[Citation]) -> str:
    """Where no article prints a quote at first hand, and what they pass on was not captured."""
    if not all(c.relays_id or _is_translation(c.source) for c in citations):
        return ""
    above = {pk for c in citations for pk in (c.relays_id, c.source.translation_of_id) if pk}
    if not citations or Snapshot.objects.filter(source__in=above).exists():
        return ""
    languages = {_original_language(citation) for citation in citations}
    if len(languages) == 1 and (language := languages.pop()):
        return f"The original in {language_name(language)} was not captured."
    return f"{_at_second_hand(found, citations)} The original was not captured."


def marking(found: Sequence[Rendering]) -> str:
    """What the marks in the words mean."""
    if len(found) < 2:
        return ""
    if not any(rendering.only_here for rendering in found):
        return "Word for word they are the same." if _in_one_language(found) else ""
    if len(found) == 2:
        return "Dotted lines mark the words that the other wording does not have."
    compared = (
        "Dotted lines mark the words that the first wording does not have, and in the first "
        "those that another one does not have."
    )
    apart = "" if _in_one_language(found) else " Each language is compared by itself."
    return compared + apart


def _compared(quote: Quote, alike: dict[str, list[Citation]]) -> dict[str, tuple[Run, ...]]:
    """Words of one language are compared with each other, not with those of another."""
    by_language = defaultdict(list)
    for words, citations in alike.items():
        by_language[_primary(citations[0].source.language)].append(words)
    found = {}
    for wordings in by_language.values():
        printed = [quoted(words, quote.manner) for words in wordings]
        found |= dict(zip(wordings, compare(printed), strict=True))
    return found


def _difference(citation: Citation, every: list[Citation]) -> str:
    if citation.difference == Difference.WORDING and all(map(_translates, every)):
        articles = len({c.source for c in every})
        return f"wording: {count(articles, 'translation')}"
    return citation.get_difference_display()


def _print(mark: Mark, citation: Citation, preview: bool) -> Print:
    source, original = citation.source, citation.source.translation_of
    if original is not None:
        shown = visible(original, preview=preview)
        return Print(mark, "a translation of", named(original) if shown else Named("another text"))
    if not _is_translation(source):
        return Print(mark, "", None)
    inferred = source.original_language_basis == Basis.INFERRED
    basis = "inferred by us" if inferred else "stated there"
    language = language_name(source.original_language)
    return Print(mark, f"an article translated from {language} ({basis})", None)


def _is_translation(source: Source) -> bool:
    return bool(source.translation_of_id) or _differ(source.original_language, source.language)


def _translates(citation: Citation) -> bool:
    """Whether the words were first written in another language, as far as that is known."""
    if citation.relays_id:
        return _differ(citation.relays.language, citation.source.language)
    return _is_translation(citation.source)


def _original_language(citation: Citation) -> str:
    """In which language the words were first written, where that is known."""
    source = citation.relays or citation.source.translation_of
    return source.language if source else citation.source.original_language


def _at_second_hand(found: Sequence[Rendering], citations: Sequence[Citation]) -> str:
    if len(found) > 1 and all(map(_translates, citations)):
        return f"{'Both' if len(found) == 2 else 'All'} are translations or retellings."
    if any(rendering.only_here for rendering in found) or not _in_one_language(found):
        return "One at least is a translation or a retelling."
    return "The words are given at second hand."


def _in_one_language(found: Iterable[Rendering]) -> bool:
    return len({_primary(rendering.language) for rendering in found}) == 1


def _differ(original: str, language: str) -> bool:
    return bool(original) and _primary(original) != _primary(language)


def _published(citation: Citation) -> date:
    source = citation.source
    return source.published_earliest or source.published_latest or date.max


def _primary(language: str) -> str:
    return language.partition("-")[0]
