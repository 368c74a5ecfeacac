"""Quotes: only what may be quoted, without what leads to a person, with how far it carries."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.release.sample import PLAN, SEED, assembled, people

from bearwitness.domain.messages import LANGUAGES
from bearwitness.domain.quote import Quotable
from bearwitness.release.assembled import Assembled
from bearwitness.release.bundle.bundle import bundle_files
from bearwitness.release.errors import BadPlan, QuoteClosed, QuoteTells
from bearwitness.release.planning.plan import Plan
from bearwitness.release.quoting.second_look import Finding, findings, printed
from bearwitness.report import page_name

WORDS = "They said I owed them for the road, and so I stayed."
QUOTE = Quotable(
    passage="N-1",
    words=WORDS,
    weighed=(("FirstHand", "LikelyReliable"),),
    values=(),
    restricted=False,
    tokens=("t1", "s1"),
)


def planned(leave_out: str = "") -> str:
    return PLAN + f"quotes: [{{passage: N-1{leave_out}}}]\n"


def quoting(quote: Quotable, leave_out: str = "") -> Assembled:
    return assembled(planned(leave_out), quotable={quote.passage: quote})


def looked(words: str, leave_out: str = "", **more: object) -> list[Finding]:
    plan = Plan.from_yaml(planned(leave_out))
    quote = replace(QUOTE, words=words, **more)  # type: ignore[arg-type]  # fields of several types, by name
    return findings(quote, plan.quotes[0], people(), "quote-1", 10)


def test_a_quote_leaves_with_its_weight_and_the_bundle_holds() -> None:
    made = quoting(QUOTE)
    (quote,) = made.release.quotes
    assert (quote.words, quote.language) == (WORDS, "en")
    assert quote.weighed[0].basis.en
    assert made.snapshot.quoted == (("t1", "s1"),)
    files = bundle_files(made, SEED)
    for language in LANGUAGES:
        page = files[page_name(language)].decode()
        assert WORDS in page
        assert quote.weighed[0].reliability.of(language) in page
    assert "holds no testimony" not in files["index.html"].decode()
    assert b"quote-1" in files["receipts.json"]


def test_without_a_quote_the_page_says_that_it_holds_none() -> None:
    assert "holds no testimony" in bundle_files(assembled(), SEED)["index.html"].decode()


@pytest.mark.parametrize(
    "given",
    [{}, {"N-1": replace(QUOTE, restricted=True)}, {"N-1": replace(QUOTE, weighed=())}],
)
def test_what_may_not_be_quoted_is_refused(given: dict[str, Quotable]) -> None:
    with pytest.raises(QuoteClosed):
        assembled(planned(), quotable=given)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Kim Yong-hui came with me.", "direct"),
        ("김영희 씨가 나를 데려갔다.", "direct"),
        ("I rang 010-2345-6789 from there.", "direct"),
        ("I was held in Namyang for a month.", "place"),
    ],
)
def test_what_leads_to_a_person_never_leaves(words: str, kind: str) -> None:
    assert any(each.kind == kind and each.never for each in looked(words))
    with pytest.raises(QuoteTells):
        quoting(replace(QUOTE, words=words))
    spans = sorted({each.span for each in looked(words) if each.never and each.span})
    left = ", leave_out: [" + ", ".join(f"[{a}, {b}]" for a, b in _merged(spans)) + "]"
    made = quoting(replace(QUOTE, words=words), left)
    assert "[…]" in made.release.quotes[0].words
    for start, end in spans:
        assert words[start:end] not in made.release.quotes[0].words


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    kept: list[tuple[int, int]] = []
    for start, end in spans:
        if kept and start <= kept[-1][1]:
            kept[-1] = (kept[-1][0], max(end, kept[-1][1]))
        else:
            kept.append((start, end))
    return kept


def test_exact_details_and_rare_codes_are_shown_and_may_pass() -> None:
    words = "On 2009-03-04 I was 19 years old and they paid 8000 yuan."
    kinds = {each.kind for each in looked(words, values=(("control_method", "NoSuchCode"),))}
    assert {"day", "age", "money", "rare"} <= kinds
    assert not any(each.never for each in looked(words))
    assert quoting(replace(QUOTE, words=words)).findings


def test_a_frequent_code_is_not_rare() -> None:
    rows = people()
    found = [each for each in looked(WORDS, values=(("sex", "Female"),)) if each.kind == "rare"]
    assert sum("Female" in row.values.get("sex", ()) for row in rows) >= 10
    assert found == []


def test_tokens_are_left_out_so_that_two_quotes_do_not_meet() -> None:
    assert printed("[P1] took me to [Place 2].", ()) == "[…] took me to […]."
    assert printed("She took me away", ((0, 3),)) == "[…] took me away"
    assert printed("a b", ((1, 2), (2, 3))) == "a[…]"


@pytest.mark.parametrize("spans", ["[[0, 999]]", "[[0, 51]]"])
def test_a_span_beyond_the_words_or_all_of_them_is_refused(spans: str) -> None:
    with pytest.raises(BadPlan):
        quoting(QUOTE, f", leave_out: {spans}")


@pytest.mark.parametrize(
    "spans", ["[[3, 1]]", "[[-1, 2]]", "[[0, 4], [2, 6]]", "[[5, 6], [0, 1]]", "[[0]]", "[7]"]
)
def test_spans_are_read_strictly(spans: str) -> None:
    with pytest.raises(BadPlan):
        Plan.from_yaml(planned(f", leave_out: {spans}"))


def test_a_passage_is_named_once() -> None:
    with pytest.raises(BadPlan):
        Plan.from_yaml(PLAN + "quotes: [{passage: N-1}, {passage: N-1}]\n")
