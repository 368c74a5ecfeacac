"""The codebook: whole in three languages, mapped to standards, and honest in its bands."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from tests.domain.values import ages, dates

import bearwitness.domain.codebook
from bearwitness.domain.age import Age
from bearwitness.domain.codebook import Code, Codebook, codebook, load_codebook
from bearwitness.domain.errors import (
    BadCodebook,
    BadValue,
    BearwitnessError,
    UnknownList,
    UnknownProperty,
    UnknownTerm,
)
from bearwitness.domain.messages import LANGUAGES, Language
from bearwitness.domain.partial_date import PartialDate
from bearwitness.domain.term import Term
from bearwitness.domain.value import Value

BOOK = codebook()
SCRIPT = {"en": re.compile("[A-Za-z]"), "ko": re.compile("[가-힣]"), "zh": re.compile("[一-鿿]")}
CODES = [(name, code) for name, each in BOOK.lists.items() for code in each.codes.values()]

AGREED = {
    "person_role": "Survivor Broker Recruiter Transporter Trafficker Official Buyer Client Spouse Helper Family Witness Other",
    "sex": "Female Male Other Unknown",
    "act": "Recruitment Transportation Transfer Harbouring Receipt",
    "means": "ThreatOrForce Coercion Abduction Fraud Deception AbuseOfPower AbuseOfVulnerability PaymentsToController",
    "purpose": "SexualExploitation ForcedLabour SlaveryOrSimilar Servitude OrganRemoval ForcedMarriage OtherExploitation",
    "control_method": "DebtBondage TakesEarnings RestrictsFinancialAccess Threats PsychologicalAbuse PhysicalAbuse"
    " SexualAbuse FalsePromises PsychoactiveSubstances RestrictsMovement RestrictsMedicalCare ExcessiveWorkingHours"
    " UsesChildren ThreatOfLawEnforcement WithholdsNecessities WithholdsDocuments Other",
    "exploitation": "ForcedMarriage Prostitution OnlineSexualExploitation ForcedLabour DomesticServitude ForcedBegging"
    " OrganRemoval ForcedCriminality Other",
    "outcome": "ReachedSafety StillInPlace Repatriated Died Moved Unknown",
    "basis": "FirstHand Eyewitness Hearsay Document Inferred",
    "reliability": "HighlyReliable LikelyReliable Unsure LikelyUnreliable HighlyUnreliable Unknown",
    "source_kind": "testimony document list",
    "consent_scope": "record analyse count quote name share contact",
    "age_band": "Under12 Age12To17 Age18To24 Age25To34 Age35To49 Age50AndOver",
    "period": "Before2000 From2000To2004 From2005To2009 From2010To2014 From2015To2019 From2020",
}

HTCDS_CONTROL = [
    "PhysicalThreats",
    "ThreatsLawEnforcement",
    "ThreatensChildrenFamily",
    "DebtBondage",
    "FalsePromises",
    "PhysicalAbuse",
    "SexualAbuse",
    "TakesEarnings",
    "RestrictsFinancialAccess",
    "RestrictsMedicalCare",
    "WithholdsNecessities",
    "PsychologicalAbuse",
    "PsychoactiveSubstance",
    "ExcessiveWorkingHours",
    "WithholdsDocuments",
    "Other",
]
"""Picklist of vic_MethodsOfControl, HTCDS 2.0 (UNMigration/HTCDS, 24 December 2021)."""


@pytest.mark.parametrize(("name", "codes"), AGREED.items())
def test_the_agreed_codes_are_there_in_order(name: str, codes: str) -> None:
    assert BOOK.codes(name) == tuple(codes.split())


@pytest.mark.parametrize(("name", "code"), CODES, ids=[f"{name}.{code.code}" for name, code in CODES])
def test_every_code_is_whole(name: str, code: Code) -> None:
    for language in LANGUAGES:
        assert BOOK.label(name, code.code, language) == code.labels[language]
        assert SCRIPT[language].search(code.labels[language]) or code.labels[language][0].isdigit()
    for language, other in (("ko", "zh"), ("zh", "ko"), ("en", "ko"), ("en", "zh")):
        assert not SCRIPT[other].search(code.labels[language])
    assert code.definition.endswith(".")
    assert len(code.definition.split()) >= 3


@pytest.mark.parametrize("name", sorted(BOOK.lists))
def test_no_code_label_or_alias_means_two_codes(name: str) -> None:
    codes = list(BOOK.list(name).codes.values())
    for language in LANGUAGES:
        labels = [code.labels[language] for code in codes]
        assert len(labels) == len(set(labels))
    spellings = [each for code in codes for each in (code.code, *code.aliases)]
    assert len(spellings) == len(set(spellings))


@pytest.mark.parametrize("name", sorted(BOOK.properties))
def test_every_property_is_whole(name: str) -> None:
    entry = BOOK.property(name)
    assert entry.subjects
    for language in LANGUAGES:
        assert SCRIPT[language].search(entry.labels[language])


def test_every_htcds_control_method_is_read_as_one_of_ours() -> None:
    ours = {BOOK.resolve_alias("control_method", code) for code in HTCDS_CONTROL}
    assert set(BOOK.codes("control_method")) - ours == {"RestrictsMovement", "UsesChildren"}
    assert BOOK.resolve_alias("control_method", "PhysicalThreats") == "Threats"
    assert BOOK.resolve_alias("control_method", "ThreatensChildrenFamily") == "Threats"
    assert BOOK.resolve_alias("control_method", "ThreatsLawEnforcement") == "ThreatOfLawEnforcement"
    assert BOOK.resolve_alias("control_method", "PsychoactiveSubstance") == "PsychoactiveSubstances"
    assert BOOK.resolve_alias("control_method", "DebtBondage") == "DebtBondage"
    assert BOOK.resolve_alias("trafficker_relation", "Unaquainted") == "Unacquainted"
    with pytest.raises(UnknownTerm):
        BOOK.resolve_alias("control_method", "Unheard")


def test_an_alias_is_no_code() -> None:
    BOOK.check("control_method", "Threats")
    for name, code, error in (
        ("control_method", "PhysicalThreats", UnknownTerm),
        ("control_method", "threats", UnknownTerm),
        ("controls", "Threats", UnknownList),
    ):
        with pytest.raises(error):
            BOOK.check(name, code)
    with pytest.raises(UnknownProperty):
        BOOK.property("nickname")


@pytest.mark.parametrize(
    ("name", "value", "error"),
    [
        ("sex", Term(list="sex", code="Female"), None),
        ("sex", Term(list="outcome", code="Died"), BadValue),
        ("sex", Term(list="sex", code="Feminine"), UnknownTerm),
        ("sex", Age(low=17), BadValue),
        ("age_when_trafficked", Age(low=17), None),
        ("left_home", Age(low=17), BadValue),
    ],
)
def test_a_property_takes_its_own_kind_of_value(
    name: str, value: Value, error: type[BearwitnessError] | None
) -> None:
    if error is None:
        BOOK.check_value(name, value)
        return
    with pytest.raises(error):
        BOOK.check_value(name, value)


@given(ages())
def test_an_age_band_is_stated_only_where_it_is_certain(age: Age) -> None:
    limits = [12, 18, 25, 35, 50]
    possible = {sum(years >= each for each in limits) for years in range(131) if age.interval.contains(years)}
    expected = BOOK.codes("age_band")[possible.pop()] if len(possible) == 1 else None
    assert BOOK.band("age_band", age) == expected


@given(dates())
def test_a_period_is_stated_only_where_it_is_certain(day: PartialDate) -> None:
    code = BOOK.band("period", day)
    if code is None:
        return
    assert not day.uncertain
    first, last = day.bounds()
    years = [int(each) for each in re.findall(r"\d{4}", code)]
    if code == "Before2000":
        assert last is not None
        assert last.year < 2000
    else:
        assert first is not None
        assert first.year >= years[0]
        assert len(years) == 1 or (last is not None and last.year <= years[1])


def test_a_plain_year_has_its_period() -> None:
    found = [
        BOOK.band("period", PartialDate(edtf=text)) for text in ("1999", "2004", "2004~", "2003?", "2021..")
    ]
    assert found == ["Before2000", "From2000To2004", None, None, "From2020"]
    assert BOOK.band("age_band", PartialDate(edtf="2004")) is None
    with pytest.raises(UnknownList):
        BOOK.band("sex", Age(low=17))


LIST = """
Other:
  en: "Something else"
  ko: "다른 것"
  zh: "别的"
  definition: "A team's own wording."
Teacher:
  en: "Teacher"
  ko: "교사"
  zh: "教师"
  definition: "Someone who taught the person."
"""


def extended(folder: Path, **files: str) -> Codebook:
    (folder / "lists").mkdir(exist_ok=True)
    for name, text in files.items():
        place = folder if name in {"properties", "bands"} else folder / "lists"
        (place / f"{name}.yaml").write_text(text, encoding="utf-8")
    return load_codebook(Path(bearwitness.domain.codebook.__file__).parent, folder)


def test_a_team_can_extend_it(tmp_path: Path) -> None:
    book = extended(tmp_path, person_role=LIST)
    assert book.codes("person_role") == (*BOOK.codes("person_role"), "Teacher")
    assert book.label("person_role", "Other", "zh") == "别的"
    assert book.codes("sex") == BOOK.codes("sex")


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("person_role", 'Teacher: {en: "Teacher"}'),
        ("person_role", "Teacher: 5"),
        ("person_role", "- Teacher"),
        ("person_role", LIST + "Other: 1"),
        ("properties", "x: {type: score, subjects: [Person], en: X, ko: 엑스, zh: 某}"),
        ("properties", "x: {type: term, list: none, subjects: [Person], en: X, ko: 엑스, zh: 某}"),
        ("properties", "x: {type: text, subjects: [Robot], en: X, ko: 엑스, zh: 某}"),
        ("bands", 'sex: {type: age, bands: {Neither: [null, "3"]}}'),
        ("bands", 'age_band: {type: age, bands: {Under12: ["x", "3"]}}'),
    ],
)
def test_a_faulty_extension_is_refused(tmp_path: Path, file: str, text: str) -> None:
    with pytest.raises(BadCodebook):
        extended(tmp_path, **{file: text})


def test_labels_in_a_language() -> None:
    wanted: dict[Language, str] = {"en": "Debt bondage", "ko": "채무 속박", "zh": "债务奴役"}
    assert {
        language: BOOK.label("control_method", "DebtBondage", language) for language in LANGUAGES
    } == wanted
    assert "debt" in BOOK.definition("control_method", "DebtBondage")
