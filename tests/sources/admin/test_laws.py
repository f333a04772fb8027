"""What a careless or malicious editor tries at the admin's doors."""

import pytest
from django.urls import reverse

from sources.actions import capture, publish_together
from sources.models import Actor, Citation, Correction, Event, Topic

from .conftest import MEETING, Desk, words_of


def url_of(name: str, record) -> str:
    return reverse(f"admin:sources_{record._meta.model_name}_{name}", args=[record.pk])


@pytest.fixture
def published(cited_meeting, editor) -> Event:
    publish_together(entries=cited_meeting.with_needs(), by=editor)
    cited_meeting.refresh_from_db()
    return cited_meeting


@pytest.fixture
def carls_desk(client, contributor) -> Desk:
    client.force_login(contributor)
    return Desk(client)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"value": "14 January 2020"}, "The date (13 January 2020) is not what its citations"),
        ({"stance": "contradicts"}, "The date (13 January 2020) is supported by nothing"),
        ({"attribution": "said nobody"}, "“said nobody” is not printed in the article"),
    ],
)
def test_a_citation_of_a_published_entry_is_not_turned_against_it(desk, published, change, reason):
    citation = Citation.objects.get(statement="occurred")
    response = desk.send(url_of("change", citation), "_continue", **change)
    assert reason in words_of(response)
    citation.refresh_from_db()
    assert (citation.value, citation.stance, citation.attribution) == ("2020-01-13", "supports", "")


def test_the_only_citation_of_a_published_statement_is_not_deleted(desk, published):
    citation = Citation.objects.get(statement="occurred")
    response = desk.client.post(url_of("delete", citation), {"post": "yes"}, follow=True)
    assert "Nothing was deleted. Nothing is cited for the date" in words_of(response)
    assert Citation.objects.filter(pk=citation.pk).exists()


def test_several_participants_are_cited_in_one_step(desk, published, article, editor):
    birch = Actor.objects.create(name="Birch", kind="body")
    birch.names.create(name="Birch")
    desk.send(
        url_of("change", birch),
        "_publish",
        **{"names-0-source": article.pk, "names-0-words": "Birch"},
    )
    added = {"participations-TOTAL_FORMS": "3"}
    for number, (actor, role) in enumerate([(birch, "host"), (birch, "mediator")], 1):
        added |= {
            f"participations-{number}-actor": actor.pk,
            f"participations-{number}-role": role,
            f"participations-{number}-source": article.pk,
            f"participations-{number}-words": MEETING,
        }
    response = desk.send(url_of("change", published), "_continue", **added)
    assert "was changed successfully" in words_of(response)
    roles = published.participations.filter(actor=birch).values_list("role", flat=True)
    assert list(roles) == ["host", "mediator"]
    assert published.blockers() == []


def test_several_citations_are_confirmed_in_one_step(desk, published):
    url = url_of("change", published)
    rows = {
        f"{name.removesuffix('-statement')}-confirmed": "on"
        for name, value in desk.form(url).items()
        if name.startswith("own_citations-") and value in ("", "occurred")
        if name.endswith("-statement") and "__prefix__" not in name
    }
    assert len(rows) == 2
    response = desk.send(url, "_continue", title="They meet", occurred="January 2020", **rows)
    assert "was changed successfully" in words_of(response)
    published.refresh_from_db()
    assert (published.title, published.occurred) == ("They meet", "2020-01")
    assert published.blockers() == []


def test_a_correction_of_a_published_entry_is_an_editors(carls_desk, published, editor):
    url = reverse("admin:sources_correction_add")
    given = {"event": published.pk, "date": "2020-02-01", "text": "Nothing of it is true."}
    assert carls_desk.client.post(url, given).status_code == 403
    assert Correction.objects.count() == 0
    carls_desk.client.force_login(editor)
    carls_desk.client.post(url, given | {"text": "The day was wrong."})
    correction = Correction.objects.get()
    carls_desk.send(url_of("change", correction), "_save", text="The day was printed wrongly.")
    correction.refresh_from_db()
    assert (correction.event, correction.text) == (published, "The day was printed wrongly.")


def test_what_readers_see_of_a_place_or_topic_is_an_editors(carls_desk, published, editor):
    topic = Topic.objects.create(name="Bridges")
    place = published.place
    assert carls_desk.send(url_of("change", topic), "_save", name="Rivers").status_code == 200
    published.topics.add(topic)
    for record in (topic, place):
        response = carls_desk.client.post(url_of("change", record), {"name": "Elsewhere"})
        assert response.status_code == 403
    topic.refresh_from_db()
    place.refresh_from_db()
    assert (topic.name, place.name) == ("Rivers", "Geneva")
    carls_desk.client.force_login(editor)
    carls_desk.client.post(url_of("delete", topic), {"post": "yes"})
    assert list(published.topics.all()) == [topic]
    carls_desk.send(url_of("change", place), "_save", name="Genève", misspelt="As printed.")
    place.refresh_from_db()
    assert place.name == "Genève"


def test_reopening_and_returning_to_draft_is_an_editors(carls_desk, meeting, editor):
    meeting.submit(editor)
    response = carls_desk.client.post(url_of("reopen", meeting))
    meeting.refresh_from_db()
    assert (response.status_code, meeting.status) == (403, "in_review")


def test_a_draft_is_deleted_with_its_parts(desk, meeting):
    response = desk.client.post(url_of("delete", meeting), {"post": "yes"}, follow=True)
    assert "was deleted successfully" in words_of(response)
    assert not Event.objects.exists()


def test_a_published_source_gets_its_next_text_from_an_editor(carls_desk, published, article):
    known = capture(text="The bridge.", headline="Bridge", url="https://example.org/1").source
    known.show(published.history.first().history_user)
    article_of = {"extent": "whole", "genre": "news", "headline": "Other", "url": known.url}
    url = reverse("admin:sources_source_capture_new")
    response = carls_desk.client.post(url, article_of | {"text": "Lies.", "_capture": "1"})
    assert "An Editor alone may capture a new text of this source" in words_of(response)
    assert known.snapshots.count() == 1


def test_words_changed_after_a_place_was_chosen_are_the_ones_cited(desk, ada, article):
    url = reverse("admin:sources_actor_cite", args=[ada.pk])
    start = article.current_snapshot.text.index("Ada Alder") + 4
    sent = {"source": article.pk, "words": "Alder", "place": f"{start}-{start + 5}", "_find": "1"}
    assert desk.client.post(url, sent).context["form"].found.start == start
    found = desk.client.post(url, sent | {"words": "memorandum"}).context["form"].found
    assert found.exact == "memorandum"
    chosen = desk.client.post(url, sent | {"words": "Birch", "place": "0-3"}).context["form"]
    assert chosen.found.exact == "Birch"


def test_a_nearest_passage_that_was_chosen_is_cited(desk, ada, article):
    url = reverse("admin:sources_actor_cite", args=[ada.pk])
    sent = {"source": article.pk, "words": "said Mayoress Ada Alder, head of Alder", "_find": "1"}
    offered = desk.client.post(url, sent).context["form"].fields["place"].choices[0][0]
    found = desk.client.post(url, sent | {"place": offered}).context["form"].found
    assert f"{found.start}-{found.end}" == offered


def test_a_tick_means_what_the_editor_saw(desk, meeting, article):
    url = reverse("admin:sources_event_cite", args=[meeting.pk])
    seen = desk.form(url)
    label = desk.get(url).xpath("//label[contains(., 'Date')]/input/@name")
    meeting.occurred = "2020-01-14"
    meeting.save()
    sent = seen | {"source": article.pk, "words": MEETING, label[0]: "on", "_cite": "1"}
    assert "Tick at least one statement" in words_of(desk.client.post(url, sent))
    assert Citation.objects.filter(event=meeting).count() == 0


NO_NUMBERS = ["²", "abc", "9" * 30]


@pytest.mark.parametrize("number", NO_NUMBERS)
def test_what_is_no_number_is_nothing_that_exists(number, desk, meeting):
    for path in (f"event/{number}/history/", f"event/{meeting.pk}/history/{number}/"):
        assert desk.client.get(f"/admin/sources/{path}").status_code == 404
    assert desk.get(f"/admin/sources/event/retract/?id={number}").xpath("//textarea") == []
    page = desk.get(reverse("admin:sources_event_cite", args=[meeting.pk]) + f"?source={number}")
    assert page.xpath("//select[@name='source']/option[@selected]/@value") in ([], [""])


@pytest.mark.parametrize("number", NO_NUMBERS)
def test_a_choice_of_what_is_no_record_is_refused_by_its_field(number, desk, meeting):
    response = desk.send(url_of("change", meeting), "_continue", place=number)
    assert "Select a valid choice" in words_of(response)
    meeting.refresh_from_db()
    assert meeting.place.name == "Geneva"


def test_retracting_what_is_not_published_does_nothing(desk, meeting):
    url = reverse("admin:sources_event_retract") + f"?id={meeting.pk}"
    response = desk.client.post(url, {"reason": "Mistaken."}, follow=True)
    assert "is not published: there is nothing to retract" in words_of(response)
    assert "Retracted:" not in words_of(response)


def test_an_account_whose_name_stands_in_the_history_is_not_deleted(admin_client, meeting, editor):
    meeting.submit(editor)
    url = reverse("admin:auth_user_delete", args=[editor.pk])
    assert admin_client.post(url, {"post": "yes"}).status_code == 403
    assert meeting.history.first().history_user == editor


def test_a_contributor_takes_back_a_name_from_a_draft(client, contributor, ada):
    client.force_login(contributor)
    desk = Desk(client)
    url = reverse("admin:sources_actor_change", args=[ada.pk])
    desk.send(url, "_continue", **{"names-0-DELETE": "on"})
    assert ada.names.count() == 0
