"""What writes several models at once: keyword arguments, one transaction each."""

from sources.actions.anchoring import AnchorProblem, anchor
from sources.actions.capture import Captured, capture
from sources.actions.cite import Cited, cite, confirm
from sources.actions.editing import editing
from sources.actions.merge import merge
from sources.actions.publish import publish_together, retract_together

__all__ = [
    "AnchorProblem",
    "Captured",
    "Cited",
    "anchor",
    "capture",
    "cite",
    "confirm",
    "editing",
    "merge",
    "publish_together",
    "retract_together",
]
