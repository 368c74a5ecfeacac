"""Lists: planned row by row, refused whole, imported once, each claim resting on its cell."""

import pytest
from tests.casebooks import acting_as
from tests.consents import NOTHING, OPEN
from tests.people import BEN

from bearwitness.actions.errors import RowsRefused
from bearwitness.actions.masking.list_masking import mask_unmapped
from bearwitness.actions.masking.mask_leftover import mask_leftover
from bearwitness.actions.sources.add_source import add_source
from bearwitness.actions.sources.import_list import import_list
from bearwitness.actions.sources.plan_list import plan_list
from bearwitness.casebook.access import Case
from bearwitness.casebook.chain import check_chain
from bearwitness.casebook.errors import NoSuchItem, NotAllowed
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.models import AuditEntry, Claim, Passage, Subject
from bearwitness.domain.masking import Mask, Masking
from bearwitness.domain.value import value_from_json
from bearwitness.intake.errors import BadMapping
from bearwitness.intake.lists.mapping import mapping_of
from bearwitness.intake.lists.propose import propose
from bearwitness.intake.lists.table import table_of
from bearwitness.intake.parsing.parser import Upload, read_one

MAPPING = """
record: 번호
missing: ["-", 미상]
doubtful: Unsure
columns:
  나이: {property: age_when_trafficked, counting: korean, forms: {"{a}세": "{a}", "{a}~{b}세": "{a}-{b}"}}
  성별: {property: sex, values: {여: Female}}
  떠난 때: {property: left_home, forms: {"{y}.{m}.": "{y}-{m:02}", "{y}년경": "{y}~"}}
  출신: {property: home_province}
"""
LIST = """번호,이름 없음,나이,성별,떠난 때,출신
A-1,x,21세,여,2003.4.,량강도
A-2,,19~20세,여,2001년경,함경북도
"A-3",,미상,여,-,
"""


def put(casebook: Casebook, text: str = LIST, organisation: str = "OrgA", **more: object) -> str:
    data = text.encode()
    document = read_one(Upload(data=data, name="list.csv"))
    return add_source(
        casebook, data=data, name="list.csv", kind="list", document=document, organisation=organisation,
        **{"consent": OPEN, "masking": NOTHING, **more},  # type: ignore[arg-type]
    ).id  # fmt: skip


def stated(person: str) -> dict[str, tuple[str, str, str]]:
    claims = Claim.objects.filter(subject=person).select_related("passage")
    return {
        each.property: (str(value_from_json(each.value)), each.passage.quote, each.reliability)
        for each in claims
    }


def test_each_row_becomes_a_person_and_each_claim_rests_on_its_cell(casebook: Casebook) -> None:
    made = import_list(casebook, put(casebook), mapping_of(MAPPING))
    assert (list(made.persons), made.claims, made.held) == (["A-1", "A-2", "A-3"], 12, 0)
    assert stated(made.persons["A-2"]) == {
        "role": ("person_role:Survivor", "A-2", "LikelyReliable"),
        "age_when_trafficked": ("19-20 korean", "19~20세", "Unsure"),
        "sex": ("sex:Female", "여", "LikelyReliable"),
        "left_home": ("2001~", "2001년경", "Unsure"),
        "home_province": ("north-hamgyong (province)", "함경북도", "LikelyReliable"),
    }
    assert set(stated(made.persons["A-3"])) == {"role", "sex"}
    assert stated(made.persons["A-1"])["left_home"][0] == "2003-04"
    entry = AuditEntry.objects.latest("seq")
    assert (entry.verb, entry.detail) == ("import_list", '{"claims":12,"held":0,"persons":3}')
    assert check_chain(casebook).ok


def test_the_reading_tells_where_a_passage_stands(casebook: Casebook) -> None:
    source = put(casebook)
    case = Case(casebook, "team")
    reading = case.reading(case.text_ids(source)[0])
    assert (reading.format, reading.encoding, reading.notes) == ("csv", "utf-8", ())
    assert ("cell", LIST.index("19~20세"), LIST.index("19~20세") + 6, 1, 3, 3) in reading.segments
    with pytest.raises(NoSuchItem):
        case.reading("T-NONE")


def test_what_is_held_is_left_alone_and_a_longer_list_adds_what_is_new(casebook: Casebook) -> None:
    mapping = mapping_of(MAPPING)
    import_list(casebook, put(casebook), mapping)
    claims = Claim.objects.count()
    longer = put(casebook, LIST.replace("21세", "33세") + "A-4,,30세,여,-,-\n")
    made = import_list(casebook, longer, mapping)
    assert (list(made.persons), made.held) == (["A-4"], 3)
    assert Claim.objects.count() == claims + 3
    elsewhere = import_list(casebook, put(casebook, LIST + "\n", "OrgB"), mapping)
    assert (len(elsewhere.persons), elsewhere.held) == (3, 0)


def test_a_known_person_gets_the_claims_of_her_row(casebook: Casebook) -> None:
    first = import_list(casebook, put(casebook), mapping_of(MAPPING))
    again = put(casebook, LIST.replace("A-", "B-"), "OrgB")
    made = import_list(casebook, again, mapping_of(MAPPING), {"B-1": first.persons["A-1"]})
    assert made.persons["B-1"] == first.persons["A-1"]
    assert Subject.objects.count() == 5
    with pytest.raises(NoSuchItem):
        import_list(
            casebook, put(casebook, LIST.replace("A-", "C-"), "OrgC"), mapping_of(MAPPING), {"C-1": "P-NONE"}
        )
    assert Subject.objects.count() == 5


FAULTS = {
    "A-5,,almost 20,여,-,-": (5, 3, "no_meaning"),
    "A-5,,20세,보라,-,-": (5, 4, "no_meaning"),
    "A-5,,20세,여,2003.13.,-": (5, 5, "no_meaning"),
    "A-5,,20세,여,-,Atlantis": (5, 6, "no_meaning"),
    ",,20세,여,-,-": (5, 1, "no_record"),
    "미상,,20세,여,-,-": (5, 1, "no_record"),
    "A-2,,20세,여,-,-": (5, 1, "record_twice"),
}


@pytest.mark.parametrize("line", FAULTS)
def test_one_cell_without_a_meaning_keeps_the_whole_list_out(casebook: Casebook, line: str) -> None:
    row, column, reason = FAULTS[line]
    text = LIST + line + "\n"
    document = read_one(Upload(data=text.encode(), name="a.csv"))
    plan = plan_list(casebook, document.text, document.segments, mapping_of(MAPPING), "OrgA")
    assert [(each.row, each.column, each.reason) for each in plan.refusals] == [(row, column, reason)]
    assert len(plan.new) == 3
    source = put(casebook, text)
    with pytest.raises(RowsRefused) as caught:
        import_list(casebook, source, mapping_of(MAPPING))
    assert caught.value.details == {"refused": 1, "rows": 4, "row": row, "column": column}
    assert (Subject.objects.count(), Claim.objects.count(), Passage.objects.count()) == (0, 0, 0)


def test_it_needs_the_right_and_an_open_list(casebook: Casebook) -> None:
    source = put(casebook)
    with pytest.raises(NotAllowed):
        import_list(acting_as(casebook, BEN), source, mapping_of(MAPPING))
    document = add_source(casebook, data=b"| a |\n|---|\n| 1 |", name="a", kind="document").id
    for each in (document, "S-NONE"):
        with pytest.raises(NoSuchItem):
            import_list(casebook, each, mapping_of(MAPPING))
    with pytest.raises(BadMapping):
        import_list(casebook, source, mapping_of(MAPPING.replace("번호", "record")))


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a: 1\na: 2", "line 1"),
        ("[]", "the top"),
        ("columns: {}", "columns"),
        ("record: a\ncolumns: {a: {property: nothing}}", "columns, entry 1, property"),
        ("record: a\ncolumns: {a: {property: number_of_persons}}", "columns, entry 1, property"),
        ("record: a\ncolumns: {a: {property: sex, rule: x}}", "columns, entry 1"),
        ("record: a\ncolumns: {a: {property: sex, values: [f]}}", "columns, entry 1, values"),
        ("record: a\ncolumns: {a: {property: left_home, forms: {'{y}': '{z}'}}}", "columns, entry 1, forms"),
        (
            "record: a\ncolumns: {a: {property: left_home, forms: {'{y} {y}': '{y}'}}}",
            "columns, entry 1, forms",
        ),
        ("columns: {a: {property: sex}}", "record"),
        ("record: a\nbasis: Guess\ncolumns: {a: {property: sex}}", "basis"),
        ("record: a\ntable: 0\ncolumns: {a: {property: sex}}", "table"),
        ("record: a\nmissing: x\ncolumns: {a: {property: sex}}", "missing"),
    ],
)
def test_a_mapping_is_refused_at_its_fault(text: str, place: str) -> None:
    with pytest.raises(BadMapping) as caught:
        mapping_of(text)
    assert caught.value.details["place"] == place


@pytest.mark.parametrize(
    "text",
    [
        "record no,sex,age,from,remarks,x\n1,female,21,Ryanggang,a,b\n2,male,about 20,Chagang,,\n",
        "번호,성별,나이,출신,비고,x\n1,여성,21,량강도,a,b\n2,남성,20세쯤,자강도,,\n",
        "编号,性别,年龄,籍贯,备注,x\n1,女,21,两江道,a,b\n2,男性,约20,慈江道,,\n",
    ],
)
def test_a_mapping_is_proposed_from_the_headers_and_guesses_no_meaning(casebook: Casebook, text: str) -> None:
    document = read_one(Upload(data=text.encode(), name="a.csv"))
    proposal = propose(table_of(document.text, document.segments))
    mapping = mapping_of(proposal)
    assert [each.property for each in mapping.columns] == [
        "sex",
        "age_when_trafficked",
        "home_province",
        "note",
    ]
    plan = plan_list(casebook, document.text, document.segments, mapping, "")
    assert {(each.row, each.reason) for each in plan.refusals} == {(3, "no_meaning")}
    assert '"x": not proposed' in proposal


def test_columns_that_no_mapping_names_are_masked_and_stay_with_the_custodians(casebook: Casebook) -> None:
    data = LIST.encode()
    document = read_one(Upload(data=data, name="list.csv"))
    mapping = mapping_of(MAPPING)
    named = {mapping.record, *(each.header for each in mapping.columns)}
    unnamed = LIST.splitlines()[0].split(",")
    masked = mask_unmapped(document, mapping).apply(document.text).text
    assert masked.splitlines()[0] == LIST.splitlines()[0].replace("이름 없음", "[█]")
    for header, cell in zip(unnamed, masked.splitlines()[1].split(","), strict=True):
        assert (cell in ("", "[█]")) == (header not in named) or cell == ""
    made = import_list(casebook, put(casebook, masking=mask_unmapped(document, mapping)), mapping)
    assert (list(made.persons), made.claims) == (["A-1", "A-2", "A-3"], 12)


def test_titles_and_what_stands_around_the_table_are_masked_too(casebook: Casebook) -> None:
    text = (
        "# Rows of Pyon Solbyol\n\nCompiled by Maeng Nuion:\n\n| no | name | age |\n|---|---|---|\n"
        "| A-1 | Pyon | 21 |\n| - | by Maeng | Nuion |\n| A-2 | , | 20 |\n\nAsk Maeng, at the gate.\n"
    )
    data = text.encode()
    document = read_one(Upload(data=data, name="list.md"))
    mapping = mapping_of("{record: 'no', missing: ['-'], columns: {age: {property: age_when_trafficked}}}")
    masking = mask_unmapped(document, mapping)
    assert masking.apply(document.text).text == (
        "[█]\n\n[█]:\n\n| no | [█] | age |\n|---|---|---|\n"
        "| A-1 | [█] | 21 |\n| [█] | [█] | [█] |\n| A-2 | [█] | 20 |\n\n[█]\n"
    )
    source = add_source(
        casebook, data=data, name="list.md", kind="list", document=document, masking=masking, consent=OPEN
    )
    with pytest.raises(RowsRefused):
        import_list(casebook, source.id, mapping)
    whole = text.replace("| - | by Maeng | Nuion |\n", "").encode()
    document = read_one(Upload(data=whole, name="list.md"))
    source = add_source(
        casebook, data=whole, name="list.md", kind="list", document=document, consent=OPEN,
        masking=mask_unmapped(document, mapping),
    )  # fmt: skip
    made = import_list(casebook, source.id, mapping)
    assert (list(made.persons), made.claims) == (["A-1", "A-2"], 4)
    assert not Case(casebook, "team").search("Maeng")


def test_a_list_masked_again_is_still_read_and_brought_in(casebook: Casebook) -> None:
    source, case = put(casebook), Case(casebook, "team")
    (old,) = case.text_ids(source)
    at = LIST.index("이름 없음")
    masks = (Mask(start=at, end=at + 5, kind="Other", token="[█]"),)
    (new,) = mask_leftover(casebook, old, Masking(masks=masks))
    at = case.text(new).index("19~20세")
    assert ("cell", at, at + 6, 1, 3, 3) in case.reading(new).segments
    assert list(import_list(casebook, source, mapping_of(MAPPING)).persons) == ["A-1", "A-2", "A-3"]
