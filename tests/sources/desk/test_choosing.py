import pytest
from django import forms
from django.http import QueryDict

from sources.actions import cite
from sources.desk.choosing import Nearby, limit
from sources.models import Actor, Event, Participation, Place, Source, Topic
from tests.sources.town import SAYING, make_actor, make_event, make_quote

pytestmark = pytest.mark.django_db


class Chooser(forms.Form):
    actor = forms.ModelChoiceField(Actor.objects.all(), required=False)
    topics = forms.ModelMultipleChoiceField(Topic.objects.all(), required=False)


@pytest.fixture
def actors(article, editor) -> dict[str, Actor]:
    """One whom the article is cited for, one who speaks, one who takes part, and a stranger."""
    cited = make_actor(article, editor, name="Ada Alder")
    speaker, mayor, stranger = (
        Actor.objects.create(name=name, kind="person") for name in ("Speaker", "Mayor", "Stranger")
    )
    make_quote(article, editor, speaker=speaker)
    Participation.objects.create(event=make_event(article, editor), actor=mayor)
    return {"cited": cited, "speaker": speaker, "mayor": mayor, "stranger": stranger}


def offered(form, name="actor") -> list[str]:
    return [label for _, label in form.fields[name].widget.choices]


def test_what_the_article_has_to_do_with_is_offered(article, actors):
    near = Nearby(article)
    assert near.of(Actor) == [actors["cited"], actors["mayor"], actors["speaker"]]
    assert near.of(Event) == [Event.objects.get()]
    assert near.of(Place) == [Place.objects.get()]
    assert near.of(Source) == []
    letter = Source.objects.create(headline="[A letter]")
    quote = Event.objects.get()
    cite(source=article, words=SAYING, target=quote, by=None, relays=letter)
    assert Nearby(article).of(Source) == [letter]


def test_what_is_chosen_is_offered_first_and_what_was_sent_is_kept(article, actors):
    form = Chooser()
    limit(form, "actor", Nearby(article), [actors["stranger"]])
    assert offered(form) == ["---------", "Stranger", "Ada Alder", "Mayor", "Speaker"]
    sent = QueryDict(f"actor={actors['stranger'].pk}&actor=nonsense&actor=²")
    form = Chooser(sent)
    limit(form, "actor", Nearby(article))
    assert offered(form)[1] == "Stranger"
    find = form.fields["actor"].widget.attrs["data-find"]
    assert find == f"/admin/sources/source/{article.pk}/desk/find/?kind=actor"


def test_all_topics_are_offered(article):
    Topic.objects.create(name="Bridges")
    form = Chooser()
    limit(form, "topics", Nearby(article))
    assert offered(form, "topics") == ["Bridges"]
    assert "data-find" not in form.fields["topics"].widget.attrs


def test_each_kind_is_read_once(article, actors, django_assert_num_queries):
    near = Nearby(article)
    with django_assert_num_queries(1):
        near.of(Actor)
        near.of(Actor)
