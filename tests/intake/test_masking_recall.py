"""How much of what identifies somebody is proposed, on fictional testimonies with words that no finder was given.

The floors are a promise of docs/masking.md: they fail where a change makes a finder miss more, or propose more in vain.
"""

from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from tests.intake.marked import KINDS, marked

from bearwitness.intake.masking.propose import propose_masks

PAGE = (Path(__file__).parents[2] / "docs" / "masking.md").read_text("utf-8")
SEEDS = range(1000, 1040)
"""Texts of which names, villages and a part of the sentences were written after the finders."""
RECALL = {
    "ko": {"Name": 0.93, "Address": 0.75},
    "zh": {"Name": 0.85, "Address": 0.80},
    "en": {"Name": 0.97, "Address": 0.95},
}
"""Floor where it is not `SURE`."""
SURE = 0.98
"""Floor for everything that is told by its own form."""
PRECISION = 0.95


@cache
def measured(language: str) -> tuple[Counter[str], Counter[str], int, int]:
    """Spans by kind, those that are proposed in full, proposals, and those that meet a span."""
    wanted: Counter[str] = Counter()
    found: Counter[str] = Counter()
    proposed = right = 0
    for seed in SEEDS:
        text = marked(seed, language, held_out=True)
        proposals = propose_masks(text.text)
        covered = {at for each in proposals for at in range(each.start, each.end)}
        for kind, start, end in text.spans:
            wanted[kind] += 1
            found[kind] += covered.issuperset(range(start, end))
        proposed += len(proposals)
        right += sum(any(s < p.end and p.start < e for _, s, e in text.spans) for p in proposals)
    return wanted, found, proposed, right


def share(part: int, whole: int) -> int:
    """Whole percent, rounded down."""
    return 100 * part // whole


@pytest.mark.parametrize("language", RECALL)
def test_recall_and_precision_have_a_floor(language: str) -> None:
    wanted, found, proposed, right = measured(language)
    for kind in KINDS:
        assert wanted[kind] >= 15, kind
        assert found[kind] / wanted[kind] >= RECALL[language].get(kind, SURE), (language, kind)
    assert right / proposed >= PRECISION


@pytest.mark.parametrize("language", RECALL)
def test_the_page_tells_what_is_measured(language: str) -> None:
    wanted, found, proposed, right = measured(language)
    cells = [f"{share(found[kind], wanted[kind])} %" for kind in KINDS]
    row = f"| {language} | {' | '.join(cells)} | {share(right, proposed)} % |"
    assert row in PAGE, row


def test_what_was_missed_by_a_reader_is_found() -> None:
    for text, words in (
        ("남편 왕리는 하남가 17호에 살았다.", ("왕리", "하남가 17호")),
        ("我和张丽一起住在靠山镇石桥村。", ("张丽", "靠山镇石桥村")),
        ("We lived at No. 17, Henan Street.", ("No. 17, Henan Street",)),
        ("딸은 2003년 5월 7일에 태어났다.", ("2003년 5월 7일",)),
        ("저는 1990년 4월 2일에 혜산에서 태어났습니다.", ("1990년 4월 2일",)),
        ("1990. 4. 2. 혜산 출생.", ("1990. 4. 2",)),
        ("我1990年4月2日在惠山出生。", ("1990年4月2日",)),
        ("我出生在惠山，一九九〇年四月二日。", ("一九九〇年四月二日",)),
        ("I was born in Hyesan on 2 Apr. 1990. I crossed on 3 May 2011.", ("2 Apr. 1990",)),
        ("On April 2nd, 1990 I was born.", ("April 2nd, 1990",)),
    ):
        assert tuple(each.quote for each in propose_masks(text)) == words
    assert (
        propose_masks("2003년 5월 7일에 강을 건넜다. 나와 언니 하나와 오빠 둘이 있었다. 公安来过村里。") == []
    )


def test_a_finder_that_finds_nothing_would_fail() -> None:
    text = marked(1, "ko", held_out=False)
    assert text.spans
    assert all(text.text[start:end].strip() for _, start, end in text.spans)
    assert {kind for seed in range(9) for kind, _, _ in marked(seed, "zh", held_out=False).spans} == set(
        KINDS
    )
    assert marked(5, "en", held_out=True) == marked(5, "en", held_out=True)
