"""What the second look shows in a quote, to the edge of each span, and what it leaves alone."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.release.test_quotes import QUOTE, WORDS, planned

from bearwitness.domain.codebook import codebook
from bearwitness.domain.frame import PersonRow
from bearwitness.domain.quote import Quotable
from bearwitness.release.errors import BadPlan, QuoteTells
from bearwitness.release.planning.plan import Plan
from bearwitness.release.planning.quote_plan import Span
from bearwitness.release.quoting.quotes import looked_over, quoted, quotes_of, refuse_telling
from bearwitness.release.quoting.second_look import (
    Finding,
    finding_words,
    findings,
    kept_parts,
    left_out,
    never_leaving,
    printed,
)


def plan(leave_out: list[list[int]] | None = None) -> Plan:
    return Plan.from_yaml(planned("" if leave_out is None else f", leave_out: {leave_out}"))


def shown(words: str, leave_out: list[list[int]] | None = None) -> list[tuple[str, str]]:
    """Kinds and words of what is still to be looked at."""
    quote = replace(QUOTE, words=words)
    found = findings(quote, plan(leave_out).quotes[0], [], "quote-1", 10)
    assert all(each.span and words[slice(*each.span)] == each.words for each in found)
    return [(each.kind, each.words) for each in found]


@pytest.mark.parametrize(
    ("words", "kind", "what"),
    [
        ("We crossed on 2009-03-04 at night.", "day", "2009-03-04"),
        ("2009년 3월 4일에 건넜다.", "day", "2009년 3월 4일"),
        ("I was 19 years old then.", "age", "19 years old"),
        ("They paid 500 yuan for it.", "money", "500 yuan"),
        ("I was held in Namyang.", "place", "Namyang"),
        ("남양구에 갇혀 있었다.", "place", "남양구"),
        ("我被关在南阳里。", "place", "南阳里"),
        ("A shocking story.", "wording", "shocking"),
    ],
)
def test_what_is_exact_is_shown_with_its_words(words: str, kind: str, what: str) -> None:
    assert (kind, what) in shown(words)


@pytest.mark.parametrize(
    "words",
    [
        "We crossed in March 2009.",
        "We crossed in 2009.",
        "I was aged 17 to 20 then.",
        "They paid 8000 to 9000 yuan for it.",
        "I was held in Onsong.",
        "온성군에 갇혀 있었다.",
        "Namyangs are no place.",
        "[P1] took me to [Place 2].",
        WORDS,
    ],
)
def test_what_is_no_finer_than_a_month_a_band_or_a_county_is_left_alone(words: str) -> None:
    assert shown(words) == []


def test_what_is_shown_stands_in_the_order_of_the_words() -> None:
    words = "On 2009-03-04 they paid 500 yuan in Namyang. I was 19 years old."
    assert [what for _, what in shown(words)] == ["2009-03-04", "500 yuan", "Namyang", "19 years old"]


def test_what_is_left_out_is_not_shown_and_what_is_cut_in_two_is() -> None:
    words = "They paid 500 yuan for it."
    start, end = words.index("500"), words.index(" for")
    told = [("money", "500 yuan")]
    assert shown(words) == shown(words, [[0, start]]) == shown(words, [[end, len(words)]]) == told
    assert shown(words, [[start, end]]) == []
    assert shown(words, [[0, start + 1]]) == shown(words, [[end - 1, end]]) == told
    assert shown(words, [[start - 1, end + 1]]) == []


def test_a_name_beside_a_token_is_shown_and_a_token_is_none() -> None:
    words = "[P1] and Kim Yong-hui came with [Kim Yong-suk]."
    assert shown(words) == [("direct", "Kim Yong-hui")]


def test_a_name_that_runs_out_of_a_token_is_shown() -> None:
    for words in ("[Kim] Yong-hui 010-1234-5678", "010-1234-5678 [Kim]"):
        assert ("direct", "010-1234-5678") in shown(words)


def row(number: int, code: str) -> PersonRow:
    return PersonRow(token=f"t{number}", lists=frozenset(), values={"sex": (code,), "act": (code, code)})


@pytest.mark.parametrize(("number", "rare"), [(9, True), (10, False), (11, False)])
def test_a_code_is_rare_where_fewer_than_the_threshold_share_it(number: int, rare: bool) -> None:
    quote = replace(QUOTE, values=(("sex", "Male"),))
    rows = [*(row(each, "Male") for each in range(number)), *(row(each, "Female") for each in range(20, 60))]
    found = findings(quote, plan().quotes[0], [*rows, *rows], "quote-1", 10)
    assert [(each.kind, each.code_of, each.words) for each in found] == (
        [("rare", "sex", "Male")] if rare else []
    )
    assert all(each.span is None and not each.never for each in found)


def told(name: str, code: str) -> str:
    return finding_words(Finding(figure="", kind="rare", words=code, span=None, code_of=name), "en")


def test_a_rare_code_is_said_in_the_words_of_its_list_or_band() -> None:
    book = codebook()
    for name, its, code in (("sex", "sex", "Male"), ("age_when_sold", "age_band", "Age12To17")):
        assert told(name, code) == f"{book.property(name).labels['en']} · {book.label(its, code, 'en')}"
    assert told("home_county", "onsong").endswith(" · onsong")
    assert (
        finding_words(Finding(figure="", kind="day", words="2009-03-04", span=(0, 9)), "ko") == "2009-03-04"
    )


@pytest.mark.parametrize(
    ("spans", "parts"),
    [
        ([], [(0, 10)]),
        ([(0, 3)], [(3, 10)]),
        ([(7, 10)], [(0, 7)]),
        ([(4, 6), (2, 3)], [(0, 2), (3, 4), (6, 10)]),
        ([(2, 4), (4, 6)], [(0, 2), (6, 10)]),
        ([(0, 10)], []),
    ],
)
def test_parts_are_what_lies_between_the_cuts(spans: list[Span], parts: list[Span]) -> None:
    assert kept_parts("abcdefghij", spans) == parts


@pytest.mark.parametrize(
    ("span", "said"),
    [
        ((0, 13), "[…] away."),
        ((1, 13), "S[…] away."),
        ((0, 9), "[…]m me away."),
        ((4, 13), "She […] away."),
        ((5, 8), "She […]om me away."),
    ],
)
def test_what_is_left_out_around_a_token_stays_out(span: Span, said: str) -> None:
    """The token ends within the span, whose last words are not to be printed for that."""
    assert printed("She [P1]om me away.", [span]) == said


@pytest.mark.parametrize(
    ("spans", "said"),
    [
        ([], "abcdefghij"),
        ([(0, 3)], "[…]defghij"),
        ([(7, 10)], "abcdefg[…]"),
        ([(2, 4), (4, 6)], "ab[…]ghij"),
        ([(0, 1), (9, 10)], "[…]bcdefghi[…]"),
        ([(0, 10)], ""),
    ],
)
def test_every_cut_is_marked_once(spans: list[Span], said: str) -> None:
    assert printed("abcdefghij", spans) == said


@pytest.mark.parametrize(
    ("spans", "said"),
    [
        ([], "abc[P1]hij"),
        ([(1, 3)], "a[…][P1]hij"),
        ([(8, 9), (0, 2)], "[…]c[P1]h[…]j"),
        ([(0, 2), (2, 3)], "[…][…][P1]hij"),
        ([(0, 3), (1, 2)], "[…][P1]hij"),
        ([(0, 2), (1, 3)], "[…][P1]hij"),
        ([(0, 2), (1, 3), (2, 3), (3, 7)], "[…][…]hij"),
    ],
)
def test_spans_that_overlap_are_left_out_once_and_tokens_stay(spans: list[Span], said: str) -> None:
    assert left_out("abc[P1]hij", spans) == said


def test_only_what_no_approver_can_let_pass_never_leaves() -> None:
    words = "In Namyang on 2009-03-04 Kim Yong-hui paid 500 yuan, and 010-1234-5678 rang in Sambong."
    spans = never_leaving(words)
    assert [words[start:end] for start, end in spans] == [
        "Namyang",
        "Kim Yong-hui",
        "010-1234-5678",
        "Sambong",
    ]
    assert spans == sorted(spans)


def test_figures_are_numbered_from_one_and_the_first_that_tells_is_named() -> None:
    held = {
        name: replace(QUOTE, passage=name, words=words, tokens=(name, "P"))
        for name, words in {"N-1": WORDS, "N-2": "In Namyang and in Sambong.", "N-3": "In Namyang."}.items()
    }
    asked = Plan.from_yaml(
        planned().replace("{passage: N-1}", ", ".join(f"{{passage: {each}}}" for each in held))
    )
    assert [each.figure for each in quotes_of(asked, held)] == ["quote-1", "quote-2", "quote-3"]
    assert quoted(asked, held) == (("N-1", "P"), ("N-2", "P"), ("N-3", "P"))
    found = looked_over(asked, held, [])
    assert [each.figure for each in found] == ["quote-2", "quote-2", "quote-3"]
    with pytest.raises(QuoteTells) as caught:
        refuse_telling(found)
    assert caught.value.details == {"key": "quote-2", "number": 2}
    refuse_telling([replace(each, kind="day") for each in found])


def of(words: str, leave_out: list[list[int]]) -> str:
    held: dict[str, Quotable] = {"N-1": replace(QUOTE, words=words)}
    return quotes_of(plan(leave_out), held)[0].words


def test_a_span_may_end_where_the_words_end_and_no_later() -> None:
    assert of("She went home.", [[3, 14]]) == "She[…]"
    with pytest.raises(BadPlan) as caught:
        of("She went home.", [[3, 15]])
    assert caught.value.details == {"key": "quotes[0].leave_out", "example": "[[0, 7]]"}


@pytest.mark.parametrize("spans", [[[0, 13]], [[0, 14]], [[0, 3], [4, 13]]])
def test_a_quote_of_which_no_letter_is_left_is_refused(spans: list[list[int]]) -> None:
    with pytest.raises(BadPlan):
        of("She went home.", spans)
    assert of("She went home.", [[0, 12]]) == "[…]e."
