"""From a price that was told to a published mean, and back to the sentence."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from tests.actions.conftest import SURVIVOR, Witness
from tests.actions.seen import seen_of
from tests.casebooks import acting_as
from tests.people import DANA

from bearwitness.actions.open_cell import open_cell
from bearwitness.actions.releases.approve_release import approve_release
from bearwitness.actions.releases.build_release import build_release
from bearwitness.actions.releases.check_release import check_release
from bearwitness.actions.releases.look_at_plan import look_at_plan
from bearwitness.actions.releases.look_over import look_over
from bearwitness.actions.releases.propose_release import propose_release
from bearwitness.casebook.models import ReleaseRow
from bearwitness.casebook.reach import reach_of
from bearwitness.cli.release_check import checked
from bearwitness.domain.money import Money
from bearwitness.domain.released_table import Span
from bearwitness.domain.term import Term
from bearwitness.release.verifying.verify import verify_bundle

PAID = "paid.none.CNY.sale"
PLAN = """
title: {en: Fictional amounts, ko: 허구의 금액, zh: 虚构的金额}
purpose: {en: A test, ko: 시험입니다, zh: 测试}
period: 2000/2020
tables: [{by: [sex], money: {kind: none, currency: CNY, unit: sale}}]
"""


@pytest.fixture
def told(witness: Witness) -> None:
    """Fifteen persons of each sex in the codebook, and of none; of ten of each a price was told, some as a range."""
    for group, sex in enumerate(("Female", "Male", "Other", "Unknown", "", "?")):
        for number in range(22):
            words = f"Fictional testimony {group}.{number}. The price."
            source = witness.tells(words, "OrgA")
            witness.assesses(source)
            person = witness.person()
            coded: dict[str, Any] = {"sex": Term(list="sex", code=sex)} if sex not in ("", "?") else {}
            witness.says(source, person, f"testimony {group}.{number}", role=SURVIVOR, **coded)
            if sex == "?":
                for code in ("Female", "Male"):
                    witness.says(
                        source, person, f"testimony {group}.{number}", sex=Term(list="sex", code=code)
                    )
            if number < 11:
                low, high = Decimal(1000 * (number + 1)), Decimal(1000 * (number + 1 + number % 2))
                price = Money(low=low, high=high, currency="CNY", unit="sale")
                witness.says(source, person, "The price", price=price)


@pytest.mark.usefixtures("told")
def test_a_price_becomes_a_mean_and_opens_to_its_sentence(witness: Witness, tmp_path: Path) -> None:
    book = witness.casebook
    look = check_release(book, PLAN)
    said, lines = checked(book, PLAN, "en")
    (told,) = [each for each in said["figures"] if "money" in each]  # type: ignore[attr-defined]  # a list
    assert (told["money"], told["shown"], told["withheld"]) == ("money-1", 7, 0)
    (whole,) = [each for each in told["numbers"] if each["cell"] == ["All persons"]]
    assert (whole["persons"], whole["mean"], whole["median"]) == (66, [6000, 6500], [6000, 7000])
    assert any("All persons: Persons 66" in each and "6,000–7,000" in each for each in lines)
    assert any("by Sex" in each for each in lines)
    digest = propose_release(book, PLAN)
    assert [each.state for each in look_over(book).plans] == ["waiting"]
    approve_release(book, digest, seen_of(digest))
    approve_release(acting_as(book, DANA), digest, seen_of(digest))
    assert look_at_plan(book, digest).ready
    built = build_release(book, digest, tmp_path)
    (money,) = built.release.money
    assert money == look.release.money[0]
    everybody = money.rows[-1]
    assert (everybody.code, everybody.persons) == (None, 66)
    assert everybody.median == Span(low=6000, high=7000)
    assert everybody.mean == Span(low=6000, high=6500)
    assert money.rows[0].mean == everybody.mean
    assert money.rows[0].median is None
    assert verify_bundle(tmp_path / "release", built.fingerprint).ok
    bundle = tmp_path / "release"
    assert "6,000–6,500" in (bundle / "index.html").read_text("utf-8")
    csv = (bundle / "data" / "money-1.csv").read_text("utf-8").splitlines()
    assert csv[0].startswith("sex,currency,persons,mean_low")
    assert "_all,CNY,66,6000,6500" in csv[-1]
    assert (bundle / "data" / "money-1.parquet").exists()
    assert "money-1.csv,median_low" in (bundle / "data" / "dictionary.csv").read_text("utf-8")
    assert '"unit": {' in (bundle / "datapackage.json").read_text("utf-8")
    kept = ReleaseRow.objects.get().snapshot
    assert '"amounts": [{"money": "paid.none.CNY.sale"' in kept
    (bundle / "data" / "money-1.csv").write_text("\n".join(csv).replace("6500", "7500"), "utf-8")
    assert not verify_bundle(bundle, built.fingerprint).ok
    found = open_cell(book, ["sex", PAID], ["Female", "Told"], "team", most=5)
    assert found.persons == 11
    quotes = {trace.passage.quote for each in found.shown for trace in each.rests[PAID]}
    assert quotes == {"The price"}
    (source, *_) = {trace.source_id for each in found.shown for trace in each.rests[PAID]}
    assert reach_of(book, source).figures == (6,), "four counts and two means cannot be recalled"
