"""What writes several models at once: keyword arguments, one transaction each."""

from sources.actions.anchoring import AnchorProblem, anchor, find
from sources.actions.capture import Captured, capture
from sources.actions.cite import Cited, cite, confirm
from sources.actions.editing import begin_editing, editing, finish_editing
from sources.actions.entering import Entered, NotCitable, Part, Support, enter, enter_parts
from sources.actions.merge import merge
from sources.actions.publish import publish_possible, publish_together, retract_together
from sources.actions.reanchor import reanchor, uncite
from sources.actions.respell import respell
from sources.actions.steps import at_the_desk, published_by, steps, undo

__all__ = [
    "AnchorProblem",
    "Captured",
    "Cited",
    "Entered",
    "NotCitable",
    "Part",
    "Support",
    "anchor",
    "at_the_desk",
    "begin_editing",
    "capture",
    "cite",
    "confirm",
    "editing",
    "enter",
    "enter_parts",
    "find",
    "finish_editing",
    "merge",
    "publish_possible",
    "publish_together",
    "published_by",
    "reanchor",
    "respell",
    "retract_together",
    "steps",
    "uncite",
    "undo",
]
