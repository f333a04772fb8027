"""What the desk's script is answered: words for the editor, and parts of the page to replace."""

from collections.abc import Iterable, Mapping
from functools import wraps

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, JsonResponse

from sources.desk.selection import SelectionProblem


def answer(
    parts: Mapping[str, str] | None = None,
    *,
    message: str = "",
    warnings: Iterable[str] = (),
    status: int = 200,
) -> JsonResponse:
    body = {"message": message, "warnings": list(warnings), "parts": dict(parts or {})}
    return JsonResponse(body, status=status)


def answering(view):
    """What can't be done is said in words, with the status that the script knows it by."""

    @wraps(view)
    def wrapped(request: HttpRequest, *args, **kwargs):
        try:
            return view(request, *args, **kwargs)
        except SelectionProblem as problem:
            return answer(message=str(problem), status=problem.status)
        except PermissionDenied as refusal:
            return answer(message=str(refusal) or "Your role does not allow this.", status=403)
        except Http404:
            return answer(message="It is not there any more: reload the page.", status=404)
        except ValidationError as refusal:
            return answer(message=reasons(refusal), status=422)

    return wrapped


def reasons(refusal: ValidationError) -> str:
    return " ".join(dict.fromkeys(refusal.messages))
