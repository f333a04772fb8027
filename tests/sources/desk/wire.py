"""What the desk's script sends and is answered."""

from lxml import html

from sources.models import Source


class Wire:
    """One editor at the desk of one article."""

    def __init__(self, client, source: Source, user):
        client.force_login(user)
        self.client, self.source, self.user = client, source, user

    @property
    def url(self) -> str:
        return f"/admin/sources/source/{self.source.pk}/desk/"

    def select(self, words: str) -> dict:
        """The first place of the words, as a selection travels."""
        snapshot = self.source.current_snapshot
        start = snapshot.text.index(words)
        end = start + len(words)
        return {"snapshot": snapshot.pk, "start": start, "end": end, "exact": words}

    def get(self, path: str, **data) -> dict:
        return self._answered(self.client.get(self.url + path, data))

    def post(self, path: str, **data) -> dict:
        return self._answered(self.client.post(self.url + path, data))

    def _answered(self, response) -> dict:
        assert response["Content-Type"] == "application/json", response.content[:500]
        return response.json() | {"status": response.status_code}


def part(answer: dict, name: str = "panel"):
    return html.fromstring(answer["parts"][name])


def words(element) -> str:
    return " ".join(element.text_content().split())


def form_of(element, xpath: str) -> dict:
    """What a form of the panel would send as it stands, without its buttons."""
    form = element.xpath(xpath)[0]
    sent: dict = {}
    for name, value in form.form_values():
        sent.setdefault(name, []).append(value.removeprefix("\n"))
    return sent
