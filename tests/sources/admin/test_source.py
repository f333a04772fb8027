from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from lxml import html

from sources.actions import publish_together
from sources.models import Snapshot, Source

from .conftest import ALDER, words_of

CAPTURE = "admin:sources_source_capture_new"


def test_adding_a_source_shows_the_text_before_it_is_captured(desk):
    url = reverse(CAPTURE)
    text = "The  headline\r\n\r\nA paragraph\x00 of the article.\r\n"
    data = {"text": text, "headline": "The headline", "extent": "whole", "genre": "news"}
    checked = desk.client.post(url, data | {"_check": "1"})
    page = words_of(checked)
    assert "Nothing is captured yet." in page
    assert "control character" in page
    assert Source.objects.count() == 0
    data = {
        name: value for name, value in checked.context["form"].initial.items() if value is not None
    }
    captured = desk.client.post(url, data | {"_capture": "1"}, follow=True)
    assert "Captured as snapshot 1 of “The headline”." in words_of(captured)
    snapshot = Snapshot.objects.get()
    assert snapshot.text == "The  headline\n\nA paragraph of the article."
    assert snapshot.captured_by.username == "edith"
    again = desk.client.post(url, data | {"_capture": "1"}, follow=True)
    assert "Nothing changed: this text is snapshot 1 of “The headline”." in words_of(again)


def test_an_uploaded_page_proposes_what_it_finds(desk):
    paragraphs = "".join(
        f"<p>Paragraph {n} of a long enough article about the bridge of Alder, which the "
        "mayors wish to keep open for everyone who lives there.</p>"
        for n in range(8)
    )
    page = (
        "<html lang='en'><head><title>The bridge stays open</title>"
        "<meta name='author' content='Bea Birch'>"
        "<meta property='article:published_time' content='2020-01-14'></head>"
        f"<body><article><h1>The bridge stays open</h1>{paragraphs}</article></body></html>"
    )
    upload = SimpleUploadedFile("page.html", page.encode(), content_type="text/html")
    response = desk.client.post(
        reverse(CAPTURE), {"file": upload, "extent": "whole", "genre": "news", "_check": "1"}
    )
    text = words_of(response)
    assert "Proposed from the page: “The bridge stays open”" in text
    shown = html.fromstring(response.content.decode())
    proposals = shown.xpath("//*[contains(@class, 'newsroom-proposed')]")
    assert len(proposals) == len(response.context["found_in_page"])
    initial = response.context["form"].initial
    assert initial["language"] == "en"
    assert initial["published"] == "2020-01-14"
    assert initial["origin"] == "file"
    assert "Paragraph 7 of a long enough article" in initial["text"]
    assert Source.objects.count() == 0


def test_a_page_that_is_cut_short_is_refused(desk):
    upload = SimpleUploadedFile("page.html", b"<html><body><p>Half a pa")
    data = {"file": upload, "extent": "whole", "genre": "news", "_check": "1"}
    response = desk.client.post(reverse(CAPTURE), data)
    assert "cut short" in response.context["form"].errors["file"][0]
    assert Source.objects.count() == 0


def test_a_new_text_of_a_source_shows_how_its_excerpts_fared(desk, article, cited_meeting):
    url = reverse("admin:sources_source_capture", args=[article.pk])
    text = article.current_snapshot.text.replace("On 13 January 2020", "Later, on 13 January 2020")
    data = {"text": text, "extent": "whole", "_capture": "1"}
    response = desk.client.post(url, data, follow=True)
    page = words_of(response)
    assert f"Captured as snapshot 2 of “{article}”." in page
    assert "Earlier excerpts moved in this text: 1." in page
    second = article.snapshots.get(number=2)
    assert "the text of snapshot 2" in page
    shown = words_of(desk.client.get(reverse("admin:sources_snapshot_change", args=[second.pk])))
    assert "What became of earlier excerpts here" in shown
    assert f"“{ALDER}” moved" in shown


def test_the_publishers_retraction_names_the_entries_before_it_is_kept(
    desk, article, cited_meeting, editor
):
    publish_together(entries=cited_meeting.with_needs(), by=editor)
    url = reverse("admin:sources_source_change", args=[article.pk])
    notice = {
        "notices-TOTAL_FORMS": "1",
        "notices-0-kind": "retracted",
        "notices-0-words": "We withdraw this article.",
    }
    refused = desk.send(url, "_continue", **notice)
    text = words_of(refused)
    assert "event “Meeting of the mayors”" in text
    assert "I have read this" in text
    assert article.notices.count() == 0
    desk.send(url, "_continue", acknowledged="on", **notice)
    assert article.notices.get().kind == "retracted"


def test_a_document_without_text_can_be_entered(desk):
    url = reverse("admin:sources_source_add") + "?without_text=1"
    desk.send(url, "_continue", headline="[Letter to the mayor]", genre="document")
    assert Source.objects.get().headline == "[Letter to the mayor]"
    assert Snapshot.objects.count() == 0
