"""Lists that may be too long for a page."""


class Long(tuple):
    """What a page may show too much of: the first of it, and how many more there are."""

    MOST = 12

    @property
    def shown(self) -> tuple:
        return self[: self.MOST]

    @property
    def rest(self) -> tuple:
        return self[self.MOST :]

    @property
    def more(self) -> int:
        return len(self.rest)
