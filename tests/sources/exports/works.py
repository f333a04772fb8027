"""References as the exports take them, one of them made of what breaks file formats."""

from datetime import date

from sources.exports import Reference, Work

HOSTILE = (
    "100% {of} }{ \\ & #1 $x_y ~ -- “Yes”, he said </script>\r\n"
    "TY  - FAKE\nER  - \n@misc{x, title={y}}\u2028القائد العام"
)
SEEN = (
    "100% {of} }{ \\ & #1 $x_y ~ -- “Yes”, he said </script> "
    "TY - FAKE ER - @misc{x, title={y}} القائد العام"
)
LONG = "The talks of the river towns went on and on " * 46


def article(**given) -> Reference:
    known = {
        "key": "newsroom-source-3",
        "work": Work.ARTICLE,
        "title": "Talks at the bridge",
        "container": "River Gazette",
        "permalink": "https://news.example/sources/3/",
        "site": "Newsroom",
        "accessed": date(2026, 11, 5),
        "author": "Jane Doe",
        "issued": "2020-01-13",
        "url": "https://gazette.example/talks",
        "language": "en",
    }
    return Reference(**known | given)


def excerpt(**given) -> Reference:
    known = {
        "key": "newsroom-source-3-excerpt-55",
        "permalink": "https://news.example/sources/3/excerpts/55/",
        "words": "“We will not close the bridge,” Ada Alder told reporters",
    }
    return article(**known | given)


RETRACTED = "retracted by its publisher on 3 March 2020"


def page(**given) -> Reference:
    known = {
        "key": "newsroom-event-42",
        "work": Work.PAGE,
        "title": "Talks in Geneva",
        "container": "Newsroom",
        "author": "",
        "issued": "2026-11-03",
        "permalink": "https://news.example/events/42/",
        "url": "https://news.example/events/42/",
    }
    return article(**known | given)
