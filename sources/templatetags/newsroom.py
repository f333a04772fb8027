from django import template
from django.utils.html import format_html

from sources import dates, pages
from sources.pages import languages, wording

register = template.Library()


@register.filter
def partial_date(edtf: str) -> str:
    """A partial date in words; an exact one says its day to machines too."""
    if not edtf:
        return ""
    date = dates.parse(edtf)
    if date.precision != "day" or date.approximate or date.uncertain:
        return date.words
    return format_html('<time datetime="{}">{}</time>', date.edtf, date.words)


@register.filter
def day(moment) -> str:
    """A calendar day in words."""
    return partial_date(moment.isoformat()[:10])


@register.filter
def title_line(event) -> str:
    return pages.title_line(event)


@register.filter
def quoted(quote, words=None) -> str:
    """A quote's words, or those of one rendering of it, with the marks that its manner allows."""
    return pages.quoted(quote.text if words is None else words, quote.manner)


@register.filter
def coordinate(quantity) -> str:
    """A coordinate without the zeros that it does not need."""
    return f"{quantity.normalize():f}"


@register.filter
def language_name(code: str) -> str:
    return languages.language_name(code)


@register.filter
def is_ours(headline: str) -> bool:
    """Whether a headline stands in square brackets: editors supplied it."""
    return wording.is_ours(headline)
