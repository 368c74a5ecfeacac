"""HTCDS 2.0, CTDC and FollowTheMoney: every field and code has its place here, or a reason why not."""

from collections import Counter

import pytest

from bearwitness.domain.age import Age
from bearwitness.domain.codebook import codebook
from bearwitness.domain.codebook.mappings import (
    HtcdsField,
    Record,
    ctdc_columns,
    from_htcds,
    ftm_rows,
    htcds,
    to_ctdc,
    to_htcds,
)
from bearwitness.domain.codebook.mappings.to_ctdc import RULES, _table
from bearwitness.domain.count import Count
from bearwitness.domain.gazetteer import Gazetteer
from bearwitness.domain.partial_date import PartialDate
from bearwitness.domain.place import PlaceValue
from bearwitness.domain.subject import SUBJECT_KINDS
from bearwitness.domain.term import Term
from bearwitness.domain.value import Value

BOOK = codebook()
FIELDS = list(htcds().fields.values())


def terms(name: str, *codes: str) -> tuple[Value, ...]:
    return tuple(Term(list=BOOK.property(name).list, code=code) for code in codes)


def places(*names: str) -> tuple[Value, ...]:
    return tuple(PlaceValue.parse(name) for name in names)


def test_the_table_is_the_standards() -> None:
    """Counts of the published standard: 84 fields, 81 draft, 3 deprecated, 40 core, in ten sections with fields."""
    assert len(FIELDS) == 84
    assert Counter(field.status for field in FIELDS) == {"draft": 81, "deprecated": 3}
    assert sum(field.core for field in FIELDS) == 40
    assert Counter(field.section for field in FIELDS) == {
        "Organization": 10,
        "Person": 25,
        "Person - Victim Context": 16,
        "Person - Perpetrator Context": 3,
        "Case": 3,
        "Referral Details": 10,
        "Case Comment": 1,
        "Historic Trafficking Events": 10,
        "Support Plan": 5,
        "Consent": 1,
    }


@pytest.mark.parametrize("field", FIELDS, ids=[field.name for field in FIELDS])
def test_every_field_has_its_place_or_a_reason(field: HtcdsField) -> None:
    assert bool(field.property) != bool(field.outside)
    if field.outside:
        assert set(htcds().reasons[field.outside]) == {"en", "ko", "zh"}
        assert from_htcds({field.name: "anything"}).outside == {field.name: field.outside}
        return
    entry = BOOK.property(field.property)
    if entry.type == "term":
        assert bool(field.codes) != bool(field.checked)
        known = set(BOOK.codes(entry.list))
        assert {*field.codes.values(), *field.defined.values(), *field.back} <= known
        assert not field.checked or field.checked in known
        assert set(field.codes) == set(field.listed)
        assert set(field.back.values()) | set(field.aliases.values()) <= set(field.listed)
    elif field.codes:
        assert {Gazetteer.load().place(each).precision for each in field.codes.values()} == {"country"}
    else:
        assert field.type in {"Number", "Date", "Text"}


@pytest.mark.parametrize("field", FIELDS, ids=[field.name for field in FIELDS])
def test_every_code_is_read_and_written_back_by_what_it_means(field: HtcdsField) -> None:
    for code in field.listed:
        reading = from_htcds({field.name: code})
        if field.outside or code.startswith("list:"):
            assert reading.record == {}
            continue
        assert reading.record == {field.property: terms(field.property, field.codes[code])}
        assert reading.variants == reading.unread == ()
        written = to_htcds(reading.record).row[field.name]
        assert written in field.listed
        same = [each for each, ours in field.codes.items() if ours == field.codes[code]]
        assert written in same or field.back[field.codes[code]] == written


DEFECTS = [
    ({"vic_Methods_of_Control": "DebtBondage"}, "control_method", ["DebtBondage"], ["vic_Methods_of_Control"]),
    ({"vic_MethodsOfControl": "RestrictsMovement"}, "control_method", ["RestrictsMovement"], ["vic_MethodsOfControl:RestrictsMovement"]),
    ({"vic_MethodsOfControl": "UsesChildren"}, "control_method", ["UsesChildren"], ["vic_MethodsOfControl:UsesChildren"]),
    ({"vic_MethodsOfControl": "ThreatensChildrenFamily;PhysicalThreats"}, "control_method", ["Threats"], []),
    ({"vic_MethodsOfControl": "Threats ThreatOfLawEnforcement"}, "control_method", ["Threats", "ThreatOfLawEnforcement"], ["vic_MethodsOfControl:Threats", "vic_MethodsOfControl:ThreatOfLawEnforcement"]),
    ({"vic_MethodsOfControl": "PsychoactiveSubstances"}, "control_method", ["PsychoactiveSubstances"], ["vic_MethodsOfControl:PsychoactiveSubstances"]),
    ({"vic_RelationshipToTrafficker": "Unaquainted"}, "trafficker_relation", ["Unacquainted"], []),
    ({"vic_RelationshipToTrafficker": "Unacquainted"}, "trafficker_relation", ["Unacquainted"], ["vic_RelationshipToTrafficker:Unacquainted"]),
    ({"vic_ForcedLabourIndustry": "C_Manufacturing F_Construction"}, "labour_sector", ["Manufacturing", "Construction"], ["vic_ForcedLabourIndustry"]),
]  # fmt: skip


@pytest.mark.parametrize(("row", "name", "codes", "variants"), DEFECTS)
def test_defects_of_the_standard_are_read_and_reported(
    row: dict[str, str], name: str, codes: list[str], variants: list[str]
) -> None:
    reading = from_htcds(row)
    assert reading.record == {name: terms(name, *codes)}
    assert list(reading.variants) == variants


def test_what_sums_up_gives_way_to_what_says_more() -> None:
    row = {
        "vic_TypeOfExploitation": "SexualExploitation;ForcedMarriage",
        "vic_TypeOfSexExploitation": "Prostitution",
    }
    record = from_htcds(row).record
    assert record == {"exploitation": terms("exploitation", "ForcedMarriage", "Prostitution")}
    assert to_htcds(record).row == {
        "vic_TypeOfExploitation": "ForcedMarriage;SexualExploitation",
        "vic_TypeOfSexExploitation": "Prostitution",
    }
    assert from_htcds({"vic_TypeOfExploitation": "SexualExploitation"}).record == {
        "exploitation": terms("exploitation", "OtherSexualExploitation")
    }


def test_values_that_are_no_codes() -> None:
    row = {
        "vic_AgeWhenTrafficked": "17",
        "prs_NumberOfChildren": "2",
        "hte_Date": "2004-05-06",
        "hte_City": "Yanji",
        "hte_State": "Jilin",
        "hte_Country": "China",
        "prs_Citizenship": "KP CHN",
        "prs_Deceased": "false",
    }
    reading = from_htcds(row)
    assert reading.record == {
        "age_when_trafficked": (Age(low=17, high=17),),
        "number_of_children": (Count(low=2, high=2),),
        "happened": (PartialDate(edtf="2004-05-06"),),
        "happened_at": places("yanji"),
        "citizenship": places("north-korea", "china"),
    }
    assert reading.variants == ("prs_Citizenship:CHN",)
    assert to_htcds(reading.record).lost == {}
    assert to_htcds(reading.record).row["hte_State"] == "Jilin"
    assert from_htcds({"prs_Deceased": "TRUE"}).record == {"outcome": terms("outcome", "Died")}


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("vic_AgeWhenTrafficked", "about 17"),
        ("vic_AgeWhenTrafficked", "999"),
        ("hte_Date", "2004"),
        ("hte_Date", "2004-02-31"),
        ("hte_City", "Elsewhere"),
        ("prs_Gender", "Masculine;feminine"),
        ("prs_Citizenship", "XX"),
        ("vic_Unheard", "1"),
    ],
)
def test_what_cannot_be_read_is_named_and_not_guessed(field: str, text: str) -> None:
    reading = from_htcds({field: text})
    assert reading.record == {}
    assert reading.unread == (field,)
    assert from_htcds({field: " "}).record == {}


LOST: list[tuple[str, tuple[Value, ...], dict[str, str]]] = [
    ("age_when_trafficked", (Age(low=12, high=29),), {}),
    ("age_when_trafficked", (Age(low=18, high=18, counting="korean"),), {}),
    ("happened", (PartialDate(edtf="2003-11/2004-02"),), {}),
    ("happened", (PartialDate(edtf="2004-05-06?"),), {}),
    ("happened_at", (PlaceValue(place_id="musan", precision="point"),), {"hte_City": "Musan", "hte_State": "North Hamgyong", "hte_Country": "North Korea"}),
    ("control_method", terms("control_method", "RestrictsMovement"), {"vic_MethodsOfControl": "Other"}),
    ("exploitation", terms("exploitation", "ForcedCriminality"), {"vic_TypeOfExploitation": "Other"}),
    ("role", terms("role", "Helper"), {}),
    ("role", terms("role", "VenueOperator"), {"per_RoleInProcess": "Exploiter"}),
    ("labour_sector", terms("labour_sector", "Construction", "Trade")[1:], {"vic_ForcedLabourIndustry": "G_WholesaleAndRetailTradeRepairOfMotorVehicles"}),
    ("price", (), {}),
]  # fmt: skip


@pytest.mark.parametrize(("name", "values", "row"), LOST)
def test_what_the_standard_cannot_hold_is_listed_as_lost(
    name: str, values: tuple[Value, ...], row: dict[str, str]
) -> None:
    projection = to_htcds({name: values})
    assert projection.row == row
    held = name == "labour_sector" or not values
    assert projection.lost == ({} if held else {name: values})


@pytest.mark.parametrize("name", sorted({field.property for field in FIELDS if field.property}))
def test_nothing_is_lost_in_silence(name: str) -> None:
    """Each of our codes, written and read back, is either the same or listed as lost, and never another."""
    entry = BOOK.property(name)
    for code in BOOK.codes(entry.list) if entry.list else ():
        record: Record = {name: terms(name, code)}
        projection = to_htcds(record)
        read = from_htcds(projection.row)
        assert read.unread == read.variants == ()
        assert (read.record.get(name) == record[name]) != (projection.lost == record)


def test_every_ctdc_column_has_one_rule_that_names_what_is_there() -> None:
    columns = _table().entry("columns").entries()
    assert len(columns) == 63
    reasons = {each.path[-1] for each in _table().entry("reasons").entries()}
    assert set(ctdc_columns().values()) <= reasons | {""}
    for column in columns:
        (rule,) = column.fields
        assert rule in RULES
        if rule == "any":
            wanted = column.entry("any")
            for name in wanted.fields:
                assert set(wanted.texts(name)) <= set(BOOK.codes(BOOK.property(name).list))


def test_the_control_methods_and_forms_all_have_a_ctdc_column() -> None:
    blank = to_ctdc({})
    for name in ("control_method", "exploitation"):
        for code in BOOK.codes(name):
            row = to_ctdc({name: terms(name, code)})
            assert [each for each in row if row[each] == "1" and not blank[each]], (name, code)


def test_a_person_in_ctdc_columns() -> None:
    row = to_ctdc(
        {
            "sex": terms("sex", "Female"),
            "age_when_trafficked": (Age(low=15, high=17),),
            "citizenship": places("north-korea"),
            "place_of_exploitation": places("yanji", "jilin"),
            "control_method": terms("control_method", "RestrictsMovement", "DebtBondage"),
            "exploitation": terms("exploitation", "OnlineSexualExploitation", "DomesticServitude"),
            "means": terms("means", "Abduction"),
            "role": terms("role", "Survivor"),
        }
    )
    assert {name: text for name, text in row.items() if text} == {
        "gender": "Female",
        "majorityStatusAtExploit": "Minor",
        "citizenship": "PRK",
        "meansOfControlDebtBondage": "1",
        "meansOfControlRestrictsMovement": "1",
        "isForcedLabour": "1",
        "isSexualExploit": "1",
        "isSexAndLabour": "1",
        "typeOfLabourDomesticWork": "1",
        "typeOfSexRemoteInteractiveServices": "1",
        "isAbduction": "1",
        "CountryOfExploitation": "CHN",
        "recruiterRelationUnknown": "1",
    }
    assert list(row) == list(ctdc_columns())


@pytest.mark.parametrize(
    ("ages", "said"),
    [
        ((), ""),
        ((Age(low=17, high=18),), ""),
        ((Age(low=18),), "Adult"),
        ((Age(high=17),), "Minor"),
        ((Age(low=16, high=17), Age(low=20, high=22)), ""),
        ((Age(low=18, high=18, counting="korean"),), "Minor"),
        ((Age(low=19, high=19, counting="korean"),), ""),
    ],
)
def test_majority_is_said_only_where_it_is_certain(ages: tuple[Value, ...], said: str) -> None:
    assert to_ctdc({"age_when_trafficked": ages})["majorityStatusAtExploit"] == said


def test_labour_without_a_sector_is_said_to_be_unspecified() -> None:
    plain = {"exploitation": terms("exploitation", "ForcedLabour")}
    assert to_ctdc(plain)["typeOfLabourNotSpecified"] == "1"
    assert (
        to_ctdc({**plain, "labour_sector": terms("labour_sector", "Mining")})["typeOfLabourNotSpecified"]
        == ""
    )
    assert to_ctdc({"sex": terms("sex", "Other")})["gender"] == ""


def test_followthemoney_rows_name_what_is_there() -> None:
    rows = ftm_rows()
    assert len({row.id for row in rows}) == len(rows)
    assert {each for row in rows for each in row.ours} >= set(SUBJECT_KINDS)
    for row in rows:
        for each in row.ours:
            if ":" in each:
                BOOK.check(*each.split(":"))
            else:
                assert each in SUBJECT_KINDS or each in BOOK.properties
        assert row.schemata or not row.properties
