"""Checks of single values, with messages that say what to do."""

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator

from sources import dates


def validate_partial_date(value: str) -> None:
    try:
        dates.parse(value)
    except dates.PartialDateError as error:
        raise ValidationError(str(error), code="partial_date") from error


validate_language = RegexValidator(
    r"^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$",
    "Give a language tag such as “en”, “ar” or “sr-Latn”.",
)

validate_wikidata_id = RegexValidator(r"^Q[1-9][0-9]*$", "Give a Wikidata number such as “Q57389”.")
