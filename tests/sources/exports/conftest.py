from tests.sources.views.conftest import ada, bridge, geneva, press, promise, talks

__all__ = ["ada", "bridge", "geneva", "press", "promise", "talks"]
