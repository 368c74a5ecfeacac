"""Search in three languages: an index that holds what is open, hits that the text and the gate confirm."""

import time
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from django.db import connection
from tests.actions.conftest import NOW, OPEN, SURVIVOR, Witness
from tests.casebooks import acting_as
from tests.consents import RECORD
from tests.people import BEN

from bearwitness.actions.consents.record_consent import record_consent
from bearwitness.actions.consents.withdraw_consent import withdraw_consent
from bearwitness.actions.search import search
from bearwitness.casebook.access import Case
from bearwitness.casebook.models import Passage, SearchRow, TextVersion
from bearwitness.casebook.search.index import catch_up
from bearwitness.casebook.search.lookup import candidates
from bearwitness.domain.answer import NO, Answer

KOREAN = "그는 두만강을 건넜다. 브로커가 돈을 받았고 문은 잠겨 있었다."
CHINESE = "她说自己被拐卖到县城，门一直锁着。电话：１２３ＡＢＣ。"
ENGLISH = "She crossed the River Tumen; O'Brien's note said 100% (a+)+$ \"NEAR\" it's *here*. Straße."


def found(witness: Witness, words: str) -> list[str]:
    texts = dict(TextVersion.objects.values_list("id", "text"))
    return [texts[hit.text_id][hit.start : hit.end] for hit in search(witness.casebook, "team", words)]


WORDS = [
    ("두만강을 건넜다", ["두만강을 건넜다"]),
    ("두만강", ["두만강"]),
    ("두만", ["두만"]),
    ("문", ["문"]),
    (unicodedata.normalize("NFD", "두만강"), ["두만강"]),
    (unicodedata.normalize("NFD", "강"), ["강"]),
    ("拐卖到县城", ["拐卖到县城"]),
    ("拐卖", ["拐卖"]),
    ("门", ["门"]),
    ("，门", ["，门"]),
    (",门", ["，门"]),
    ("123abc", ["１２３ＡＢＣ"]),
    ("ＡＢ", ["ＡＢ"]),
    ("ｒｉｖｅｒ", ["River"]),
    ("river tumen", ["River Tumen"]),
    ("RIVER", ["River"]),
    ("tu", ["Tu"]),
    ("STRAßE", ["Straße"]),
    ("straßE", ["Straße"]),
    ("가나다", []),
    ("  ", []),
    ("\ud800", []),
    ("a\0b", []),
]


def test_words_of_three_languages(witness: Witness) -> None:
    for text in (KOREAN, CHINESE, ENGLISH):
        witness.tells(text, "OrgA")
    assert [(words, found(witness, words)) for words, _ in WORDS] == WORDS


SIGNS = {
    "'; --": 0, "(a+)+$": 1, '"': 2, "*": 2, "*here*": 1, '"NEAR"': 1, "NEAR(a b)": 0, "100%": 1, "river OR tumen": 0,
    "words:river": 0, "r*": 0, "O'Brien": 1, "'s": 2, "{{7*7}}": 0, "%_": 0, "(a+)+$" * 300: 0, "^river": 0, "-": 0, ";": 1,
}  # fmt: skip


def test_every_sign_is_itself_a20(witness: Witness) -> None:
    for text in (KOREAN, CHINESE, ENGLISH):
        witness.tells(text, "OrgA")
    began = time.perf_counter()
    assert {words: len(found(witness, words)) for words in SIGNS} == SIGNS
    assert time.perf_counter() - began < len(SIGNS)


def test_a_text_kept_decomposed_is_found_at_its_own_offsets(witness: Witness) -> None:
    witness.tells(unicodedata.normalize("NFD", KOREAN), "OrgA")
    assert [unicodedata.normalize("NFC", each) for each in found(witness, "두만강")] == ["두만강"]
    assert [unicodedata.normalize("NFC", each) for each in found(witness, "돈")] == ["돈"]


def indexed() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT words FROM search_trigram")
        trigram = [words for (words,) in cursor.fetchall()]
        cursor.execute("SELECT grams FROM search_gram")
        return " | ".join([*trigram, *(grams for (grams,) in cursor.fetchall())])


def test_the_index_holds_only_what_may_be_found_and_follows(witness: Witness) -> None:
    source, person = witness.tells(ENGLISH, "OrgA"), witness.person()
    witness.says(source, person, "River Tumen", role=SURVIVOR)
    passage = Passage.objects.get().id
    catch_up(datetime.now(UTC))
    assert "river tumen" in indexed()
    shut = replace(OPEN, passages={passage: {"record": NO, "analyse": NO}})
    record_consent(witness.casebook, source.id, shut)
    assert "river" not in indexed()
    assert found(witness, "river") == found(witness, "the River") == []
    assert found(witness, "crossed") == ["crossed"]
    half = replace(OPEN, passages={passage: {"analyse": NO}})
    record_consent(witness.casebook, source.id, half)
    analyst = acting_as(witness.casebook, BEN)
    assert found(witness, "river") == ["River"]
    assert search(analyst, "analyst", "river") == []
    assert candidates("river", "analyse", 0, 9) == []
    assert [hit.snippet for hit in search(analyst, "analyst", "crossed")] == ["She crossed the "]
    withdraw_consent(witness.casebook, source.id, NOW)
    assert (SearchRow.objects.count(), indexed()) == (0, "")
    assert found(witness, "crossed") == []
    record_consent(witness.casebook, source.id, OPEN, reopen=True)
    assert found(witness, "river") == ["River"]


def test_a_last_day_ends_in_the_index_too(witness: Witness) -> None:
    until = Answer(granted=True, until=datetime.now(UTC).date() + timedelta(days=3))
    witness.tells(ENGLISH, "OrgA", replace(RECORD, scopes={"record": until}))
    assert found(witness, "river") == ["River"]
    catch_up(datetime.now(UTC) + timedelta(days=3))
    assert SearchRow.objects.count() == 1
    catch_up(datetime.now(UTC) + timedelta(days=4))
    assert (SearchRow.objects.count(), indexed()) == (0, "")
    assert until.until is not None
    assert until.until > date(2026, 1, 1)


def test_a_newer_version_takes_the_place_of_the_one_before(witness: Witness) -> None:
    source = witness.tells("She named the place Alder.", "OrgA")
    old = TextVersion.objects.get()
    text = "She named the place P-1."
    TextVersion.objects.create(
        id="T-MASKED", source_id=source.id, text=text, sha256="0" * 64, length=len(text), parent=old,
        made_from="masking",
    )  # fmt: skip
    assert found(witness, "Alder") == []
    assert found(witness, "the place") == ["the place"]
    korean = "그는 장소를 말했다."
    TextVersion.objects.create(
        id="T-KO", source_id=source.id, text=korean, sha256="0" * 64, length=len(korean), parent_id="T-MASKED",
        made_from="translation",
    )  # fmt: skip
    assert (found(witness, "장소"), found(witness, "place")) == (["장소"], ["place"])


def test_an_erased_text_leaves_the_index_by_itself(witness: Witness) -> None:
    witness.tells(ENGLISH, "OrgA")
    with connection.cursor() as cursor:
        cursor.execute(
            "PRAGMA foreign_keys = OFF"
        )  # the text alone, so that only the triggers clear the index
        cursor.execute("DELETE FROM text_version")
    assert (SearchRow.objects.count(), indexed()) == (0, "")


def test_pages_follow_one_another_in_as_many_queries(witness: Witness) -> None:
    for number in range(7):
        witness.tells(f"Number {number} crossed the river, the river.", "OrgA")
    case = Case(witness.casebook, "team")
    first = case.search("river", limit=5)
    assert len(first) == 6
    second = case.search("river", limit=50, after=first[-1].text_id)
    assert len(second) == 8
    assert len({hit.text_id for hit in first + second}) == 7
    assert queries(case, 2) == queries(case, 14)


def queries(case: Case, limit: int) -> int:
    asked: list[str] = []

    def count(execute: Callable[..., object], sql: str, *given: object) -> object:
        asked.append(sql)
        return execute(sql, *given)

    with connection.execute_wrapper(count):
        case.search("river", limit=limit)
    return len(asked)


def blocks() -> bytes:
    with connection.cursor() as cursor:
        cursor.execute("SELECT block FROM search_trigram_data UNION ALL SELECT block FROM search_gram_data")
        return b"".join(bytes(block) for (block,) in cursor.fetchall())


def test_a_withdrawal_leaves_no_remains_in_the_index_a25(witness: Witness) -> None:
    witness.tells("Another testimony stays.", "OrgB")
    source = witness.tells("The place is called Zqxovia.", "OrgA")
    catch_up(datetime.now(UTC))
    assert b"zqx" in blocks()
    assert b"zq" in blocks()
    withdraw_consent(witness.casebook, source.id, NOW)
    assert b"zq" not in blocks()
    assert found(witness, "testimony") == ["testimony"]
