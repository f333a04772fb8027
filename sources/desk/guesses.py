"""What kind of thing words speak of, guessed by the words alone: proposals for an editor."""

import re
from functools import cache

from sources.choices import ActorKind, EventKind, NameKind, ParticipationRole, Reality
from sources.desk.countries import COUNTRIES
from sources.pages.wording import shortened
from sources.suggest import vocabulary

LONGEST_TITLE = 90

# The first that fits: “signed a ceasefire at the conference” is an agreement.
_EVENTS = {
    EventKind.AGREEMENT: "agreements? accords? memorandum memoranda treaty treaties truce pact "
    "deal sign(?:ed|s|ing)? ratif\\w+ agreed",
    EventKind.CALL: "urged appeal(?:ed)? call(?:ed|s)?\\s+(?:on|for|upon) demand(?:ed|s)?",
    EventKind.CONFERENCE: "conferences? summits? congress\\s+of forum symposium",
    EventKind.TALKS: "talks negotiat\\w+ meet(?:s|ings?)? met dialogue discuss\\w* visit(?:ed|s)? "
    "telephon\\w+ consult\\w+ mediat\\w+",
    EventKind.FIGHTING: "attack\\w* offensive fight\\w* fought war clash\\w* shell\\w* bomb\\w* "
    "air\\s?strikes? kill\\w* captur\\w+ occup\\w+ seiz\\w+ battle\\w* hostilities invasion "
    "confrontation blockade\\w* fire(?:d|s)? troops",
    EventKind.POLITICS: "elect\\w* appoint\\w+ resign\\w* found(?:ed|ing) creat(?:ed|ion) "
    "form(?:ed|ation)? overthrow\\w* overthrew coup government parliament "
    "dissolv\\w+ inaugurat\\w+",
    EventKind.STATEMENT: "letters? statements? communiqu\\w+ announc\\w+ declar\\w+ publish\\w+ "
    "wrote post(?:ed)? tweet\\w* speech",
}
_REALITIES = {
    Reality.CANCELLED: "cancel\\w+ called\\s+off postponed\\s+indefinitely",
    Reality.ANNOUNCED: "will shall (?:is|are)\\s+to\\s+(?!blame)\\w+ (?:expected|scheduled|due|set|"
    "planned)\\s+(?:to|for) plans?\\s+to",
    Reality.ALLEGED: "allegedly reportedly purportedly supposedly",
}
_ROLES_BEFORE = {
    ParticipationRole.INVITED: "invited",
    ParticipationRole.ORGANISER: "organi[sz]ed\\s+by",
    ParticipationRole.HOST: "hosted\\s+by",
    ParticipationRole.MEDIATOR: "mediated\\s+by mediation\\s+of",
    ParticipationRole.SIGNATORY: "signed\\s+by",
    ParticipationRole.ADDRESSEE: "(?:called|calls)\\s+(?:on|upon) urged letter\\s+to wrote\\s+to "
    "appealed\\s+to",
    ParticipationRole.CONCERNED: "overthrow\\s+of assassination\\s+of kill(?:ing|ed) death\\s+of "
    "arrest(?:ed|\\s+of) election\\s+of elected appoint(?:ed|ment\\s+of) founding\\s+of created "
    "creation\\s+of form(?:ed)? without attack(?:ed)?(?:\\s+on)? against",
}
_ROLES_AFTER = {
    ParticipationRole.ORGANISER: "organi[sz]ed",
    ParticipationRole.HOST: "hosted",
    ParticipationRole.MEDIATOR: "mediated",
    ParticipationRole.SIGNATORY: "signed",
    ParticipationRole.CONCERNED: "(?:was|were)\\s+(?:elected|appointed|killed|arrested|overthrown|"
    "founded|created|formed)",
}
_REACH = 60
# “invited the generals of the north, as well as Ada Alder and” the one after it.
_LISTED = re.compile(
    r"\binvited\b(?:(?!\b(?:to|where|which|who)\b|[.;:]\s).){0,150}$", re.IGNORECASE | re.DOTALL
)
_ACTORS = {
    ActorKind.INTERNATIONAL: "united\\s+nations un nato eu european\\s+(?:union|commission|council)"
    " african\\s+union arab\\s+league international world opec osce unicef unesco mission",
    ActorKind.ARMED_GROUP: "army forces? brigades? militias? front battalion guards? fighters "
    "rebels troops navy",
    ActorKind.GOVERNMENT: "government cabinet ministry administration junta jamahiriya",
    ActorKind.PARTY: "party bloc movement",
    ActorKind.COMPANY: "company corporation corp inc ltd llc gmbh plc bank oil airlines holding",
    ActorKind.MEDIA: "times news television tv radio agency press post herald tribune journal "
    "reuters gazette",
    ActorKind.BODY: "commission committee congress council parliament senate assembly institute "
    "university court mission association foundation federation union society agency board academy "
    "department office club hospital school coalition",
}
_NO_PLACES = vocabulary.NOT_NAMES | vocabulary.BODIES | vocabulary.ROLES
_CAPITALS = r"[^\W\d_a-z][\w’'-]+"
_NEW_PLACE = re.compile(
    rf"\b(?:[Ii]n|[Nn]ear|[Aa]t)\s+(?P<name>{_CAPITALS}(?:[ -]{_CAPITALS}){{0,2}})(?![\w’'])"
)
_EDGES = " \t\n,.;:—–-“”"


def event_kind(words: str) -> str:
    return _first(_EVENTS, words) or EventKind.OTHER


def reality(words: str) -> str:
    return _first(_REALITIES, words) or Reality.HAPPENED


def actor_kind(name: str, countries: set[str] = frozenset()) -> str:
    """`countries` are the names of those that are known."""
    if name in COUNTRIES or name in countries:
        return ActorKind.COUNTRY
    found = _first(_ACTORS, name)
    if found:
        return found
    if _is_acronym(name):
        return ActorKind.BODY
    return ActorKind.PERSON if _is_personal(name) else ActorKind.OTHER


def role(before: str, after: str) -> str:
    """What part an actor has whose name stands between these words."""
    if _LISTED.search(before):
        return ParticipationRole.INVITED
    given = _first(_ROLES_BEFORE, _near(before)) or _first(_ROLES_AFTER, _near(after, back=False))
    return given or ParticipationRole.PARTICIPANT


def name_kind(name: str) -> str:
    if name.startswith("@"):
        return NameKind.ALIAS
    return NameKind.ACRONYM if _is_acronym(name) else NameKind.NAME


def title(words: str) -> str:
    """The words themselves, which claim no more than is printed."""
    words = " ".join(words.split()).strip(_EDGES)
    return shortened(words, LONGEST_TITLE).removesuffix(" […]").strip(_EDGES)


def new_place(words: str) -> str:
    """Where the words say that something was, by a name alone: “in Rajma”.

    “In Libya” belongs as often to what stands before it: “the parties in Libya”.
    """
    for found in _NEW_PLACE.finditer(words):
        parts = found["name"].casefold().split()
        if found["name"] not in COUNTRIES and not any(part in _NO_PLACES for part in parts):
            return found["name"]
    return ""


def _near(words: str, *, back: bool = True) -> str:
    """The words on one side of a name, as far as its sentence and some way."""
    parts = re.split(r"[.;:]\s", words)
    return parts[-1][-_REACH:] if back else parts[0][:_REACH]


def _is_acronym(name: str) -> bool:
    return name.isupper() and len(name) <= 8 and " " not in name


def _is_personal(name: str) -> bool:
    """Capitals alone, but for particles such as “von der” and “al”."""
    parts = name.split()
    return all(
        part[:1].isupper() or part.partition("-")[0].casefold() in vocabulary.PARTICLES
        for part in parts
    )


def _first(kinds: dict, words: str) -> str:
    return next((kind for kind, listed in kinds.items() if _pattern(listed).search(words)), "")


@cache
def _pattern(listed: str) -> re.Pattern:
    return re.compile(rf"\b(?:{'|'.join(listed.split(' '))})\b", re.IGNORECASE)
