"""A team's own codes and properties: added under its prefix, never in place of ours, refused with line and column."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bearwitness.domain.codebook import codebook, load_codebook
from bearwitness.domain.codebook.extension import LARGEST
from bearwitness.domain.errors import (
    BadExtension,
    BadValue,
    BearwitnessError,
    ExtensionRedefines,
    OutsideNamespace,
)
from bearwitness.domain.term import Term

BOOK = codebook()

WHOLE = """\
format: 1
prefix: fld
lists:
  person_role:
    codes:
      fld_Teacher:
        en: "Teacher"
        zh: "教师"
        definition: {ko: "당사자를 가르친 사람이다."}
        sensitivity: restricted
  fld_school:
    ko: "학교"
    codes:
      fld_Village:
        ko: "마을 학교"
        definition: {en: "A school of a village."}
        supports: [PalermoAct]
        source: "crc 28"
properties:
  fld_school_kind:
    type: term
    list: fld_school
    subjects: [Person]
    sensitivity: guarded
    publish: code
    en: "School"
    why: {en: "To see who could have warned her."}
"""


def test_a_team_adds_codes_lists_and_properties() -> None:
    book = load_codebook(WHOLE.encode())
    assert book.codes("person_role") == (*BOOK.codes("person_role"), "fld_Teacher")
    assert book.codes("fld_school") == ("fld_Village",)
    assert book.list("person_role").code("fld_Teacher").sensitivity == "restricted"
    assert book.elements("fld_school", "fld_Village") == ("PalermoAct",)
    book.check_value("fld_school_kind", Term(list="fld_school", code="fld_Village"))
    with pytest.raises(BadValue):
        book.check_value("fld_school_kind", Term(list="sex", code="Female"))
    assert {name: book.properties[name] for name in BOOK.properties} == BOOK.properties
    assert {name: each for name, each in book.lists.items() if name != "person_role"} == {
        **{name: each for name, each in BOOK.lists.items() if name != "person_role"},
        "fld_school": book.lists["fld_school"],
    }


def test_a_missing_language_falls_back_where_one_can_see_it() -> None:
    book = load_codebook(WHOLE.encode())
    assert book.label("person_role", "fld_Teacher", "zh") == "教师"
    assert book.label("person_role", "fld_Teacher", "ko") == "Teacher [en]"
    assert book.definition("person_role", "fld_Teacher", "en") == "당사자를 가르친 사람이다. [ko]"
    assert book.label("fld_school", "fld_Village", "en") == "마을 학교 [ko]"
    assert book.why("fld_school_kind", "zh") == "To see who could have warned her. [en]"


def test_nothing_or_nothing_new_is_the_codebook_itself() -> None:
    assert load_codebook() == BOOK
    assert load_codebook(b"format: 1\nprefix: fld\n") == BOOK
    assert load_codebook(b"\xef\xbb\xbfformat: 1\r\nprefix: fld\r\n") == BOOK


CODE = "lists:\n  person_role:\n    codes:\n      "
HEAD = "format: 1\nprefix: fld\n"
FAULTS: list[tuple[str, type[BearwitnessError], tuple[int, int]]] = [
    ("", BadExtension, (1, 1)),
    ("prefix: fld\n", BadExtension, (1, 1)),
    ("format: true\nprefix: fld\n", BadExtension, (1, 1)),
    ("format: 1\nprefix: Field\n", BadExtension, (2, 1)),
    ("format: 1\nprefix: fld\nlist: {}\n", BadExtension, (3, 1)),
    ("format: 1\nprefix: [fld\n", BadExtension, (3, 1)),
    ("format: 1\nprefix: fld\nprefix: abc\n", BadExtension, (1, 1)),
    (HEAD + CODE + "fld_A: {en: A}\n", BadExtension, (6, 7)),
    (HEAD + CODE + "fld_A: {definition: {en: A thing.}}\n", BadExtension, (6, 7)),
    (HEAD + CODE + "fld_A: {en: 5, definition: {en: A thing.}}\n", BadExtension, (6, 15)),
    (HEAD + CODE + "fld_A: {en: A, definition: {en: A thing.}, colour: red}\n", BadExtension, (6, 50)),
    (HEAD + CODE + "fld_A: {en: A, definition: {en: A thing.}, supports: [Guilt]}\n", BadExtension, (6, 50)),
    (HEAD + CODE + "fld_A: {en: A, definition: {en: A thing.}, source: mine}\n", BadExtension, (6, 50)),
    (
        HEAD + CODE + "fld_A: {en: A, definition: {en: A thing.}, aliases: [Helper]}\n",
        ExtensionRedefines,
        (5, 5),
    ),
    (HEAD + CODE + "Helper: {en: A, definition: {en: A thing.}}\n", ExtensionRedefines, (6, 7)),
    (HEAD + CODE + "Teacher: {en: A, definition: {en: A thing.}}\n", OutsideNamespace, (6, 7)),
    (HEAD + CODE + "fld_A-B: {en: A, definition: {en: A thing.}}\n", OutsideNamespace, (6, 7)),
    (HEAD + "lists:\n  person_role: {en: Part, codes: {}}\n", BadExtension, (4, 3)),
    (HEAD + "lists:\n  person_role: {en: Part, codes: {fld_A: {}}}\n", ExtensionRedefines, (4, 17)),
    (HEAD + "lists:\n  means: {codes: {fld_A: {}}}\n", ExtensionRedefines, (4, 3)),
    (HEAD + "lists:\n  schools: {en: S, codes: {fld_A: {}}}\n", OutsideNamespace, (4, 3)),
    (HEAD + "lists: [person_role]\n", BadExtension, (3, 1)),
    (HEAD + "properties:\n  sex: {}\n", ExtensionRedefines, (4, 3)),
    (HEAD + "properties:\n  school: {}\n", OutsideNamespace, (4, 3)),
    (HEAD + "properties:\n  fld_x: {type: face}\n", BadExtension, (4, 11)),
]


@pytest.mark.parametrize(("text", "error", "where"), FAULTS)
def test_a_faulty_extension_is_refused_at_its_place(
    text: str, error: type[BearwitnessError], where: tuple[int, int]
) -> None:
    with pytest.raises(error) as caught:
        load_codebook(text.encode())
    assert type(caught.value) is error
    assert (caught.value.details["line"], caught.value.details["column"]) == where


PROPERTY = "{type: %s, subjects: [Person], sensitivity: %s, publish: %s, en: X, why: {en: To see.}%s}"


@pytest.mark.parametrize(
    ("kind", "sensitivity", "publish", "more", "fits"),
    [
        ("place", "guarded", "county", "", True),
        ("place", "guarded", "code", "", False),
        ("place", "restricted", "county", "", False),
        ("term", "plain", "code", ", list: sex", True),
        ("term", "plain", "code", "", False),
        ("term", "plain", "code", ", list: nowhere", False),
        ("text", "plain", "code", "", False),
        ("text", "plain", "never", ", list: sex", False),
        ("money", "plain", "band", "", False),
        ("age", "plain", "band", ", band: age_band", True),
        ("age", "plain", "band", ", band: period", False),
        ("date", "plain", "band", ", band: elsewhere", False),
        ("date", "guarded", "year", ", band: period", True),
        ("date", "guarded", "year", "", False),
        ("age", "plain", "year", ", band: age_band", False),
        ("term", "plain", "year", ", list: sex", False),
        ("place", "plain", "never", ", band: period", False),
        ("term", "plain", "never", ", list: sex, band: age_band", False),
    ],
)
def test_an_extension_cannot_loosen_what_may_leave(
    kind: str, sensitivity: str, publish: str, more: str, *, fits: bool
) -> None:
    text = f"{HEAD}properties:\n  fld_x: {PROPERTY % (kind, sensitivity, publish, more)}\n"
    if fits:
        assert "fld_x" in load_codebook(text.encode()).properties
        return
    with pytest.raises(BadExtension) as caught:
        load_codebook(text.encode())
    assert caught.value.details["line"] == 4


def test_bytes_that_are_no_text_or_too_many() -> None:
    with pytest.raises(BadExtension):
        load_codebook(WHOLE.encode("utf-16"))
    with pytest.raises(BadExtension) as caught:
        load_codebook(b"format: 1\nprefix: a\xff")
    assert (caught.value.details["line"], caught.value.details["column"]) == (2, 10)
    with pytest.raises(BadExtension):
        load_codebook(b"#" * (LARGEST + 1))


def test_no_name_of_the_extension_is_in_an_error() -> None:
    with pytest.raises(OutsideNamespace) as caught:
        load_codebook((HEAD + "lists:\n  secretword: {en: S, codes: {fld_A: {}}}\n").encode())
    assert "secretword" not in str(caught.value)


PIECES = st.sampled_from(
    [
        "",
        "null",
        "5",
        "[a]",
        "{}",
        "!!python/object:os.system x",
        "&a",
        "*a",
        "? [x]",
        "\t",
        "\x00",
        "é",
        "2021-02-30",
        "- ",
    ]
)


@settings(max_examples=150)
@given(st.integers(0, len(WHOLE)), st.integers(0, 30), PIECES)
def test_a_spoilt_file_is_read_or_refused_with_a_place(start: int, length: int, piece: str) -> None:
    text = WHOLE[:start] + piece + WHOLE[start + length :]
    try:
        book = load_codebook(text.encode())
    except (BadExtension, ExtensionRedefines, OutsideNamespace) as error:
        line = int(error.details["line"])
        assert 1 <= line <= text.count("\n") + 2
    else:
        assert {name: book.properties[name] for name in BOOK.properties} == BOOK.properties
