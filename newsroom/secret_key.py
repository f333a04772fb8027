import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from django.core.management.utils import get_random_secret_key

HOW_TO_MAKE_ONE = (
    "SECRET_KEY is not set. Make one with:\n"
    '  python -c "import secrets; print(secrets.token_urlsafe(50))"\n'
    "and put it into the environment as SECRET_KEY. To work on your own machine, "
    "set DEBUG=1 instead: a key is then made and kept for you."
)


def secret_key(given: str, debug: bool, kept_in: Path) -> str:
    """The given key; under DEBUG, else, the one kept in a file, made on first use.

    Raises ImproperlyConfigured, saying how to make a key, where neither is to be had.
    """
    if given:
        return given
    if not debug:
        raise ImproperlyConfigured(HOW_TO_MAKE_ONE)
    kept_in.parent.mkdir(parents=True, exist_ok=True)
    try:
        descriptor = os.open(kept_in, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return kept_in.read_text()
    key = get_random_secret_key()
    with os.fdopen(descriptor, "w") as file:
        file.write(key)
    return key
