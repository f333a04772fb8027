"""Our bounds against those of the library `edtf`, for the forms that it reads.

It reads no season with a qualifier, and inside brackets neither seasons, decades nor two ends of
different precision; it counts December alone as winter, and accepts intervals that end before
they begin. Those are left out here.
"""

import warnings
from datetime import date

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from pyparsing.warnings import PyparsingDiagnosticWarning

from sources.dates import PartialDateError, parse

with warnings.catch_warnings():
    warnings.simplefilter("ignore", PyparsingDiagnosticWarning)
    from edtf import parse_edtf
    from edtf.parser.edtf_exceptions import EDTFParseException

dates = st.dates().map(date.isoformat)
lengths = st.sampled_from([4, 7, 10])
cuts = st.builds(lambda text, length: text[:length], dates, lengths)
decades = st.integers(1, 999).map(lambda tens: f"{tens:03}X")
seasons = st.builds("{:04}-{}".format, st.integers(1, 9999), st.integers(21, 23))
marks = st.sampled_from(["", "?", "~", "%"])
qualified = st.builds(str.__add__, cuts, marks)
ends = st.one_of(qualified, seasons)
forms = st.one_of(
    qualified,
    seasons,
    st.builds(str.__add__, decades, marks),
    st.builds("{}/{}".format, ends, ends),
    st.builds("{}/{}".format, decades, decades),
    ends.map("{}/..".format),
    ends.map("../{}".format),
    st.builds(lambda a, b, length: f"[{a[:length]}..{b[:length]}]", dates, dates, lengths),
    cuts.map("[{}..]".format),
    cuts.map("[..{}]".format),
)


def oracle_day(bound):
    return None if isinstance(bound, float) else date(*bound[:3])


@settings(deadline=None)
@given(forms)
def test_bounds_agree_with_the_oracle(edtf):
    try:
        ours = parse(edtf)
    except PartialDateError as error:
        assume("before it begins" not in str(error) and "are the same" not in str(error))
        raise
    theirs = parse_edtf(edtf)
    assert ours.earliest == oracle_day(theirs.lower_strict())
    assert ours.latest == oracle_day(theirs.upper_strict())
    assert ours.edtf == str(theirs)


@settings(deadline=None)
@given(qualified)
def test_qualifiers_agree_with_the_oracle(edtf):
    ours, theirs = parse(edtf), parse_edtf(edtf)
    both = getattr(theirs, "is_uncertain_and_approximate", False)
    assert ours.approximate == (theirs.is_approximate or both)
    assert ours.uncertain == (theirs.is_uncertain or both)


@pytest.mark.parametrize("edtf", ["2020-02-30", "2014-13", "2014-2015", "2014-15", "[2014..", "~~"])
def test_what_the_oracle_refuses_is_refused(edtf):
    with pytest.raises(EDTFParseException):
        parse_edtf(edtf)
    with pytest.raises(PartialDateError):
        parse(edtf)
