"""The closed vocabularies of DESIGN's words, with the labels that editors and readers see."""

from django.db.models import TextChoices


class Status(TextChoices):
    DRAFT = "draft", "draft"
    IN_REVIEW = "in_review", "in review"
    PUBLISHED = "published", "published"
    RETRACTED = "retracted", "retracted"


class Genre(TextChoices):
    NEWS = "news", "news"
    ANALYSIS = "analysis", "analysis"
    OPINION = "opinion", "opinion"
    STATEMENT = "statement", "statement"
    DOCUMENT = "document", "document"
    SOCIAL_POST = "social_post", "social post"


class NoticeKind(TextChoices):
    CORRECTED = "corrected", "corrected"
    RETRACTED = "retracted", "retracted"


class Extent(TextChoices):
    WHOLE = "whole", "the whole text"
    PASSAGES = "passages", "passages alone"


class CaptureOrigin(TextChoices):
    PASTE = "paste", "pasted text"
    FILE = "file", "uploaded file"
    URL = "url", "fetched from its URL"


class RegionKind(TextChoices):
    HEADLINE = "headline", "headline"
    CAPTION = "caption", "caption"
    CREDIT = "credit", "credit"
    EMBEDDED_POST = "embedded_post", "embedded post"
    RELATED_LINK = "related_link", "related link"


class StandingState(TextChoices):
    UNCHANGED = "unchanged", "unchanged"
    MOVED = "moved", "moved"
    AMBIGUOUS = "ambiguous", "ambiguous"
    CHANGED = "changed", "changed"
    GONE = "gone", "gone"


class Decision(TextChoices):
    """What an editor decided on an excerpt whose article has changed."""

    ACCEPTED = "accepted", "accepted: it stands here"
    RECITED = "recited", "other words cited in its place"
    LEFT = "left", "left on its old text"


class Basis(TextChoices):
    STATED = "stated", "stated"
    INFERRED = "inferred", "inferred"


class ActorKind(TextChoices):
    PERSON = "person", "person"
    ARMED_GROUP = "armed_group", "armed group"
    GOVERNMENT = "government", "government"
    COUNTRY = "country", "country"
    PARTY = "party", "party"
    COMPANY = "company", "company"
    MEDIA = "media", "media"
    INTERNATIONAL = "international", "international organisation"
    BODY = "body", "body"
    OTHER = "other", "other"


class NameKind(TextChoices):
    NAME = "name", "name"
    ALIAS = "alias", "alias"
    ACRONYM = "acronym", "acronym"
    TRANSLITERATION = "transliteration", "transliteration"
    MISPRINT = "misprint", "misprint"


class OutletKind(TextChoices):
    AGENCY = "agency", "news agency"
    NEWSPAPER = "newspaper", "newspaper"
    BROADCASTER = "broadcaster", "broadcaster"
    ONLINE = "online", "online medium"
    INSTITUTION = "institution", "institution"
    OTHER = "other", "other"


class PlacePrecision(TextChoices):
    SITE = "site", "site"
    TOWN = "town", "town"
    REGION = "region", "region"
    COUNTRY = "country", "country"


class EventKind(TextChoices):
    TALKS = "talks", "talks"
    CONFERENCE = "conference", "conference"
    AGREEMENT = "agreement", "agreement"
    CALL = "call", "call for action"
    FIGHTING = "fighting", "fighting"
    POLITICS = "politics", "change of power or institution"
    STATEMENT = "statement", "statement or letter"
    OTHER = "other", "other"


class Reality(TextChoices):
    HAPPENED = "happened", "happened"
    ANNOUNCED = "announced", "announced"
    ALLEGED = "alleged", "alleged"
    DENIED = "denied", "denied"
    CANCELLED = "cancelled", "cancelled"


class ParticipationRole(TextChoices):
    PARTICIPANT = "participant", "took part"
    ORGANISER = "organiser", "organised it"
    MEDIATOR = "mediator", "mediated"
    HOST = "host", "hosted it"
    INVITED = "invited", "was invited"
    SIGNATORY = "signatory", "signed"
    ADDRESSEE = "addressee", "was addressed"
    CONCERNED = "concerned", "was concerned"


class EventLinkKind(TextChoices):
    AFTER = "after", "came after"
    IN_RESPONSE_TO = "in_response_to", "in response to"
    SAID_TO_CAUSE = "said_to_cause", "is said to have caused"


class Manner(TextChoices):
    DIRECT = "direct", "direct"
    PARTIAL = "partial", "partial"
    INDIRECT = "indirect", "indirect"


class Medium(TextChoices):
    SPEECH = "speech", "speech"
    LETTER = "letter", "letter"
    INTERVIEW = "interview", "interview"
    SOCIAL_POST = "social_post", "social post"
    STATEMENT = "statement", "statement"
    TOLD_REPORTERS = "told_reporters", "told reporters"
    CONVERSATION = "conversation", "conversation"
    OTHER = "other", "other"


class Stance(TextChoices):
    SUPPORTS = "supports", "supports"
    DIFFERS = "differs", "differs"
    CONTRADICTS = "contradicts", "contradicts"


class Difference(TextChoices):
    """How an article differs from another one without contradicting it."""

    WORDING = "wording", "wording"
    NAME = "name", "name"
    PRECISION = "precision", "precision"
    EMPHASIS = "emphasis", "emphasis"


class Directness(TextChoices):
    STATED = "stated", "stated"
    INFERRED = "inferred", "inferred"


class Voice(TextChoices):
    REPORT = "report", "the outlet's own report"
    ATTRIBUTED = "attributed", "attributed"
    OPINION = "opinion", "opinion"
