from tests.sources.views.conftest import MEETING, SAID, ada, bridge, geneva, press, promise, talks

__all__ = ["MEETING", "SAID", "ada", "bridge", "geneva", "press", "promise", "talks"]
