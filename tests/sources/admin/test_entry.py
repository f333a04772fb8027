import pytest
from django.urls import reverse

from sources.models import Actor, Citation, Event, Quote

from .conftest import ALDER, MEETING, words_of


def change_url(entry) -> str:
    return reverse(f"admin:sources_{entry._meta.model_name}_change", args=[entry.pk])


def test_publishing_without_a_citation_for_the_date_is_refused_in_words(desk, cited_meeting):
    Citation.objects.get(statement="occurred").delete()
    cited_meeting.participations.get().actor.publish(desk_user(desk))
    response = desk.send(change_url(cited_meeting), "_publish")
    assert "Nothing is cited for the date (13 January 2020)" in words_of(response)
    cited_meeting.refresh_from_db()
    assert cited_meeting.status == "draft"


def desk_user(desk):
    from django.contrib.auth.models import User

    return User.objects.get(pk=desk.client.session["_auth_user_id"])


def test_checklist_names_what_is_missing(desk, meeting):
    page = desk.get(change_url(meeting))
    items = page.xpath("//ul[@class='newsroom-blockers']/li/text()")
    assert items == [
        "Nothing is cited for the title (Meeting of the mayors): cite the words that say it.",
        "Nothing is cited for the reality (happened): cite the words that say it.",
        "Nothing is cited for the date (13 January 2020): cite the words that say it.",
        "Nothing is cited for the place (Geneva, Switzerland): cite the words that say it.",
        "Nothing is cited for the participation “Ada Alder took part”: cite the words that say it.",
        "The actor “Ada Alder” is not published: publish them together.",
    ]


def test_publishing_with_all_that_it_needs_publishes_the_participant(desk, cited_meeting, ada):
    response = desk.send(change_url(cited_meeting), "_publish_together")
    assert "“Meeting of the mayors” is published now." in words_of(response)
    ada.refresh_from_db()
    assert ada.status == "published"
    assert cited_meeting.citations()[0].source.status == "published"


def test_publishing_more_of_an_article_than_readers_may_see_warns(
    desk, cited_meeting, ada, settings
):
    settings.MOST_SHOWN = 1
    response = desk.send(change_url(cited_meeting), "_publish_together")
    assert "that should be shown of an article" not in words_of(response)
    cited_meeting.refresh_from_db()
    cited_meeting.retract(desk_user(desk), "Wrong.")
    cited_meeting.return_to_draft(desk_user(desk))
    settings.MOST_SHOWN = 0.25
    response = desk.send(change_url(cited_meeting), "_publish")
    length = cited_meeting.citations()[0].excerpt.snapshot.length
    share = (len(MEETING) + len(ALDER)) / length
    assert (
        f"Readers see {share:.0%} of “The talks of the river towns” in excerpts, and 25% is the "
        "most that should be shown of an article."
    ) in words_of(response)


def test_publishing_together_names_the_entry_that_can_not_be(desk, cited_meeting, ada):
    ada.names.get().delete()
    response = desk.send(change_url(cited_meeting), "_publish_together")
    assert "“Ada Alder”: It has no name as printed" in words_of(response)
    cited_meeting.refresh_from_db()
    assert cited_meeting.status == "draft"


def test_submitting_and_returning_to_draft(desk, meeting):
    desk.send(change_url(meeting), "_submit")
    meeting.refresh_from_db()
    assert meeting.status == "in_review"
    desk.send(change_url(meeting), "_draft")
    meeting.refresh_from_db()
    assert meeting.status == "draft"


@pytest.fixture
def published_meeting(cited_meeting, editor) -> Event:
    from sources.actions import publish_together

    publish_together(entries=cited_meeting.with_needs(), by=editor)
    cited_meeting.refresh_from_db()
    return cited_meeting


def test_a_change_that_leaves_blockers_is_refused_whole(desk, published_meeting):
    response = desk.send(
        change_url(published_meeting), "_continue", occurred="14 January 2020", title="New title"
    )
    text = words_of(response)
    assert "The date (14 January 2020) is not what its citations assert" in text
    assert "The title (New title) is not what its citations assert" in text
    assert 'value="New title"' in response.content.decode()
    published_meeting.refresh_from_db()
    assert published_meeting.occurred == "2020-01-13"
    assert published_meeting.title == "Meeting of the mayors"


def test_a_change_is_kept_when_its_citations_are_confirmed_in_the_same_step(
    desk, published_meeting
):
    url = change_url(published_meeting)
    data = desk.form(url)
    row = next(
        name.removesuffix("-statement")
        for name, value in data.items()
        if name.endswith("-statement") and value == "" and "__prefix__" not in name
    )
    response = desk.send(url, "_continue", title="The mayors meet", **{f"{row}-confirmed": "on"})
    assert "was changed successfully" in words_of(response)
    published_meeting.refresh_from_db()
    assert published_meeting.title == "The mayors meet"
    assert published_meeting.blockers() == []


def test_a_new_participant_of_a_published_event_is_cited_in_the_same_step(
    desk, published_meeting, article, editor
):
    birch = Actor.objects.create(name="Birch", kind="body")
    url = change_url(published_meeting)
    added = {
        "participations-TOTAL_FORMS": "2",
        "participations-1-actor": birch.pk,
        "participations-1-role": "participant",
    }
    refused = desk.send(url, "_continue", **added)
    assert "Nothing is cited for the participation “Birch took part”" in words_of(refused)
    assert published_meeting.participations.count() == 1
    cited = added | {"participations-1-source": article.pk, "participations-1-words": MEETING}
    refused = desk.send(url, "_continue", **cited)
    assert "The actor “Birch” is not published" in words_of(refused)
    assert published_meeting.participations.count() == 1


def test_a_name_is_entered_with_its_citation(desk, ada, article):
    response = desk.send(
        change_url(ada),
        "_continue",
        **{
            "names-TOTAL_FORMS": "2",
            "names-1-name": "Mayor Ada Alder",
            "names-1-kind": "name",
            "names-1-source": article.pk,
            "names-1-words": "Mayor  Ada\nAlder",
        },
    )
    assert "was changed successfully" in words_of(response)
    citation = Citation.objects.get(actor_name__name="Mayor Ada Alder")
    assert citation.excerpt.exact == "Mayor Ada Alder"


def test_a_new_citation_in_the_form_is_anchored(desk, meeting, article):
    response = desk.send(
        change_url(meeting),
        "_continue",
        **{
            "new_citations-TOTAL_FORMS": "1",
            "new_citations-0-source": article.pk,
            "new_citations-0-words": "13 January 2020",
            "new_citations-0-statement": "occurred",
            "new_citations-0-stance": "supports",
            "new_citations-0-directness": "stated",
            "new_citations-0-voice": "report",
            "new_citations-0-position": "0",
        },
    )
    assert "was changed successfully" in words_of(response)
    assert Citation.objects.get(event=meeting).value == "2020-01-13"


def test_a_stale_form_is_refused_and_nothing_is_saved(desk, meeting):
    url = change_url(meeting)
    stale = desk.form(url)
    desk.send(url, "_continue", title="Changed by another")
    response = desk.client.post(url, stale | {"title": "Mine", "_continue": "1"})
    assert "edith has changed this entry since you opened it" in words_of(response)
    meeting.refresh_from_db()
    assert meeting.title == "Changed by another"


def test_a_contributor_writes_drafts_and_publishes_nothing(
    client, contributor, cited_meeting, published_elsewhere
):
    from .conftest import Desk

    client.force_login(contributor)
    desk = Desk(client)
    page = desk.get(change_url(cited_meeting))
    assert page.xpath("//input[@name='_publish']") == []
    assert page.xpath("//input[@name='_submit']/@value") == ["Save and submit for review"]
    desk.send(change_url(cited_meeting), "_publish")
    cited_meeting.refresh_from_db()
    assert cited_meeting.status == "draft"
    response = client.post(change_url(published_elsewhere), {"name": "Other"})
    assert response.status_code == 403


@pytest.fixture
def published_elsewhere(ada, editor) -> Actor:
    ada.publish(editor)
    return ada


def test_dates_say_how_they_were_understood_and_why_they_are_refused(desk, meeting):
    response = desk.send(change_url(meeting), "_continue", occurred="spring 2019")
    assert "understood as spring 2019 (2019-21)" in words_of(response)
    response = desk.send(change_url(meeting), "_continue", occurred="2020-02-30")
    assert "February 2020 has 29 days" in words_of(response)
    meeting.refresh_from_db()
    assert meeting.occurred == "2019-21"


def test_history_shows_the_change_itself(desk, meeting):
    desk.send(change_url(meeting), "_continue", title="A new title")
    text = words_of(desk.client.get(reverse("admin:sources_event_history", args=[meeting.pk])))
    assert "Meeting of the mayors → A new title" in text
    assert "edith" in text


def test_history_shows_what_was_done_to_citations_too(desk, cited_meeting):
    citation = cited_meeting.own_citations.get(statement="occurred")
    url = reverse("admin:sources_citation_change", args=[citation.pk])
    desk.send(url, "_continue", note="The year is printed.")
    citation.delete()
    page = desk.client.get(reverse("admin:sources_event_history", args=[cited_meeting.pk]))
    text = words_of(page)
    assert "note: (empty) → The year is printed." in text
    assert "citation removed it says: (empty) → 2020-01-13" in text


def test_retracting_names_what_rests_on_it_and_takes_it_along_when_told(
    desk, published_meeting, ada
):
    url = reverse("admin:sources_actor_retract") + f"?id={ada.pk}"
    assert "Meeting of the mayors" in words_of(desk.client.get(url))
    refused = desk.client.post(url, {"reason": "Mistaken identity."}, follow=True)
    assert "Published entries rest on “Ada Alder”: event “Meeting of the mayors”" in words_of(
        refused
    )
    ada.refresh_from_db()
    assert ada.status == "published"
    desk.client.post(url, {"reason": "Mistaken identity.", "together": "on"})
    ada.refresh_from_db()
    published_meeting.refresh_from_db()
    assert (ada.status, published_meeting.status) == ("retracted", "retracted")
    assert ada.retraction_reason == "Mistaken identity."


def test_a_retracted_entry_is_reopened_as_draft(desk, published_meeting, editor):
    published_meeting.retract(editor, "Doubts.")
    page = desk.get(change_url(published_meeting))
    assert page.xpath("//form[@class='newsroom-reopen']//input[@type='submit']/@value") == [
        "Reopen as draft"
    ]
    desk.client.post(reverse("admin:sources_event_reopen", args=[published_meeting.pk]))
    published_meeting.refresh_from_db()
    assert published_meeting.status == "draft"


def test_publishing_many_reports_each_that_was_refused(desk, cited_meeting, ada):
    bare = Event.objects.create(title="Bare event", kind="talks")
    ada.publish(desk_user(desk))
    response = desk.client.post(
        reverse("admin:sources_event_changelist"),
        {"action": "publish_selected", "_selected_action": [cited_meeting.pk, bare.pk]},
        follow=True,
    )
    text = words_of(response)
    assert "“Bare event” was not published: Nothing is cited for the title (Bare event)" in text
    assert "Published: “Meeting of the mayors”." in text
    assert list(Event.objects.published()) == [cited_meeting]


def test_one_passage_is_cited_for_several_statements(desk, meeting, article):
    url = reverse("admin:sources_event_cite", args=[meeting.pk])
    found = desk.client.post(url, {"source": article.pk, "words": MEETING, "_find": "1"})
    page = words_of(found)
    assert f"{MEETING}." in page
    assert Citation.objects.filter(event=meeting).count() == 0
    labels = {
        label.text_content().strip(): label.xpath("./input/@name")[0]
        for label in desk.get(url).xpath("//table[@class='newsroom-statements']//label")
    }
    ticked = {labels[name]: "on" for name in ("Title", "Date", "Place")}
    response = desk.send(url, "_cite", source=article.pk, words=MEETING, **ticked)
    assert "Cited for 3 statements of “Meeting of the mayors”." in words_of(response)
    cited = Citation.objects.filter(event=meeting).order_by("statement")
    assert [(c.statement, c.value) for c in cited] == [
        ("", "Meeting of the mayors"),
        ("occurred", "2020-01-13"),
        ("place", f"place:{meeting.place_id}"),
    ]
    assert len({c.excerpt_id for c in cited}) == 1


def test_ambiguous_words_offer_their_places(desk, ada, article):
    url = reverse("admin:sources_actor_cite", args=[ada.pk])
    response = desk.client.post(url, {"source": article.pk, "words": "Alder", "_find": "1"})
    text = words_of(response)
    assert "These words stand in 3 places" in text
    assert "Mayor Ada »Alder«, the head of" in text
    start = article.current_snapshot.text.index("Ada Alder") + 4
    data = {"source": article.pk, "words": "Alder", "place": f"{start}-{start + 5}", "_find": "1"}
    chosen = desk.client.post(url, data)
    marked = chosen.context["around"]
    assert (marked[0][-10:], marked[1]) == ("Mayor Ada ", "Alder")


def test_absent_words_show_the_nearest_passage_and_cite_nothing(desk, ada, article):
    url = reverse("admin:sources_actor_cite", args=[ada.pk])
    words = "said Mayoress Ada Alder, head of Alder"
    response = desk.client.post(url, {"source": article.pk, "words": words, "_cite": "1"})
    text = words_of(response)
    assert "does not stand in" in text
    assert "Mayor Ada Alder, the head of Alder" in text


def test_a_quote_that_the_article_words_otherwise_is_refused(desk, ada, article):
    quote = Quote.objects.create(
        text="We shall not close the bridge", speaker=ada, speaker_as_printed=ALDER
    )
    url = reverse("admin:sources_quote_cite", args=[quote.pk])
    page = desk.get(url)
    tick = page.xpath("//label[contains(., 'Words')]/input/@name")[0]
    words = "“We will not close the bridge,” said Mayor Ada Alder"
    response = desk.send(url, "_cite", source=article.pk, words=words, **{tick: "on"})
    assert "does not stand in the excerpt" in words_of(response)
    assert Citation.objects.filter(quote=quote).count() == 0
