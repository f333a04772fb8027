from io import BytesIO

import pytest
from django.core.cache import cache
from PIL import Image

from sources.actions import merge
from sources.models import Actor, Correction, Place, SourceNotice
from sources.pages.cards import card
from sources.pictures import social_text
from sources.pictures.social import ROW_ROOM, ROW_SIZES, UNSHOWN, WIDTH, Poster, draw, poster
from sources.pictures.social_rows import Row
from sources.pictures.social_text import (
    FONTS,
    drawable,
    fitted,
    fitted_by_names,
    reserved,
    right_to_left,
)
from tests.sources.views.conftest import MEETING, ada, bridge, geneva, press, promise, talks

__all__ = ["ada", "bridge", "geneva", "press", "promise", "talks"]

ARABIC = "لن نغلق الجسر أمام أحد"
LONG = " ".join(f"We will not close bridge number {n}." for n in range(60))[:2000]


@pytest.fixture(autouse=True)
def empty_cache():
    cache.clear()
    yield
    cache.clear()


def of(words: str, kind: str = "Quote", *rows: str) -> Poster:
    shown = tuple(Row(row) for row in rows)
    return Poster("Newsroom", kind, drawable(words), shown, Row("Supported by one article"))


def rows(entry) -> list[str]:
    return [row.words for row in poster(card(entry), "Newsroom").rows]


def lines(row: Row) -> str:
    """The words of a row as they are drawn."""
    box = (row.weight, WIDTH, ROW_ROOM, ROW_SIZES)
    return " ".join(fitted_by_names(row.words, row.names, *box).lines)


def opened(png: bytes) -> Image.Image:
    return Image.open(BytesIO(png))


def inked(image: Image.Image) -> tuple[int, int]:
    """How many of the pixels of the words' room are dark in its left and in its right half."""
    dark = image.convert("L").point(lambda value: 255 if value < 128 else 0)
    room = dark.crop((110, 136, 1090, 480))
    left, right = room.crop((0, 0, 490, 344)), room.crop((490, 0, 980, 344))
    return left.histogram()[-1], right.histogram()[-1]


def test_picture_of_an_entry_is_a_png_of_1200_by_630(client, ada, talks, promise):
    seen = set()
    for record in (ada, talks, promise):
        response = client.get(f"/{record._meta.model_name}s/{record.pk}/card.png")
        assert (response.status_code, response["Content-Type"]) == (200, "image/png")
        assert response["Cache-Control"] == "no-cache"
        assert not response.cookies
        assert "Cookie" not in response.get("Vary", "")
        image = opened(response.content)
        assert (image.format, image.size) == ("PNG", (1200, 630))
        assert sum(inked(image)) > 1000
        seen.add(response.content)
    assert len(seen) == 3


def test_picture_says_who_said_it_when_and_how_it_is_supported(promise, talks):
    shown = poster(card(promise), "Newsroom")
    assert shown.words == "“We will not close the bridge”"
    assert [row.words for row in shown.rows] == ["Ada Alder", "Date unknown"]
    assert shown.supported.words == "Supported by one article"
    event = poster(card(talks), "Newsroom")
    assert (event.kind, event.words) == ("Event", "Talks in Geneva")
    assert [row.words for row in event.rows] == ["13 January 2020 · Geneva, Switzerland"]


def test_picture_says_what_was_announced_contested_and_corrected(press, bridge):
    event = press.event(
        "A second round", bridge, MEETING, reality="announced", occurred="2020-01-13", publish=False
    )
    rival = press.article("They meet on 15 January 2020.", "Another day")
    press.cite(
        event, rival, "15 January 2020", "occurred", value="2020-01-15", stance="contradicts"
    )
    press.publish(event)
    Correction.objects.create(event=event, text="The day was wrong.", date="2020-03-02")
    shown = poster(card(event), "Newsroom")
    assert shown.words == "Announced: A second round"
    assert [row.words for row in shown.rows] == [
        "13 January 2020 (contested: also given as 15 January 2020)",
        "Contested: date",
        "Corrected on 2 March 2020",
    ]


def test_picture_keeps_what_is_said_of_names_that_it_cannot_draw(press, bridge):
    told = "市长 told reporters"
    chinese = press.article(f"{told} so.", "桥梁")
    mayor = press.actor("市长", chinese)
    quote = press.quote(told, chinese, told, speaker=mayor, manner="indirect")
    assert rows(quote) == ["[see the page], as the article puts it", "Date unknown"]
    town = Place.objects.create(name="日内瓦", country="瑞士")
    event = press.event("桥梁", bridge, MEETING, reality="announced", place=town, publish=False)
    basel = Place.objects.create(name="Basel")
    press.cite(event, bridge, MEETING, "place", value=f"place:{basel.pk}", stance="contradicts")
    press.publish(event)
    assert poster(card(event), "Newsroom").words == f"Announced: {UNSHOWN}"
    assert rows(event) == [
        "Date unknown · [see the page] (contested: also given as Basel)",
        "Contested: place",
    ]
    assert reserved("Ada 市长 (according to 市长)", ["市长"]) == (
        "Ada [see the page] (according to [see the page])"
    )


def test_picture_shortens_a_long_name_and_not_what_is_said_of_it(press):
    long = "the deputy spokesman of the office of the mayor of Alder, of Birch and of all bridges"
    told = f"{long}, and of what lies beyond them and their ferries, said so"
    source = press.article(f"{told}.", "Long")
    mayor = press.actor(told.removesuffix(" said so"), source)
    quote = press.quote(told, source, told, speaker=mayor, manner="indirect", publish=False)
    speaker = quote.citations().get(statement="speaker")
    speaker.voice, speaker.attributed_to, speaker.attribution = "attributed", mayor, long
    speaker.save()
    press.publish(quote)
    row = poster(card(quote), "Newsroom").rows[0]
    assert row.words == f"{mayor.name}, as the article puts it (according to {mayor.name})"
    office = "the deputy spokesman of the office of the mayor of Alder…"
    assert lines(row) == f"{office}, as the article puts it (according to {office})"


def test_picture_says_that_a_place_is_contested_however_many_articles_do(press, bridge):
    long = "the old town hall of Geneva behind the second bridge"
    towns = [Place.objects.create(name=f"{long} number {n}") for n in range(5)]
    event = press.event("Talks", bridge, MEETING, place=towns[0], occurred="2020", publish=False)
    opinion = {"stance": "contradicts", "voice": "opinion"}
    for town in towns[1:]:
        press.cite(event, bridge, MEETING, "place", value=f"place:{town.pk}", **opinion)
    press.publish(event)
    told = poster(card(event), "Newsroom").rows[0]
    assert told.words == (
        f"2020 · {long} number 0 (contested: also given as {long} number 1 and 3 others)"
    )
    assert lines(told) == (
        "2020 · the old town hall of Geneva behind the second bridge… (contested: also given as "
        "the old town hall of Geneva behind the second bridge… and 3 others)"
    )


def test_picture_says_plainly_that_nothing_supports_it_now(talks, promise, bridge):
    SourceNotice.objects.create(source=bridge, kind="retracted", words="Withdrawn.")
    for entry, words in (
        (talks, "Nothing supports this now"),
        (promise, "Nothing supports this wording now"),
    ):
        entry = type(entry).objects.get(pk=entry.pk)
        assert poster(card(entry), "Newsroom").supported == Row(words, "Bold")


def test_picture_is_always_the_same_for_the_same_and_another_for_another():
    one, other = of("We will not close the bridge"), of("We will close the bridge")
    assert draw(one) == draw(of("We will not close the bridge")) != draw(other)
    assert one.digest != other.digest
    assert one.digest == of("We will not close the bridge").digest


def test_picture_changes_with_its_entry_and_is_not_sent_twice(client, talks):
    path = f"/events/{talks.pk}/card.png"
    first = client.get(path)
    again = client.get(path, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])
    Correction.objects.create(event=talks, text="The day was wrong.", date="2020-03-02")
    changed = client.get(path, headers={"If-None-Match": first["ETag"]})
    assert changed.status_code == 200
    assert changed.content != first.content


def test_picture_of_a_draft_is_not_found_of_a_retracted_one_gone(
    client, admin_client, press, bridge, talks, editor
):
    draft = press.event("Zanzibar", bridge, MEETING, publish=False)
    for reader in (client, admin_client):
        assert reader.get(f"/events/{draft.pk}/card.png").status_code == 404
    assert client.get(f"/events/{talks.pk}/card.png").status_code == 200
    talks.retract(editor, "It rested on a misreading.")
    response = client.get(f"/events/{talks.pk}/card.png")
    assert response.status_code == 410
    assert response["Content-Type"].startswith("text/html")


def test_picture_of_a_merged_actor_is_that_of_the_survivor(client, press, bridge, ada, editor):
    twin = press.actor("Ben Birch", bridge)
    merge(survivor=ada, duplicate=twin, by=editor)
    assert client.get(f"/actors/{twin.pk}/card.png").url == f"/actors/{ada.pk}/card.png"
    assert [row.words for row in poster(card(Actor.objects.get(pk=ada.pk)), "N").rows] == [
        "Also printed: Ben Birch"
    ]


def test_long_words_are_shrunk_then_cut_at_a_word():
    short = fitted("We will not close the bridge", "Regular", 1000, 300, (68, 52, 32))
    assert (short.size, short.lines) == (68, ("We will not close the bridge",))
    longer = fitted(LONG[:260], "Regular", 1000, 300, (68, 52, 32))
    assert longer.size < 68
    assert " ".join(longer.lines) == LONG[:260]
    cut = fitted(f"“{LONG}”", "Regular", 1000, 300, (68, 52, 32))
    assert (cut.size, len(cut.lines)) == (32, 6)
    assert cut.lines[-1].endswith("…”")
    words = f"“{LONG}”".split()
    assert (
        " ".join(cut.lines).removesuffix("…”").split() == words[: len(" ".join(cut.lines).split())]
    )


def test_word_wider_than_the_picture_is_broken():
    found = fitted("https://example.org/" + "a" * 200, "Regular", 1000, 300, (32,))
    face = social_text.font("Regular", 32)
    assert "".join(found.lines) == "https://example.org/" + "a" * 200
    assert max(face.getlength(line) for line in found.lines) <= 1000


def test_words_never_leave_the_picture():
    for words in (LONG, "a" * 3000, f"“{ARABIC} {LONG}”", "Ж" * 300):
        image = opened(draw(of(words, "Quote", LONG, LONG, LONG, LONG)))
        edges = [image.crop((0, 0, 40, 630)), image.crop((1160, 0, 1200, 630))]
        assert [edge.getcolors() for edge in edges] == [[(40 * 630, (253, 252, 249))]] * 2


@pytest.mark.skipif(not social_text.SHAPES, reason="no raqm here")
def test_arabic_is_joined_and_runs_from_the_right():
    assert right_to_left(f"“{ARABIC}”")
    assert not right_to_left("“Haftar” حفتر")
    left, right = inked(opened(draw(of(ARABIC))))
    assert right > 3 * left
    face = social_text.font("Regular", 48)
    assert face.getlength("جسر") < sum(face.getlength(letter) for letter in "جسر")


def test_cyrillic_greek_and_hebrew_letters_are_drawn():
    face = social_text.font("Bold", 48)
    missing = bytes(face.getmask("\uffff"))
    for letter in "Жщ Ωψ שא جر Հա ქა “…”":
        assert letter == " " or bytes(face.getmask(letter)) != missing, letter


def test_what_the_fonts_lack_is_left_out_and_said(press, bridge):
    assert drawable("Peace 🕊️ now,\n  at last") == "Peace […] now, at last"
    assert drawable("我们不会关闭这座桥梁") == ""
    assert drawable("e\u0301") == "é"
    source = press.article("“我们不会关闭这座桥梁” Ada Alder said.", "桥梁")
    quote = press.quote("我们不会关闭这座桥梁", source, "“我们不会关闭这座桥梁” Ada Alder said",
                        speaker_as_printed="Ada Alder")  # fmt: skip
    assert poster(card(quote), "Newsroom").words == UNSHOWN


def test_without_shaping_no_arabic_is_drawn_in_pieces():
    assert drawable(ARABIC, shapes=False) == ""
    assert drawable(f"He said in Arabic that it was so: {ARABIC[:3]}", shapes=False) == (
        "He said in Arabic that it was so: […]"
    )
    assert drawable("Переговоры", shapes=False) == "Переговоры"


def test_fonts_are_small_and_come_with_their_licence():
    assert sum(file.stat().st_size for file in FONTS.iterdir()) < 600_000
    assert "SIL OPEN FONT LICENSE" in (FONTS / "OFL.txt").read_text()
