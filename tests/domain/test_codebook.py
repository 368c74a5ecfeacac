"""The codebook: whole in three languages, mapped to standards, and honest in its bands."""

import re
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from tests.domain.values import ages, dates

from bearwitness.domain.age import Age
from bearwitness.domain.codebook import Citation, codebook
from bearwitness.domain.codebook.load import FOLDER, read_codebook
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
from bearwitness.domain.subject import SUBJECT_KINDS
from bearwitness.domain.term import Term
from bearwitness.domain.value import Value

BOOK = codebook()
SCRIPT = {"en": re.compile("[A-Za-z]"), "ko": re.compile("[가-힣]"), "zh": re.compile("[一-鿿]")}

AGREED = {
    "person_role": "Survivor Broker Recruiter Transporter Trafficker Official Buyer Client Spouse Helper Family Witness Other"
    " Seller Receiver Transferor Harbourer Controller VenueOperator Smuggler Abductor Abuser TravellingPartner Interpreter",
    "sex": "Female Male Other Unknown",
    "act": "Recruitment Transportation Transfer Harbouring Receipt",
    "means": "ThreatOrForce Coercion Abduction Fraud Deception AbuseOfPower AbuseOfVulnerability PaymentsToController",
    "purpose": "SexualExploitation ForcedLabour SlaveryOrSimilar Servitude OrganRemoval ForcedMarriage OtherExploitation",
    "control_method": "DebtBondage TakesEarnings RestrictsFinancialAccess Threats PsychologicalAbuse PhysicalAbuse"
    " SexualAbuse FalsePromises PsychoactiveSubstances RestrictsMovement RestrictsMedicalCare ExcessiveWorkingHours"
    " UsesChildren ThreatOfLawEnforcement WithholdsNecessities WithholdsDocuments Other",
    "exploitation": "ForcedMarriage Prostitution OnlineSexualExploitation ForcedLabour DomesticServitude ForcedBegging"
    " OrganRemoval ForcedCriminality Other Pornography PrivateSexualServices OtherSexualExploitation SlaveryOrSimilar"
    " ForcedChildbearing ForcedAdoption ChildLabour ForcedMilitaryService",
    "outcome": "ReachedSafety StillInPlace Repatriated Died Moved Unknown Detained Missing",
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


@pytest.mark.parametrize("name", sorted(BOOK.lists))
def test_every_code_is_whole(name: str) -> None:
    for code in BOOK.list(name).codes.values():
        for language in LANGUAGES:
            assert BOOK.label(name, code.code, language) == code.labels[language]
            assert SCRIPT[language].search(code.labels[language]) or code.labels[language][0].isdigit()
        for language, other in (("ko", "zh"), ("zh", "ko"), ("en", "ko"), ("en", "zh")):
            assert not SCRIPT[other].search(code.labels[language]), code.code
            assert not SCRIPT[other].search(code.definitions[language]), code.code
            assert code.definitions[language].endswith("。" if language == "zh" else "."), code.code
            assert SCRIPT[language].search(code.definitions[language]), code.code
        assert len(code.definitions["en"].split()) >= 3
        assert not set(code.labels["zh"] + code.definitions["zh"]) & set(",;:()?"), code.code


@pytest.mark.parametrize("name", sorted(BOOK.lists))
def test_no_code_label_or_alias_means_two_codes(name: str) -> None:
    codes = list(BOOK.list(name).codes.values())
    for language in LANGUAGES:
        labels = [code.labels[language] for code in codes]
        assert len(labels) == len(set(labels))
    spellings = [each for code in codes for each in (code.code, *code.aliases)]
    assert len(spellings) == len(set(spellings))


def test_every_property_is_whole() -> None:
    for entry in BOOK.properties.values():
        assert entry.subjects
        for language in LANGUAGES:
            assert SCRIPT[language].search(entry.labels[language])
            assert SCRIPT[language].search(entry.why[language])
            assert entry.why[language].endswith("。" if language == "zh" else "."), entry.id
        assert not set(entry.labels["zh"] + entry.why["zh"]) & set(",;:()?"), entry.id


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


@pytest.mark.parametrize(
    ("file", "old", "new", "place"),
    [
        ("properties.yaml", "type: age", "type: score", "age_when_trafficked.type"),
        ("properties.yaml", "list: person_role", "list: nowhere", "role"),
        ("properties.yaml", "subjects: [Person]", "subjects: [Robot]", "role.subjects"),
        ("properties.yaml", "publish: province", "publish: point", "home_province.publish"),
        ("properties.yaml", 'zh: "角色"', 'z: "角色"', "role.z"),
        ("bands.yaml", '"11"', '"x"', "age_band.bands"),
        ("bands.yaml", "Under12", "Neither", "age_band"),
        ("lists.yaml", "sealed: true", "seal: true", "act.seal"),
        ("sources.yaml", "palermo:", "vienna:", "Recruitment"),
        ("lists/act.yaml", 'en: "Recruitment"', "en: 5", "Recruitment.en"),
        ("lists/person_role.yaml", "supports: [CatOfficial]", "supports: [Guilt]", "Official.supports"),
        ("lists/sex.yaml", "Female:", "- Female", "line 3"),
        ("lists.yaml", "reliability:", "trust:", "trust"),
    ],
)
def test_a_faulty_file_is_refused_with_its_place(
    tmp_path: Path, file: str, old: str, new: str, place: str
) -> None:
    folder = shutil.copytree(
        FOLDER, tmp_path / "codebook", ignore=shutil.ignore_patterns("*.py", "__pycache__")
    )
    text = (folder / file).read_text("utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(BadCodebook) as caught:
        read_codebook(folder)
    assert caught.value.details["place"] == place


def test_every_kind_of_subject_is_in_words_and_has_properties() -> None:
    assert tuple(BOOK.kinds) == SUBJECT_KINDS
    for kind, each in BOOK.kinds.items():
        assert any(kind in entry.subjects for entry in BOOK.properties.values())
        for language in LANGUAGES:
            assert SCRIPT[language].search(each.labels[language])
            assert each.definitions[language].endswith("。" if language == "zh" else ".")


def test_no_property_has_anothers_label() -> None:
    for language in LANGUAGES:
        labels = [each.labels[language] for each in BOOK.properties.values()]
        assert len(labels) == len(set(labels))


def test_every_list_is_used_or_closed_by_the_program() -> None:
    used = {each.list or each.band for each in BOOK.properties.values()}
    of_records = {"basis", "reliability", "source_kind", "consent_scope", "consent_method", "language"}
    of_care = {"interview_reason", "interview_keeping", "risk_level", "referral_service", "referral_answer"}
    of_identities = {"opening_reason", "mask_kind", "feedback_kind", "recall_answer"}
    assert set(BOOK.lists) - used == of_records | of_care | of_identities
    open_ones = {name for name in set(BOOK.lists) - used if not BOOK.list(name).sealed}
    assert open_ones == {"language", "referral_service"}


def test_what_a_passage_can_support() -> None:
    """Article 3(a) has three elements; 3(c) drops the means for a child; article 7 and article 1 have their own."""
    assert {each for code in BOOK.codes("act") for each in BOOK.elements("act", code)} == {"PalermoAct"}
    assert {each for code in BOOK.codes("means") for each in BOOK.elements("means", code)} == {"PalermoMeans"}
    assert all("PalermoPurpose" in BOOK.elements("purpose", code) for code in BOOK.codes("purpose"))
    children = [code for code in BOOK.codes("age_band") if BOOK.elements("age_band", code)]
    assert children == ["Under12", "Age12To17"]
    assert "RomeOtherInhumaneActs" in BOOK.elements("exploitation", "ForcedMarriage")
    assert "RomeEnforcedProstitution" in BOOK.elements("exploitation", "Prostitution")
    assert "CatNonRefoulement" in BOOK.elements("trajectory_state", "Repatriation")
    assert "CatOfficial" in BOOK.elements("agency", "PublicSecurity")


def test_every_legal_element_cites_its_article() -> None:
    sources = {code: each.source for code, each in BOOK.list("legal_element").codes.items()}
    assert sources["PalermoChild"] == Citation(standard="palermo", article="3(c), 3(d)")
    assert sources["RomeEnslavement"] == Citation(standard="rome", article="7(1)(c), 7(2)(c)")
    assert sources["CatOfficial"] == Citation(standard="cat", article="1(1)")
    assert all(
        each.standard in {"palermo", "rome", "elements", "cat"} and each.article for each in sources.values()
    )


def test_terms_of_the_treaties_and_of_the_field() -> None:
    shown = {
        ("means", "AbuseOfVulnerability"): ("취약한 지위의 남용", "滥用脆弱境况"),
        ("act", "Harbouring"): ("은닉", "窝藏"),
        ("legal_element", "RomeSexualSlavery"): ("성적 노예화", "性奴役"),
        ("legal_element", "RomeEnforcedProstitution"): ("강제매춘", "强迫卖淫"),
        ("exploitation", "ForcedMarriage"): ("강제 결혼", "强迫婚姻"),
        ("trajectory_state", "Repatriation"): ("강제북송(강제 송환)", "强制遣返"),
    }
    for (name, code), (ko, zh) in shown.items():
        assert (BOOK.label(name, code, "ko"), BOOK.label(name, code, "zh")) == (ko, zh)
    assert "拐卖" in BOOK.definition("trajectory_state", "SoldOrHandedOver", "zh")


NEVER = [
    ("person_role", "Helper"),
    ("venue_kind", "SafePlace"),
    ("trajectory_state", "Escape"),
    ("trajectory_state", "EscapeAttempt"),
    ("trajectory_state", "InHiding"),
    ("trajectory_state", "OnwardFlight"),
]


@pytest.mark.parametrize(("name", "code"), NEVER)
def test_helpers_safe_places_and_escapes_are_restricted(name: str, code: str) -> None:
    assert BOOK.list(name).code(code).sensitivity == "restricted"


def test_what_may_leave_of_places_and_of_what_is_restricted() -> None:
    places = {each.id: each.publish for each in BOOK.properties.values() if each.type == "place"}
    assert {name: form for name, form in places.items() if form != "never"} == {
        "home_province": "province",
        "place_of_exploitation": "county",
    }
    for each in BOOK.properties.values():
        assert each.publish == "never" or each.sensitivity != "restricted"
        assert each.publish == "never" or each.type not in {"text", "money", "count", "share"}
        assert (each.publish in ("band", "year")) <= bool(each.band)


def test_labels_in_a_language() -> None:
    wanted: dict[Language, str] = {"en": "Debt bondage", "ko": "채무 속박", "zh": "债务奴役"}
    assert {
        language: BOOK.label("control_method", "DebtBondage", language) for language in LANGUAGES
    } == wanted
    assert "debt" in BOOK.definition("control_method", "DebtBondage")


def test_no_code_claims_by_itself_what_only_a_lawyer_can_say() -> None:
    supported = {
        element
        for its in BOOK.lists.values()
        for code in its.codes
        for element in BOOK.elements(its.id, code)
    }
    never = set(BOOK.codes("legal_element")) - supported
    assert {"RomeAttack", "RomeCivilianPopulation", "RomePolicy", "RomeKnowledge"} <= never
    assert {"RomeDeportation", "RomeForcedPregnancy", "CatSuffering", "CatIntent", "CatPurpose"} <= never
    assert {"PalermoAct", "PalermoMeans", "PalermoPurpose", "PalermoChild", "CatOfficial"} <= supported
