"""What a form starts from: the selected words, the article around them, and who selected them."""

from functools import cached_property

from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import HttpRequest

from sources.anchoring import Span
from sources.choices import PlacePrecision, Status
from sources.desk.choosing import Nearby
from sources.desk.evidence import REACH, Passages
from sources.desk.known_names import AllNames, all_names, standing_in
from sources.desk.parts import desk_url
from sources.desk.permitting import may_change, require_change
from sources.desk.selection import Selection
from sources.models import Actor, Entry, Place, Region, Snapshot, Source
from sources.suggest.article import Article
from sources.suggest.likeness import Likenesses
from sources.suggest.names import KnownName, Names


class Selected:
    def __init__(self, request: HttpRequest, model_admin, source: Source, selection: Selection):
        self.request, self.model_admin = request, model_admin
        self.source, self.selection = source, selection

    @property
    def by(self):
        return self.request.user

    @property
    def snapshot(self) -> Snapshot:
        return self.selection.snapshot

    @property
    def span(self) -> Span:
        return Span(self.selection.start, self.selection.end)

    @property
    def exact(self) -> str:
        return self.selection.exact

    @cached_property
    def article(self) -> Article:
        return Article(self.snapshot.text, tuple(Region.objects.filter(snapshot=self.snapshot)))

    @cached_property
    def passages(self) -> Passages:
        return Passages(self.article, self.span)

    @cached_property
    def nearby(self) -> Nearby:
        return Nearby(self.source)

    @cached_property
    def nearby_actors(self) -> list[Actor]:
        """Those whom the text names around the selection, and those of the article's entries."""
        first, last = max(0, self.span.start - REACH), self.span.end + REACH
        mentions = self.actor_names.find(self.snapshot.text, first, last)
        named = Actor.objects.in_bulk({mention.id for mention in mentions}) if mentions else {}
        near = [actor for actor in self.nearby.of(Actor) if actor.status != Status.RETRACTED]
        return list(dict.fromkeys([*named.values(), *near]))

    @cached_property
    def countries(self) -> set[str]:
        rows = Place.objects.filter(precision=PlacePrecision.COUNTRY)
        return set(rows.values_list("name", flat=True))

    @cached_property
    def all_names(self) -> AllNames:
        return all_names()

    @cached_property
    def actor_names(self) -> Names:
        return Names(standing_in(self.snapshot.text, self.all_names.known))

    @cached_property
    def place_names(self) -> Names:
        return Names(KnownName(pk, name) for pk, name in Place.objects.values_list("pk", "name"))

    @cached_property
    def likenesses(self) -> Likenesses:
        return Likenesses(self.all_names)

    @property
    def find_url(self) -> str:
        """Where the script finds actors by typing."""
        return f"{desk_url(self.source)}find/?kind=actor"

    def words(self, span: Span | None) -> str:
        return self.snapshot.text[span.start : span.end] if span else ""

    def may_change(self, entry: Entry) -> bool:
        return may_change(self.model_admin, self.request, entry)

    def require_change(self, entry: Entry) -> None:
        require_change(self.model_admin, self.request, entry)

    def require_add(self, model: type[Model]) -> None:
        """As the admin's own form of the model asks it."""
        own = self.model_admin.admin_site.get_model_admin(model)
        if not own.has_add_permission(self.request):
            what = model._meta.verbose_name
            raise PermissionDenied(f"Your role does not let you enter a new {what}: ask an Editor.")
