"""What a file of codings says comes back as the claims that it was written from, whatever the value."""

from typing import Any

import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.domain.values import VALUES

from bearwitness.actions.coding.codings_file import codings_of
from bearwitness.actions.errors import BadEntry, QuoteNotFound
from bearwitness.domain.codebook import codebook
from bearwitness.domain.place import PlaceValue
from bearwitness.domain.term import Term
from bearwitness.domain.value import Value, tag_of

PROPERTY = {
    "date": "left_home",
    "age": "age_when_trafficked",
    "money": "price",
    "count": "number_of_persons",
    "share": "share_of_group",
    "subject": "done_by",
    "text": "note",
}
HER = "P-" + "A" * 26
WORDS = st.text("가나 두만강ab[P1].\n", min_size=1, max_size=12)


def _file(**claim: Any) -> str:
    whole = {"subject": HER, "basis": "Hearsay", "reliability": "Unsure", **claim}
    return yaml.safe_dump({"passages": [{"quote": "sold", "claims": [whole]}]}, allow_unicode=True)


@settings(max_examples=60, deadline=None)
@given(value=VALUES, against=st.booleans())
def test_every_value_comes_back(value: Value, against: bool) -> None:
    assume(not isinstance(value, Term | PlaceValue))
    assume(str(value).strip() == str(value))
    written = _file(property=PROPERTY[tag_of(value)], value=str(value), against=against)
    ((claim,),) = (each.claims for each in codings_of(written, "I was sold.", {}).passages)
    assert (claim.value, claim.against, claim.basis, claim.reliability) == (
        value,
        against,
        "Hearsay",
        "Unsure",
    )


@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_every_code_comes_back(data: Any) -> None:
    name = data.draw(st.sampled_from([p.id for p in codebook().properties.values() if p.type == "term"]))
    code = data.draw(st.sampled_from(codebook().codes(codebook().property(name).list)))
    ((claim,),) = (
        each.claims for each in codings_of(_file(property=name, value=code), "I was sold.", {}).passages
    )
    assert claim.value == Term(list=codebook().property(name).list, code=code)


@settings(max_examples=60, deadline=None)
@given(text=WORDS, data=st.data())
def test_words_are_found_where_they_stand_or_refused(text: str, data: Any) -> None:
    """The n-th occurrence is the one that counting by hand finds, overlapping ones counted too."""
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    quote = text[start:end]
    assume(quote.strip())
    places = [at for at in range(len(text)) if text.startswith(quote, at)]
    claim = {"subject": HER, "property": "note", "value": "x", "basis": "Hearsay", "reliability": "Unsure"}
    entry = {"quote": quote, "nth": places.index(start) + 1, "claims": [claim]}
    (found,) = codings_of(yaml.safe_dump({"passages": [entry]}), text, {}).passages
    assert (found.start, found.end) == (start, end)
    del entry["nth"]
    if len(places) > 1:
        with pytest.raises(QuoteNotFound):
            codings_of(yaml.safe_dump({"passages": [entry]}), text, {})


@settings(max_examples=40, deadline=None)
@given(file=st.text(max_size=60) | st.from_regex(r"passages: \[\{[a-z: ,\[\]0-9]{0,30}\}\]", fullmatch=True))
def test_any_file_is_read_or_refused(file: str) -> None:
    with pytest.raises((BadEntry, QuoteNotFound)):
        codings_of(file, "I was sold.", {})
