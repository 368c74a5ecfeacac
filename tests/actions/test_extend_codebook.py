"""A team's own codes live in its casebook: coded, found, proposed, kept apart from releases, and carried by backups."""

import json
from pathlib import Path

import pytest
from tests.attacks.inprocess import InProcess, run
from tests.casebooks import PASSPHRASE, acting_as, casebook, folder, keys, template
from tests.people import BEN

from bearwitness.actions.codebook.extend_codebook import extend_codebook
from bearwitness.actions.codebook.show_extension import show_extension
from bearwitness.actions.coding.claim_draft import ClaimDraft
from bearwitness.actions.coding.code_passage import code_passage
from bearwitness.actions.keeping.back_up import back_up
from bearwitness.actions.keeping.restore import restore
from bearwitness.actions.sources.add_source import add_source
from bearwitness.actions.sources.add_subject import add_subject
from bearwitness.casebook.access import Case
from bearwitness.casebook.chain import check_chain
from bearwitness.casebook.errors import NotAllowed
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.models import AuditEntry, CodebookExtension, Source
from bearwitness.casebook.opening import open_casebook
from bearwitness.domain.codebook import codebook, put_in_force
from bearwitness.domain.codebook.load import package_codebook
from bearwitness.domain.errors import (
    BadExtension,
    ExtensionForgets,
    ExtensionRedefines,
    OutsideNamespace,
    UnknownTerm,
)
from bearwitness.domain.gazetteer import Gazetteer
from bearwitness.domain.term import Term
from bearwitness.intake.lists.mapping import mapping_of
from bearwitness.intake.read import read_candidates
from bearwitness.release.errors import NameInPlan
from bearwitness.release.labels import Labels
from bearwitness.release.planning.plan import Plan
from bearwitness.release.wording import refuse_names
from bearwitness.vault.data_keys import DataKeys
from bearwitness.vault.keyring import Keyring

__all__ = ["casebook", "folder", "keys", "run", "template"]

TEXT = "She said that a canteen keeper in the town hid her papers."
TEAM = """\
format: 1
prefix: fld
lists:
  person_role:
    codes:
      fld_Canteen:
        {en: "Canteen keeper", ko: "식당 주인", zh: "食堂老板", definition: {en: "Someone who ran a canteen."}}
      fld_Ferry:
        {en: "Ferry hand", ko: "나룻배 일꾼", zh: "渡船工", definition: {en: "Someone who worked on a ferry."}, sensitivity: plain}
properties:
  fld_schooled:
    {type: term, list: education, subjects: [Person], sensitivity: guarded, en: "Schooling there", why: {en: "To plan help."}}
"""
MORE = TEAM.replace(
    "      fld_Ferry:", "      fld_Guide:\n        {en: Guide, definition: {en: Who led.}}\n      fld_Ferry:"
)


def coded(book: Casebook, code: str) -> str:
    source = add_source(
        book,
        data=f"{TEXT} {code} {Source.objects.count()}".encode(),
        name="a",
        kind="document",
        organisation="shelter",
    )
    person = add_subject(book, "Person").id
    draft = ClaimDraft(
        subject_id=person,
        property="role",
        value=Term(list="person_role", code=code),
        basis="FirstHand",
        reliability="Unsure",
    )
    survivor = ClaimDraft(
        subject_id=person,
        property="role",
        value=Term(list="person_role", code="Survivor"),
        basis="FirstHand",
        reliability="Unsure",
    )
    text = Case(book, "team").text_ids(source.id)[0]
    code_passage(book, text, 0, 10, [draft, survivor])
    return person


def values(book: Casebook) -> set[str]:
    rows, _ = Case(book, "team").person_rows()
    return {code for row in rows for code in row.values["role"]}


def test_what_a_team_added_is_coded_labelled_and_lives_in_the_casebook(
    folder: Path, keys: DataKeys, tmp_path: Path
) -> None:
    with open_casebook(folder, keys, actor="amina") as book:
        with pytest.raises(UnknownTerm):
            coded(book, "fld_Canteen")
        found = extend_codebook(book, TEAM.encode())
        assert (found.version, found.properties, found.lists) == (1, ("fld_schooled",), ())
        assert found.codes == (("person_role", "fld_Canteen"), ("person_role", "fld_Ferry"))
        coded(book, "fld_Canteen")
        entry = AuditEntry.objects.get(verb="extend_codebook")
        assert json.loads(entry.detail)["codes"] == len(found.codes)
        assert "Canteen" not in entry.detail
        back_up(book, tmp_path / "copy")
    assert codebook() is package_codebook()
    again = tmp_path / "again.casebook"
    restore(tmp_path / "copy", again, "amina", lambda ring, name: ring.unlock(name, PASSPHRASE))
    with open_casebook(
        again, Keyring.load(again / "keyring.json").unlock("amina", PASSPHRASE), actor="amina"
    ) as book:
        claims = [each.value for each in Case(book, "team").claims("record")]
        assert Term(list="person_role", code="fld_Canteen") in claims
        labels = [codebook().label("person_role", "fld_Canteen", language) for language in ("en", "ko", "zh")]
        assert labels == ["Canteen keeper", "식당 주인", "食堂老板"]
        assert check_chain(book).ok


def test_it_never_leaves_unless_the_file_says_so(casebook: Casebook) -> None:
    extend_codebook(casebook, TEAM.encode())
    coded(casebook, "fld_Canteen")
    coded(casebook, "fld_Ferry")
    assert values(casebook) == {"Survivor", "fld_Ferry"}
    labels = Labels.of(codebook(), Gazetteer.load())
    assert "fld_Ferry" in labels.codes("role")
    assert "fld_Canteen" not in labels.codes("role")
    assert "fld_schooled" not in labels.properties
    assert codebook().property("fld_schooled").publish == "never"


def test_it_is_proposed_and_read_from_lists(casebook: Casebook) -> None:
    def proposed() -> set[str | None]:
        return {each.about for each in read_candidates(TEXT) if each.kind == "term"}

    assert "fld_Canteen" not in proposed()
    extend_codebook(casebook, TEAM.encode())
    assert "fld_Canteen" in proposed()
    assert {each.about for each in read_candidates("그 식당 주인이 도왔다.")} == {"fld_Canteen"}
    assert (
        mapping_of("record: A\nrole: fld_Canteen\ncolumns: {A: {property: fld_schooled}}\n").role
        == "fld_Canteen"
    )


def test_versions_only_grow(casebook: Casebook) -> None:
    extend_codebook(casebook, TEAM.encode())
    assert extend_codebook(casebook, TEAM.encode()).version is None
    found = extend_codebook(casebook, MORE.encode())
    assert (found.version, found.codes) == (2, (("person_role", "fld_Guide"),))
    for fewer in (TEAM, MORE.replace("list: education", "list: sex"), "format: 1\nprefix: fld\n"):
        with pytest.raises(ExtensionForgets):
            extend_codebook(casebook, fewer.encode())
    relabelled = MORE.replace("Ferry hand", "Ferryman")
    assert extend_codebook(casebook, relabelled.encode()).version == 3
    assert codebook().label("person_role", "fld_Ferry") == "Ferryman"
    shown = show_extension(casebook)
    assert [each.version for each in shown.versions] == [1, 2, 3]
    assert shown.data == relabelled.encode()
    assert [code.code for _, code in shown.codes] == ["fld_Canteen", "fld_Guide", "fld_Ferry"]


@pytest.mark.parametrize(
    ("change", "error"),
    [
        (("fld_Canteen", "Survivor"), ExtensionRedefines),
        (("fld_Canteen", "Canteen"), OutsideNamespace),
        (("person_role", "means"), ExtensionRedefines),
        (("fld_schooled", "sex"), ExtensionRedefines),
        (("format: 1", "format: 2"), BadExtension),
    ],
)
def test_what_collides_is_refused_and_nothing_written(
    casebook: Casebook, change: tuple[str, str], error: type[Exception]
) -> None:
    entries = check_chain(casebook).entries
    with pytest.raises(error):
        extend_codebook(casebook, TEAM.replace(*change).encode())
    assert (CodebookExtension.objects.count(), check_chain(casebook).entries) == (0, entries)
    assert codebook() is package_codebook()


def test_an_analyst_may_not_and_a_dry_run_does_not(casebook: Casebook) -> None:
    with pytest.raises(NotAllowed):
        extend_codebook(acting_as(casebook, BEN), TEAM.encode())
    assert extend_codebook(casebook, TEAM.encode(), dry_run=True).version is None
    assert CodebookExtension.objects.count() == 0
    assert "fld_Canteen" not in codebook().codes("person_role")


PLAN = """
title: {en: Fictional, ko: 허구, zh: 虚构}
purpose: {en: A test, ko: 시험, zh: 测试}
period: 2000/2020
tables: [{by: [role]}]
"""
NAMED = """
      fld_Kim_Yonghui:
        {en: "Village head", ko: "김영희 댁", zh: "村长", definition: {en: "Who led there."}, sensitivity: plain}
      fld_Guard:
        {en: "Guard Kim Yong-hui", definition: {en: "Who stood there."}}
"""


def test_what_looks_like_a_name_is_said_before_it_is_kept(
    run: InProcess, folder: Path, tmp_path: Path
) -> None:
    """No plan that would show it passes, and the name of a code cannot be changed any more once it was coded with."""
    file = tmp_path / "team.yaml"
    file.write_text(TEAM.replace("\nproperties:", NAMED + "properties:"), "utf-8")
    for more in (["--dry-run"], []):
        code, said = run("codebook", str(folder), "add", str(file), "--as", "amina", "--json", *more)
        found = json.loads(said)
        assert code == 0
        assert [each.split("”")[0] for each in found["warnings"]] == [
            "At lists.person_role.codes.fld_Kim_Yonghui, “Kim Yonghui",
            "At lists.person_role.codes.fld_Kim_Yonghui.ko, “김영희",
        ], "what is restricted leaves in no plan"
        assert "--dry-run" in found["warnings"][0]
    assert found["version"] == 1
    with pytest.raises(NameInPlan) as caught:
        refuse_names(Plan.from_yaml(PLAN))
    assert f"At {caught.value.details['key']}, “" in found["warnings"][0], "said of the same place"


def test_the_verb(run: InProcess, folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "team.yaml"
    file.write_text(TEAM, "utf-8")
    code, said = run("codebook", str(folder), "add", str(file), "--dry-run", "--as", "amina", "--json")
    assert (code, json.loads(said)["version"]) == (0, None)
    code, said = run("codebook", str(folder), "show", "--as", "amina")
    assert (code, "nothing" in said) == (0, True)
    code, said = run("codebook", str(folder), "add", str(file), "--as", "amina")
    assert (code, "Version 1" in said) == (0, True)
    code, said = run("codebook", str(folder), "show", "--as", "amina", "--json")
    shown = json.loads(said)
    assert (code, shown["file"], len(shown["versions"])) == (0, TEAM, 1)
    assert shown["codes"][0]["labels"]["ko"] == "식당 주인"
    file.write_text("format: 1\nprefix: fld\n", "utf-8")
    assert run("codebook", str(folder), "add", str(file), "--as", "amina")[0] == ExtensionForgets.exit_code
    assert run("codebook", str(folder), "add", "--as", "amina")[0] != 0


def test_what_is_in_force_is_another_edition() -> None:
    from bearwitness.domain.codebook import edition

    before = edition()
    put_in_force(TEAM.encode())
    try:
        assert edition() != before
    finally:
        put_in_force(None)
    assert codebook() is package_codebook()
