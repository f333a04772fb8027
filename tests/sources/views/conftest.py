import pytest

from sources.models import Place
from tests.sources.press import Press

MEETING = "On 13 January 2020 Ada Alder, the mayor of Alder, met Ben Birch in Geneva"
SAID = "“We will not close the bridge,” Ada Alder told reporters"


@pytest.fixture
def press(editor) -> Press:
    return Press(editor)


@pytest.fixture
def bridge(press):
    """The article about the talks at the bridge."""
    return press.article()


@pytest.fixture
def ada(press, bridge):
    return press.actor("Ada Alder", bridge)


@pytest.fixture
def geneva(db):
    return Place.objects.create(name="Geneva", country="Switzerland")


@pytest.fixture
def talks(press, bridge, ada, geneva):
    return press.event(
        "Talks in Geneva",
        bridge,
        MEETING,
        occurred="2020-01-13",
        occurred_words="On 13 January 2020",
        place=geneva,
        actors=[ada],
    )


@pytest.fixture
def promise(press, bridge, ada, talks):
    return press.quote(
        "We will not close the bridge",
        bridge,
        SAID,
        speaker=ada,
        occasion=talks,
        medium="told_reporters",
    )
