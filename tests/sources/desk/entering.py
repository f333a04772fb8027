"""Enters at the desk as the script does: the form that comes, and what is sent back."""

from sources.models import Citation
from tests.sources.desk.wire import Wire, form_of, part, words


class Entering(Wire):
    def form(self, kind: str, exact: str):
        answer = self.get(f"form/{kind}/", **self.select(exact))
        assert answer["status"] == 200, answer["message"]
        return part(answer)

    def proposed(self, kind: str, exact: str) -> dict:
        """What the form would send if nobody touched it."""
        sent = form_of(self.form(kind, exact), f"//form[@data-desk='{kind}']")
        return {name: values[0] if len(values) == 1 else values for name, values in sent.items()}

    def save(self, kind: str, exact: str, **changes) -> dict:
        sent = self.proposed(kind, exact) | changes
        sent = {name: value for name, value in sent.items() if value is not None}
        return self.post(f"form/{kind}/", **sent)

    def span(self, exact: str) -> str:
        selection = self.select(exact)
        return f"{selection['start']}-{selection['end']}"


def problems(answer: dict) -> list[str]:
    return [words(item) for item in part(answer).xpath("//*[@class='problems']//li")]


def evidence(panel, key: str) -> str:
    return words(panel.xpath(f"//div[@data-statement='{key}']//q")[0])


def cited(entry) -> list[tuple[str, str]]:
    """The statements of an entry and its parts, each with the words that are cited for it."""
    rows = Citation.objects.about(entry).order_by("pk")
    return [(c.target_key[0], c.statement, c.excerpt.exact) for c in rows]
