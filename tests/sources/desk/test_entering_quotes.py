import pytest
from django.contrib.auth.models import Permission

from sources.actions import capture, publish_together, steps, undo
from sources.models import Actor, Citation, Excerpt, Quote, Source
from tests.sources.desk.entering import Entering, cited, evidence, problems
from tests.sources.desk.wire import part, words
from tests.sources.town import SAYING, make_actor, make_event, make_quote

pytestmark = pytest.mark.django_db

MARKED = "“We will not close the bridge,”"
MILL = "“We will not close the mill,”"
SENTENCE = "“We will not close the bridge,” said Mayor Ada Alder, the head of Alder."


@pytest.fixture
def desk(client, article, contributor) -> Entering:
    return Entering(client, article, contributor)


@pytest.fixture
def ada(article, editor) -> Actor:
    return make_actor(article, editor)


@pytest.fixture
def adah(editor) -> Actor:
    """Somebody whom another article spells so."""
    source = capture(text="Adah Alder has left the talks.", headline="The talks end").source
    return make_actor(source, editor, name="Adah Alder", words="Adah Alder")


@pytest.fixture
def mill(client, adah, contributor) -> Entering:
    told = "“We will not close the mill,” said Ada Alder on Monday."
    return Entering(client, capture(text=told, headline="The mill").source, contributor)


def asked(desk):
    """The question whether a speaker is somebody who is there already, and its field."""
    (question,) = desk.form("quote", MILL).xpath("//fieldset[@data-newcomer]")
    return question, question.xpath(".//input[@value='new']/@name")[0]


def other_article(desk, text: str, **details) -> Entering:
    source = capture(text=text, headline="Another", **details).source
    return Entering(desk.client, source, desk.user)


def test_a_direct_quote_of_a_known_speaker_is_savable_at_once(desk, ada):
    answer = desk.save("quote", MARKED)
    assert answer["status"] == 200
    assert answer["message"] == "Entered the quote “We will not close the bridge”."
    assert answer["warnings"] == []
    assert sorted(answer["parts"]) == ["article", "entries", "panel", "progress", "undo"]
    quote = Quote.objects.get()
    assert (quote.text, quote.manner, quote.speaker) == (
        "We will not close the bridge",
        "direct",
        ada,
    )
    assert quote.speaker_as_printed == "Mayor Ada Alder, the head of Alder"
    assert cited(quote) == [("quote", "words", MARKED), ("quote", "speaker", SENTENCE)]
    assert part(answer).get("data-entry") == f"quote/{quote.pk}"


def test_saving_is_one_step_of_the_editor(desk, ada):
    desk.save("quote", MARKED)
    (step,) = steps(source=desk.source, by=desk.user)
    assert step.label == "Entered the quote “We will not close the bridge”"
    quote = Quote.objects.get()
    assert {row.history_change_reason for row in quote.history.all()} == {"at the desk"}
    undo(step=step, by=desk.user)
    assert not Quote.objects.exists()
    assert list(Actor.objects.all()) == [ada]


def test_what_is_filled_in_is_marked_as_proposed_until_it_is_saved(desk, ada):
    panel = desk.form("quote", MARKED)
    marked = panel.xpath("//div[contains(@class, 'proposed')]/@data-statement")
    assert marked == ["words", "speaker"]
    (mark,) = panel.xpath("//div[@data-statement='speaker']/p/span[@class='mark-proposed']")
    assert words(mark) == "proposed"
    changed = desk.save("quote", MARKED, text="Something else")
    marked = part(changed).xpath("//div[contains(@class, 'proposed')]/@data-statement")
    assert marked == ["speaker"]


def test_evidence_is_the_selection_or_the_sentence_that_holds_the_words(desk, ada):
    panel = desk.form("quote", MARKED)
    assert evidence(panel, "words") == MARKED
    assert evidence(panel, "speaker") == SENTENCE
    panel = desk.form("quote", SAYING)
    assert evidence(panel, "speaker") == SENTENCE


def test_the_same_selection_gives_the_same_form(desk, ada):
    first, second = desk.proposed("quote", MARKED), desk.proposed("quote", MARKED)
    del first["csrfmiddlewaretoken"], second["csrfmiddlewaretoken"]
    assert first == second


def test_a_word_cut_in_two_is_taken_whole(desk, ada):
    panel = desk.form("quote", "ill not close the bri")
    assert panel.xpath("//input[@name='exact']/@value") == ["will not close the bridge"]
    assert panel.xpath("//form/@data-selection") == [desk.span("will not close the bridge")]


def test_a_new_speaker_is_made_with_a_cited_name_in_the_same_step(desk):
    proposed = desk.proposed("quote", MARKED)
    assert proposed["speaker"] == "new:Ada Alder"
    answer = desk.save("quote", MARKED)
    assert answer["message"] == (
        "Entered the quote “We will not close the bridge”. "
        "New among the actors: “Ada Alder” (person)."
    )
    ada = Actor.objects.get()
    assert Quote.objects.get().speaker == ada
    assert cited(ada) == [("actorname", "", SENTENCE)]
    (step,) = steps(source=desk.source, by=desk.user)
    undo(step=step, by=desk.user)
    assert not Actor.objects.exists()


def test_nobody_is_named_where_the_field_is_left_empty(desk):
    desk.save("quote", MARKED, speaker="")
    quote = Quote.objects.get()
    assert (quote.speaker, quote.speaker_as_printed) == (None, "Mayor Ada Alder, the head of Alder")
    assert not Actor.objects.exists()


def test_the_printed_description_may_not_stay_empty(desk, ada):
    answer = desk.save("quote", MARKED, speaker_as_printed="")
    assert answer["status"] == 422
    assert problems(answer) == ["This field is required."]
    assert part(answer).xpath("//*[@class='problems']//a/@href") == ["#desk-speaker_as_printed"]
    assert not Quote.objects.exists()


def test_a_likely_actor_is_asked_about_before_a_second_one_is_made(mill, adah):
    assert mill.proposed("quote", MILL)["speaker"] == "new:Ada Alder"
    question, name = asked(mill)
    assert words(question).startswith("Is “Ada Alder” somebody who is here already?")
    assert "“Adah Alder” in “The talks end”" in words(question)
    refused = mill.save("quote", MILL)
    assert refused["status"] == 422
    assert problems(refused) == ["“Ada Alder” may be an actor who is there already: answer below."]
    assert Actor.objects.count() == 1
    mill.save("quote", MILL, **{name: str(adah.pk)})
    assert Quote.objects.get().speaker == adah
    assert [one.name for one in adah.names.all()] == ["Adah Alder", "Ada Alder"]
    excerpt = adah.names.last().own_citations.get().excerpt
    assert excerpt.exact == "“We will not close the mill,” said Ada Alder on Monday."


def test_no_makes_the_second_actor(mill):
    _, name = asked(mill)
    mill.save("quote", MILL, **{name: "new"})
    assert [actor.name for actor in Actor.objects.all()] == ["Ada Alder", "Adah Alder"]
    assert Quote.objects.get().speaker.name == "Ada Alder"


def test_a_contributor_names_a_published_actor_but_adds_no_name(mill, adah, editor):
    publish_together(entries=[adah], by=editor)
    _, name = asked(mill)
    answer = mill.save("quote", MILL, **{name: str(adah.pk)})
    assert answer["warnings"] == [
        "“Ada Alder” was not added to the names of “Adah Alder”: ask an Editor."
    ]
    assert Quote.objects.get().speaker == adah
    assert adah.names.count() == 1


def test_the_excerpt_of_a_statement_can_be_set(desk, ada):
    described = "said Mayor Ada Alder, the head of Alder"
    desk.save("quote", MARKED, **{"evidence-speaker": desk.span(described)})
    assert cited(Quote.objects.get())[1] == ("quote", "speaker", described)


def test_another_description_takes_its_own_sentence(desk, ada):
    desk.save("quote", MARKED, speaker_as_printed="the mayors of Alder and Birch")
    exact = cited(Quote.objects.get())[1][2]
    assert exact == "On 13 January 2020 the mayors of Alder and Birch met in Geneva."


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ("2-x", "The place of the excerpt did not arrive whole: set it again."),
        ("0-99999", "The passage lies outside the text; select it again."),
        ("1-6", "The passage cuts a word in two"),
    ],
)
def test_a_place_that_the_text_does_not_have_is_refused(desk, ada, given, reason):
    answer = desk.save("quote", MARKED, **{"evidence-speaker": given})
    assert answer["status"] == 422
    assert problems(answer)[0].startswith(reason)
    assert not Quote.objects.exists()


def test_a_statement_without_an_excerpt_stays_wanting(desk, ada):
    answer = desk.save("quote", MARKED, medium="speech", **{"evidence-medium": ""})
    assert answer["message"].endswith("One statement still wants an excerpt.")
    assert [key for _, key, _ in cited(Quote.objects.get())] == ["words", "speaker"]
    panel = part(desk.post("form/quote/", **desk.proposed("quote", MARKED) | {"text": ""}))
    assert panel.xpath("//div[@data-statement='medium'][contains(@class, 'wanting')]") == []


def test_words_that_the_excerpt_does_not_hold_are_refused_and_kept(desk):
    answer = desk.save("quote", MARKED, text="We shall close the bridge", said="2020")
    assert answer["status"] == 422
    assert answer["message"] == "Nothing is saved yet: look at what is marked in the form."
    (problem,) = problems(answer)
    assert problem.startswith("“We shall close the bridge” does not stand in the excerpt")
    panel = part(answer)
    assert panel.xpath("//*[@class='problems']//a/@href") == ["#desk-text"]
    assert panel.xpath("//input[@name='said']/@value") == ["2020"]
    assert words(panel.xpath("//textarea[@name='text']")[0]) == "We shall close the bridge"
    counted = [model.objects.count() for model in (Quote, Actor, Citation, Excerpt)]
    assert counted == [0, 0, 0, 0]


def test_what_is_inferred_needs_a_note(desk, ada):
    answer = desk.save("quote", MARKED, said="2020", **{"inferred-said": "on"})
    assert problems(answer) == ["Say how you know: readers see it beside the excerpt."]
    assert part(answer).xpath("//*[@class='problems']//a/@href") == ["#desk-note-said"]
    note = "The year is that of the talks."
    desk.save("quote", MARKED, said="2020", **{"inferred-said": "on", "note-said": note})
    citation = Citation.objects.get(statement="said")
    assert (citation.directness, citation.note) == ("inferred", note)
    assert citation.excerpt.exact == MARKED


def test_the_voice_goes_into_every_citation(desk, ada):
    told = {"voice": "attributed", "attributed_to": str(ada.pk)}
    answer = desk.save("quote", MARKED, **told)
    assert problems(answer) == ["Give the printed words that say whose account it is."]
    answer = desk.save("quote", MARKED, **told, attribution="said the major")
    assert problems(answer) == ["These words are not printed in the article: copy them."]
    desk.save("quote", MARKED, **told, attribution="said Mayor Ada Alder")
    citations = Citation.objects.filter(quote__isnull=False)
    assert [(c.statement, c.attribution, c.attributed_to) for c in citations] == [
        ("words", "said Mayor Ada Alder", ada),
        ("speaker", "said Mayor Ada Alder", ada),
    ]


def test_other_actors_and_the_occasion_are_kept(desk, ada, editor):
    meeting = make_event(desk.source, editor)
    birch = make_actor(desk.source, editor, name="Birch", words="Birch")
    given = {
        "occasion": str(meeting.pk),
        "ascribed_to": str(birch.pk),
        "addressees": [str(birch.pk)],
        "about": [str(birch.pk)],
    }
    desk.save("quote", MARKED, **given)
    quote = Quote.objects.get()
    assert (quote.occasion, quote.ascribed_to) == (meeting, birch)
    assert list(quote.addressees.all()) == list(quote.about.all()) == [birch]
    assert [key for _, key, _ in cited(quote)] == ["words", "speaker", "ascribed_to", "occasion"]


def test_an_actor_who_is_gone_is_told_of(desk, ada):
    answer = desk.save("quote", MARKED, speaker="999999")
    assert problems(answer) == ["This actor is not there any more: choose another."]


def test_nearly_the_same_words_are_shown_beside_each_other(desk, ada, editor):
    quote = make_quote(desk.source, editor, ada)
    told = "“We will never close that bridge,” said Ada Alder on Monday."
    panel = other_article(desk, told).form("quote", "“We will never close that bridge,”")
    (like,) = panel.xpath("//div[@data-quote]")
    assert words(like.xpath(".//h3")[0]) == "Nearly the same words are entered already"
    assert [words(q) for q in like.xpath(".//q")] == [
        "We will never close that bridge",
        "We will not close the bridge",
    ]
    (link,) = like.xpath(".//a/@href")
    assert f"target=quote:{quote.pk}&statement=words" in link
    assert panel.xpath("//input[@name='again']") == []


def test_quite_other_words_are_not_shown(desk, ada, editor):
    make_quote(desk.source, editor, ada)
    told = "“The mills of Birch have stood idle for a year,” said Ada Alder on Monday."
    mills = other_article(desk, told)
    panel = mills.form("quote", "“The mills of Birch have stood idle for a year,”")
    assert panel.xpath("//div[@data-quote]") == []


def test_the_very_quote_is_not_entered_twice_unawares(desk, ada):
    desk.save("quote", MARKED)
    answer = desk.save("quote", MARKED)
    assert answer["status"] == 422
    assert problems(answer) == ["This is entered already: look at it above."]
    assert Quote.objects.count() == 1
    desk.save("quote", MARKED, again="on")
    assert Quote.objects.count() == 2


def test_marked_words_of_a_sentence_are_a_partial_quote(desk):
    told = (
        "According to Turkish leader Recep Tayyip Erdogan in January 2020, Ankara’s support for "
        "the government is aimed at ending the “bloodshed in the country.”"
    )
    turkey = other_article(desk, told)
    turkey.save("quote", "bloodshed in the country")
    quote = Quote.objects.get()
    assert (quote.text, quote.manner, quote.said) == (
        "bloodshed in the country",
        "partial",
        "2020-01",
    )
    assert quote.speaker_as_printed == "Turkish leader Recep Tayyip Erdogan"
    assert cited(quote) == [
        ("quote", "words", "bloodshed in the country"),
        ("quote", "speaker", told),
        ("quote", "said", told),
    ]


def test_an_indirect_quote_is_the_sentence_of_the_article(desk):
    told = (
        "German Chancellor Angela Merkel and Russian President Vladimir Putin spoke on the "
        "telephone. As the Russian president noted, the decisions must be agreed."
    )
    noted = "As the Russian president noted, the decisions must be agreed"
    berlin = other_article(desk, told, published="2020-02-01", language="en")
    berlin.save("actor", "Vladimir Putin")
    berlin.save("quote", f"{noted}.")
    quote = Quote.objects.get()
    assert (quote.text, quote.manner, quote.language) == (noted, "indirect", "en")
    assert (quote.speaker.name, quote.speaker_as_printed) == (
        "Vladimir Putin",
        "the Russian president",
    )
    speaker = quote.citations().get(statement="speaker")
    assert speaker.directness == "inferred"
    assert "“Russian President Vladimir Putin”" in speaker.note


def test_words_parted_by_the_clause_leave_it_out(desk):
    told = "“We will not close it,” said Ada Alder, “and we will not sell it.”"
    river = other_article(desk, told)
    answer = river.save("quote", told)
    assert answer["warnings"] == ["Left out: “,” said Ada Alder, “”"]
    assert Quote.objects.get().text == "We will not close it […] and we will not sell it"


def test_a_stale_page_is_told_so(desk, ada):
    sent = desk.proposed("quote", MARKED)
    capture(text="A new text of the article.", source=desk.source)
    answer = desk.post("form/quote/", **sent)
    assert answer["status"] == 409
    assert answer["message"] == "This article has a newer text: reload the page."
    assert not Quote.objects.exists()


def test_a_reader_of_the_admin_enters_nothing(client, article, django_user_model):
    user = django_user_model.objects.create_user("rita", is_staff=True)
    user.user_permissions.add(Permission.objects.get(codename="view_source"))
    desk = Entering(client, article, user)
    answer = desk.get("form/quote/", **desk.select(MARKED))
    assert answer["status"] == 403
    assert answer["message"] == "Your role does not let you enter a new quote: ask an Editor."
    assert Source.objects.count() == 1


def test_a_quote_stands_within_the_one_that_reports_it(desk, ada):
    post = Quote.objects.create(text="She spoke", speaker_as_printed="the mission")
    desk.save("quote", MARKED, within=str(post.pk))
    assert Quote.objects.exclude(pk=post.pk).get().within == post


def test_the_person_speaks_and_not_what_they_preside(desk):
    told = (
        "A similar view is shared by the president of the Institute of Bridges, Ben Birch.\n\n"
        "“It is unlikely that she will go,” the expert concluded."
    )
    sent = other_article(desk, told).proposed("quote", "“It is unlikely that she will go,”")
    assert sent["speaker"] == "new:Ben Birch"
    assert sent["speaker_as_printed"] == "president of the Institute of Bridges, Ben Birch"


def test_a_quote_is_about_nobody_whom_only_the_clause_names(desk, ada):
    told = "“We will not close it,” said Ben Birch to Ada Alder, “and we will not sell it.”"
    assert other_article(desk, told).proposed("quote", told).get("about", []) == []
