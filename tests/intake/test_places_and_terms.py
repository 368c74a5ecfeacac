"""Places by their gazetteer ids; terms by codebook codes, with what is denied marked so."""

import pytest
import yaml
from tests.intake.shown import everything, shown

from bearwitness.domain.codebook import codebook
from bearwitness.domain.gazetteer import Gazetteer
from bearwitness.intake.finders import terms

PLACES = [
    ("in China and North Korea", ["china", "north-korea"]), ("north\nkorea", ["north-korea"]), ("the Republic of Korea", ["south-korea"]),
    ("South Korea's border", ["south-korea"]), ("North Korea–China border", ["north-korea", "china"]), ("Hyesan, Musan", ["hyesan", "musan"]),
    ("the Tumen River", ["tumen-river"]), ("Jilin Province", ["jilin"]), ("중국에서 북한으로", ["china", "north-korea"]), ("중국 연길로", ["china", "yanji"]),
    ("북한과 중국의 국경", ["north-korea", "china"]), ("두만강을", ["tumen-river"]), ("从朝鲜到中国", ["north-korea", "china"]), ("北朝鲜", ["north-korea"]),
    ("延边朝鲜族自治州", ["yanbian"]), ("来自中国东北", ["china"]), ("图们江和鸭绿江", ["tumen-river", "yalu-river"]), ("吉林省延吉市", ["jilin", "yanji"]),
]  # fmt: skip

TERMS = [
    ("She was sold", [("act", None, "Transfer")]), ("She was not sold", [("act", "not", "Transfer")]),
    ("never been sold", [("act", "not", "Transfer")]), ("forced to marry", [("exploitation", None, "ForcedMarriage")]),
    ("locked in and beaten", [("control_method", None, "RestrictsMovement"), ("control_method", None, "PhysicalAbuse")]),
    ("threatened with deportation", [("control_method", None, "ThreatOfLawEnforcement")]), ("No broker came", [("person_role", "not", "Broker")]),
    ("two brokers' debts", [("person_role", None, "Broker")]), ("kidnapped", [("means", None, "Abduction")]), ("repatriated", [("outcome", None, "Repatriated")]),
    ("팔려 갔다", [("act", None, "Transfer")]), ("팔리지 않았다", [("act", "not", "Transfer")]), ("감금되어 구타를", [("control_method", None, "RestrictsMovement"), ("control_method", None, "PhysicalAbuse")]),
    ("감금되지 않았다", [("control_method", "not", "RestrictsMovement")]), ("강제결혼이 아니었다", [("exploitation", "not", "ForcedMarriage")]), ("브로커를 통해", [("person_role", None, "Broker")]),
    ("강제북송되었다", [("outcome", None, "Repatriated")]), ("被迫结婚", [("exploitation", None, "ForcedMarriage")]), ("没有被卖", [("act", "not", "Transfer")]),
    ("证件被没收", [("control_method", None, "WithholdsDocuments")]), ("并非强迫婚姻", [("exploitation", "not", "ForcedMarriage")]), ("从未被监禁", [("control_method", "not", "RestrictsMovement")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "ids"), PLACES)
def test_places_are_read(text: str, ids: list[str]) -> None:
    assert [row[4] for row in shown(text, "place")] == ids


@pytest.mark.parametrize(("text", "expected"), TERMS)
def test_terms_are_read(text: str, expected: list[tuple[str, str | None, str]]) -> None:
    assert [row[2:5] for row in shown(text, "term")] == expected


def test_every_name_of_the_gazetteer_is_found() -> None:
    for language in ("en", "ko", "zh"):
        for name, place_id in Gazetteer.load().names(language).items():
            assert [row[4] for row in shown(name, "place")] == [place_id], name


def test_every_cue_stands_for_a_code_of_the_codebook() -> None:
    book = codebook()
    for list_id, code in terms.cues().codes.values():
        assert code in book.codes(list_id)


def test_every_cue_stands_once_and_is_found_alone() -> None:
    tree = yaml.safe_load(terms.CUES.read_text("utf-8"))
    phrases = [
        (str(phrase), list_id, code)
        for list_id, codes in tree.items()
        for code, languages in codes.items()
        for each in languages.values()
        for phrase in each
    ]
    assert len({phrase for phrase, _, _ in phrases}) == len(phrases)
    for phrase, list_id, code in phrases:
        found = [(row[3], row[5]) for row in everything(phrase)]
        assert found == [(list_id, code)], phrase


def test_the_control_methods_and_forms_all_have_cues() -> None:
    codes = set(terms.cues().codes.values())
    for list_id in ("control_method", "exploitation", "means", "act"):
        for code in codebook().codes(list_id):
            assert (list_id, code) in codes or code.startswith("Other"), code
