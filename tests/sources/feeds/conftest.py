import pytest

from tests.sources.views.conftest import SAID, ada, bridge, geneva, press, promise, talks

__all__ = ["ada", "bridge", "geneva", "press", "promise", "talks"]

LEFT = "Ben Birch left early"


@pytest.fixture
def drafts(press, bridge, ada, talks):
    """Drafts that are tied to what is published in every way that a feed follows."""
    press.event("Zanzibar Event", bridge, LEFT, publish=False, actors=[ada], part_of=talks)
    words = {"publish": False, "occasion": talks, "speaker_as_printed": "Zanzibar"}
    text = "We will not close the bridge"
    press.quote(text, bridge, SAID, speaker=ada, about=[ada], **words)
    return press.actor("Ben Birch", bridge, publish=False)
