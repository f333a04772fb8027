"""Small worlds for the tests of the pages: articles, and entries whose every statement is cited."""

from sources.actions import capture, cite, publish_together
from sources.models import (
    Actor,
    ActorName,
    Affiliation,
    Event,
    EventLink,
    Participation,
    Quote,
    Source,
)
from sources.statements import Kind

BRIDGE = (
    "On 13 January 2020 Ada Alder, the mayor of Alder, met Ben Birch in Geneva. "
    "“We will not close the bridge,” Ada Alder told reporters. "
    "The talks ended without a memorandum, and Ben Birch left early.\n\n"
    "What else the article tells of the towns, their mills and their ferries is cited nowhere, "
    "and no reader finds it on the site. It goes on in this manner for a good while, as articles "
    "do, before it comes to an end."
)


class Press:
    def __init__(self, by):
        self.by = by

    def article(
        self, text: str = BRIDGE, headline: str = "Talks at the bridge", **details
    ) -> Source:
        return capture(text=text, headline=headline, **details).source

    def cite(self, target, source: Source, words: str, statement: str = "", **details):
        """The first place of the words is the one that is meant."""
        details = {"near": 0} | details
        return cite(
            source=source, words=words, target=target, statement=statement, by=self.by, **details
        ).citation

    def support(self, entry, source: Source, words: str, **details):
        """Cite the same words for each statement of an entry and of its parts."""
        for target in entry.citables():
            for statement in target.STATEMENTS:
                if statement.kind is Kind.WORDS and target is entry:
                    continue
                for value in statement.values(target):
                    self.cite(target, source, words, statement.name, value=value, **details)
        return entry

    def publish(self, *entries):
        publish_together(entries=entries, by=self.by)
        for entry in entries:
            entry.refresh_from_db()

    def actor(self, name: str, source: Source, *, publish: bool = True, **fields) -> Actor:
        actor = Actor.objects.create(name=name, **({"kind": "person"} | fields))
        ActorName.objects.create(actor=actor, name=name)
        self.support(actor, source, name)
        if publish:
            self.publish(actor)
        return actor

    def event(
        self, title: str, source: Source, words: str, *, publish=True, actors=(), after=(), **fields
    ) -> Event:
        event = Event.objects.create(title=title, **({"kind": "talks"} | fields))
        for actor in actors:
            Participation.objects.create(event=event, actor=actor)
        for other in after:
            EventLink.objects.create(event=event, other=other)
        self.support(event, source, words)
        if publish:
            self.publish(event)
        return event

    def quote(
        self, text: str, source: Source, words: str, *, publish=True, about=(), **fields
    ) -> Quote:
        printed = fields.pop("speaker_as_printed", None) or fields["speaker"].name
        quote = Quote.objects.create(text=text, speaker_as_printed=printed, **fields)
        quote.about.set(about)
        self.cite(quote, source, words, "words")
        self.support(quote, source, words)
        if publish:
            self.publish(quote)
        return quote

    def affiliation(self, actor: Actor, other: Actor, role: str, source: Source, words: str):
        """An affiliation of an actor that is not published yet."""
        affiliation = Affiliation.objects.create(actor=actor, with_actor=other, role=role)
        self.cite(affiliation, source, words)
        return affiliation
