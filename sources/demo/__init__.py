"""What two real articles say, entered through the actions as an editor would enter it."""

from sources.demo.loading import DemoError, counts, load

__all__ = ["DemoError", "counts", "load"]
