from django.core.paginator import InvalidPage, Page, Paginator


def page_of(paginator: Paginator, number: str) -> tuple[Page | None, str]:
    """A page by its number; None, and what to tell who asked for it, where there is none."""
    try:
        return paginator.page(number), ""
    except InvalidPage:
        return None, f"There is no such page: they run from 1 to {paginator.num_pages}."
