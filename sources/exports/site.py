from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Site:
    """This site, as those name it who take something of it away. `origin` ends without a slash."""

    name: str
    origin: str
    licence_url: str
    today: date

    def address(self, path: str) -> str:
        return self.origin + path
