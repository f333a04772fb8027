from django import forms
from django.utils.functional import cached_property

from sources.actions import Entered, enter
from sources.choices import Manner, Medium
from sources.desk.actor_fields import ActorField, ActorsField, FillingSelect
from sources.desk.alike import LikeQuote, like_quotes
from sources.desk.lines import VOICE, Row
from sources.desk.new_entry import NewEntryForm
from sources.forms import PartialDateFormField
from sources.models import Event, Quote

OPTIONAL = ("said", "medium", "ascribed_to", "occasion")


class QuoteForm(NewEntryForm):
    """Somebody's words, as this article prints them."""

    model = Quote
    ROWS = (
        Row("words", "Words", ("text", "manner")),
        Row("speaker", "Speaker", ("speaker", "speaker_as_printed"), printed="speaker_as_printed"),
        Row("said", "Date", ("said",)),
        Row("medium", "Medium", ("medium",)),
        Row("about", "About", ("about",), cited=False),
        Row("ascribed_to", "Whose view it claims to be", ("ascribed_to",), folded=True),
        Row("occasion", "Occasion", ("occasion",), folded=True),
        Row("addressees", "Addressees", ("addressees",), cited=False, folded=True),
        Row("within", "Within another quote", ("within",), cited=False, folded=True),
        VOICE,
    )

    text = forms.CharField(
        label="Words",
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Without the quotation marks around them. […] stands for what is left out. "
        "For an indirect quote: the article's own sentence.",
    )
    manner = forms.ChoiceField(choices=Manner, widget=FillingSelect)
    speaker = ActorField(help_text="Nobody, where the article does not name the speaker.")
    speaker_as_printed = forms.CharField(
        label="As printed", max_length=300, help_text="Role and all: “Mayor Ada Alder”."
    )
    said = PartialDateFormField(required=False, label="Said")
    medium = forms.ChoiceField(choices=[("", "---------"), *Medium.choices], required=False)
    about = ActorsField()
    ascribed_to = ActorField(help_text="Where the speaker gives somebody else's view.")
    occasion = forms.ModelChoiceField(Event.objects.all(), required=False)
    addressees = ActorsField()
    within = forms.ModelChoiceField(
        Quote.objects.all(), required=False, help_text="The quote that reports this one."
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.offer("occasion")
        self.offer("within")

    @cached_property
    def alike(self) -> list[LikeQuote]:
        """Quotes that are there already in nearly these words."""
        try:
            speaker = self.people.of(self.fields["speaker"].clean(self["speaker"].value()))
        except forms.ValidationError:
            speaker = None
        return like_quotes(self.selected, self["text"].value() or "", speaker)

    @cached_property
    def repeated(self) -> list[Quote]:
        return [like.quote for like in self.alike if like.same]

    def clean_text(self) -> str:
        # Browsers send every line end of a form as two characters.
        return self.cleaned_data["text"].replace("\r\n", "\n")

    def label(self) -> str:
        return f"Entered the quote “{Quote(text=self.cleaned_data['text'])}”"

    def enter(self) -> Entered:
        given = self.cleaned_data
        names = ("text", "manner", "medium", "said", "occasion", "within", "speaker_as_printed")
        quote = Quote(
            speaker=self.actor("speaker"),
            ascribed_to=self.actor("ascribed_to"),
            language=self.selected.source.language,
            **{name: given[name] for name in names},
        )
        filled = [name for name in OPTIONAL if given[name]]
        return enter(
            entry=quote,
            snapshot=self.selected.snapshot,
            by=self.selected.by,
            supports=[s for key in ("words", "speaker", *filled) for s in self.support(key)],
            lists={name: self.actors(name) for name in ("addressees", "about")},
        )
