"""The names of languages and scripts, in place of their codes."""

from django.utils.translation import get_language_info

# ISO 15924, as far as articles are likely to print names in them.
SCRIPTS = {
    "Arab": "Arabic",
    "Armn": "Armenian",
    "Beng": "Bengali",
    "Cyrl": "Cyrillic",
    "Deva": "Devanagari",
    "Ethi": "Ethiopic",
    "Geor": "Georgian",
    "Grek": "Greek",
    "Hans": "simplified Chinese",
    "Hant": "traditional Chinese",
    "Hebr": "Hebrew",
    "Jpan": "Japanese",
    "Kore": "Korean",
    "Latn": "Latin",
    "Thai": "Thai",
}


def language_name(code: str) -> str:
    """“Arabic” for `ar`; the code itself where its language has no name here."""
    try:
        return get_language_info(code)["name"]
    except KeyError:
        return code


def script_name(code: str) -> str:
    return f"{SCRIPTS.get(code, code)} script"
