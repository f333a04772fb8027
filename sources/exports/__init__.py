"""What can be taken away of a page: references in three manuals' words and three formats, its
data in the vocabulary of schema.org, and what others show of it where it is shared."""

from sources.exports.apparatus import FORMATS, Apparatus, apparatus
from sources.exports.bibtex import MEDIA_TYPE as BIBTEX
from sources.exports.bibtex import bibtex
from sources.exports.csl import MEDIA_TYPE as CSL
from sources.exports.csl import csl
from sources.exports.reference import Reference, Work
from sources.exports.references import reference
from sources.exports.ris import MEDIA_TYPE as RIS
from sources.exports.ris import ris
from sources.exports.site import Site

WRITERS = {"bib": (bibtex, BIBTEX), "ris": (ris, RIS), "json": (csl, CSL)}

__all__ = ["FORMATS", "WRITERS", "Apparatus", "Reference", "Site", "Work", "apparatus", "reference"]
