"""A36: wherever an action writes to the record, the writing fails once: then nothing of that step is done.

A long story calls every action. Each call is made again and again: first its first entry cannot be written, then its
second, until the action has all the entries that it wants, and succeeds. At each fault a second connection looks at
what is committed; afterwards nothing more may be. So each action is also one that can be done after it was cut off.
"""

from __future__ import annotations

import ast
import functools
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from tests.actions import conftest as witnessing
from tests.actions.conftest import SURVIVOR, Witness
from tests.actions.seen import seen_of
from tests.attacks import told as told_module
from tests.casebooks import PASSPHRASE, casebook, folder, keys, template
from tests.consents import CHILD, NOTHING, OPEN
from tests.people import BEN, CHIDI, DANA, EVE

import bearwitness.actions
from bearwitness.actions.assigning.assign_source import assign_source
from bearwitness.actions.assigning.join_case_team import join_case_team
from bearwitness.actions.assigning.leave_case_team import leave_case_team
from bearwitness.actions.assigning.open_case_team import open_case_team
from bearwitness.actions.assigning.show_assignments import given_to, list_case_teams, who_works_on
from bearwitness.actions.assigning.unassign_source import unassign_source
from bearwitness.actions.care.list_referrals import list_referrals
from bearwitness.actions.care.show_risks import show_risks
from bearwitness.actions.care.what_is_due import what_is_due
from bearwitness.actions.codebook.extend_codebook import extend_codebook
from bearwitness.actions.codebook.show_extension import show_extension
from bearwitness.actions.coding.claim_draft import ClaimDraft
from bearwitness.actions.coding.code_text import code_text
from bearwitness.actions.coding.elements_sheet import elements_sheet
from bearwitness.actions.coding.passage_draft import PassageDraft
from bearwitness.actions.coding.read_passages import read_passages
from bearwitness.actions.coding.read_text import read_text
from bearwitness.actions.coding.require_review import require_review
from bearwitness.actions.consents.recall_letters import recall_letters
from bearwitness.actions.consents.second_consent import second_consent
from bearwitness.actions.consents.survivor_copy import survivor_copy, survivor_words
from bearwitness.actions.consents.withdraw_consent import withdraw_consent
from bearwitness.actions.consents.withdrawal_reach import withdrawal_reach
from bearwitness.actions.double_coding.code_blind import code_blind
from bearwitness.actions.double_coding.end_blind_coding import end_blind_coding
from bearwitness.actions.double_coding.list_double_codings import list_double_codings
from bearwitness.actions.double_coding.measure_agreement import measure_agreement
from bearwitness.actions.double_coding.read_double_coding import read_double_coding
from bearwitness.actions.double_coding.settle_double_coding import settle_double_coding
from bearwitness.actions.double_coding.start_double_coding import start_double_coding
from bearwitness.actions.keeping.back_up import back_up, drill
from bearwitness.actions.keeping.erase import erase
from bearwitness.actions.keeping.examine import examine
from bearwitness.actions.keeping.list_copies import list_copies
from bearwitness.actions.keeping.read_audit import read_audit
from bearwitness.actions.keys.add_keyholder import add_keyholder
from bearwitness.actions.keys.change_passphrase import change_passphrase
from bearwitness.actions.keys.grant_role import grant_role
from bearwitness.actions.keys.list_members import list_members
from bearwitness.actions.keys.make_shares import make_shares
from bearwitness.actions.keys.remove_keyholder import remove_keyholder
from bearwitness.actions.keys.revoke_role import revoke_role
from bearwitness.actions.keys.rotate_keys import rotate_keys
from bearwitness.actions.masking.mask_source import mask_source
from bearwitness.actions.open_cell import open_cell
from bearwitness.actions.patterns.look_at_network import look_at_network
from bearwitness.actions.recorded_counts import recorded_counts
from bearwitness.actions.releases.approve_outside import approve_outside
from bearwitness.actions.releases.approve_release import approve_release
from bearwitness.actions.releases.begin_again import begin_again
from bearwitness.actions.releases.build_release import build_release
from bearwitness.actions.releases.check_release import check_release
from bearwitness.actions.releases.copies_asked_back import copies_asked_back
from bearwitness.actions.releases.kept_bundles import kept_release
from bearwitness.actions.releases.look_at_plan import look_at_plan
from bearwitness.actions.releases.look_over import look_over
from bearwitness.actions.releases.propose_release import propose_release
from bearwitness.actions.releases.register_approver import register_approver
from bearwitness.actions.releases.request_approval import request_approval
from bearwitness.actions.releases.show_notice import show_notice
from bearwitness.actions.releases.withdraw_release import withdraw_release
from bearwitness.actions.show_trajectory import show_trajectory
from bearwitness.actions.sources.add_source import add_source
from bearwitness.actions.sources.add_subjects import add_subjects
from bearwitness.actions.sources.import_list import import_list
from bearwitness.actions.sources.plan_list import plan_list
from bearwitness.actions.sources.show_source import show_source
from bearwitness.actions.tabulate import tabulate
from bearwitness.casebook.access import Case
from bearwitness.casebook.chain import check_chain
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.models import Source, TextVersion
from bearwitness.intake.lists.mapping import mapping_of
from bearwitness.intake.parsing.parser import Upload, read_one
from bearwitness.release.bundle.signature import public_pem, signing_key
from bearwitness.vault import audit, store
from bearwitness.vault.cost import CHEAPEST

__all__ = ["casebook", "folder", "keys", "template"]

ACTIONS = Path(bearwitness.actions.__file__).parent
ELSEWHERE = {
    "coding/list_waiting": "tests/actions/test_subject_pages.py",
    "coding/read_claim": "tests/actions/test_subject_pages.py",
    "coding/read_passage": "tests/actions/test_subject_pages.py",
    "persons/list_subjects": "tests/actions/test_subject_pages.py",
    "persons/read_subject": "tests/actions/test_subject_pages.py",
    "search_claims": "tests/actions/test_subject_pages.py",
    "identities/open_identity": "each of its readings is logged first: tests/identity/test_store.py",
    "keeping/check_fixity": "opens the casebook itself, and only reads: tests/attacks/test_a07_record.py",
    "keeping/check_audit": "opens the casebook itself, and only reads: tests/vault/test_audit.py",
    "keys/confirm_keyholder": "needs somebody who came back by shares: tests/attacks/test_a33_second.py",
    "keys/recover_keyholder": "opens the casebook itself: tests/attacks/test_a33_keys.py",
    "linking/link_lists": "needs lists: tests/linking/test_no_entry_no_action.py",
    "linking/next_pair": "the same",
    "linking/hand_counts": "the same",
    "linking/linked_counts": "the same",
    "linking/record_judgement": "the same",
    "linking/review_report": "the same",
    "linking/withdraw_judgement": "the same",
    "keys/unlock": "tells of wrong passphrases only: tests/attacks/test_a02_guessing.py",
    "patterns/export_network": "needs episodes: tests/actions/test_patterns.py",
    "patterns/join_cases": "the same",
    "patterns/study": "the same",
    "releases/contents": "a part of other actions; writes only that somebody was refused",
    "releases/check_dossier": "needs somebody who shared: tests/actions/test_dossier.py",
    "releases/hand_dossier": "the same",
    "releases/spend_budget": "needs two hundred persons: tests/actions/test_synthetic_release.py",
    "releases/continue_releases": "needs a casebook that was put back: tests/attacks/test_a27_restored.py",
    "releases/look_again": "needs a quote: tests/actions/test_quotes.py",
    "releases/look_at_image": "needs an image: tests/actions/test_image_release.py",
    "releases/list_quotable": "the same: tests/actions/test_offered.py",
    "releases/look_at_picture": "the same",
    "releases/show_budget": "writes only that somebody was refused: tests/actions/test_offered.py",
    "releases/release_case": "a part of other actions; writes only that somebody was refused",
}
"""Modules that write to the record and are tried in another place, or cannot be called by themselves."""
PLAN = """
title: {en: Fictional table, ko: 허구의 표, zh: 虚构的表}
purpose: {en: A test, ko: 시험입니다, zh: 测试}
period: 2000/2020
tables: [{by: [exploitation], may_be_withheld: true}]
"""
KEY = signing_key(bytes(range(32)))
"""Of somebody outside."""
TEAM = b"format: 1\nprefix: fld\nlists: {person_role: {codes: {fld_A: {en: A, definition: {en: B.}}}}}\n"


class RecordFails(Exception):
    """The table of the record cannot be written."""


class Faults:
    """Makes each entry of each action fail once, and looks at what was committed."""

    def __init__(self, book: Casebook) -> None:
        self.book = book
        self.called: set[str] = set()
        self.faults = 0

    def tried(self, action: Callable[..., Any]) -> Callable[..., Any]:
        """The action, done after all of its faults."""

        @functools.wraps(action)
        def doing(*given: Any, **named: Any) -> Any:
            self.called.add(action.__module__.removeprefix("bearwitness.actions.").replace(".", "/"))
            wanted = 1
            while True:
                with self.failing(wanted) as seen:
                    result = action(*given, **named)
                if not seen:
                    self._follow(result)
                    return result
                assert self.committed() == seen[0], f"{action.__name__}, entry {wanted}"
                self.faults += 1
                wanted += 1

        return doing

    @contextmanager
    def failing(self, wanted: int) -> Iterator[list[object]]:
        """Let one entry fail; `seen` holds what was committed at that moment."""
        real, numbers, seen = audit.append, iter(range(1, 1000)), []

        def append(*given: Any, **named: Any) -> audit.AuditEntry:
            if next(numbers) == wanted:
                seen.append(self.committed())
                raise RecordFails
            return real(*given, **named)

        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(audit, "append", append)
            try:
                yield seen
            except RecordFails:
                assert seen

    def committed(self) -> object:
        """Every row of the case database, the anchors, and the keyring: as another connection sees them."""
        path = self.book.path
        opened = store.connect(path / "casebook.db", self.book.keys.casebook)
        listed = opened.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
        tables = [name for (name,) in listed.fetchall()]
        rows = [(each, opened.execute(f'SELECT * FROM "{each}"').fetchall()) for each in tables]  # noqa: S608 (our own names)
        opened.close()
        return rows, (path / "anchors.txt").read_bytes(), (path / "keyring.json").read_bytes()

    def _follow(self, result: object) -> None:
        if isinstance(result, Casebook):
            self.book = result


def actions_of(module: ModuleType) -> dict[str, Callable[..., Any]]:
    """Actions that a module of the story has imported."""
    return {
        name: each
        for name, each in vars(module).items()
        if callable(each)
        and not isinstance(each, type)
        and str(getattr(each, "__module__", "")).startswith("bearwitness.actions")
        and not str(each.__module__).endswith("open_identity")
    }


def story(book: Casebook, out: Path) -> None:
    """Everything that can be done, by those who may."""
    witness = Witness(casebook=book)
    dana = replace(book, actor=DANA)
    told_module.told(witness)
    extend_codebook(book, TEAM)
    show_extension(book)
    require_review(book, "sex", required=True)
    what_is_due(book)
    copies_asked_back(book)
    told = Source.objects.filter(kind="testimony").earliest("received_at").id
    show_risks(book, told)
    show_source(book, told)
    read_passages(book, told)
    read_text(book, told)
    list_referrals(book, language="ko", region="yanji")
    add_subjects(book, ["Person", "Episode"])
    sources(book, witness, dana, out)
    double_coding(book, witness)
    releases(book, witness, dana, out)
    keeping(book, out)


def sources(book: Casebook, witness: Witness, dana: Casebook, out: Path) -> None:
    later = witness.tells("Nobody masked this yet.", "OrgA", masking=None)
    mask_source(book, later.id, b"Nobody masked this yet.", NOTHING)
    child = witness.tells("A child's testimony.", "OrgA", consent=CHILD, child=True)
    second_consent(dana, child.id)
    data = b"number,sex\n1,Female\n"
    document = read_one(Upload(data=data, name="l.csv"))
    rows = add_source(
        book,
        data=data,
        name="l.csv",
        kind="list",
        organisation="OrgB",
        consent=OPEN,
        masking=NOTHING,
        document=document,
    )
    mapping = mapping_of("record: number\ncolumns: {sex: {property: sex}}\n")
    plan_list(book, document.text, document.segments, mapping, "OrgB")
    import_list(book, rows.id, mapping, {})
    person = witness.person()
    source = witness.tells("She crossed in spring.", "OrgA")
    witness.says(source, person, "crossed", role=SURVIVOR)
    draft = ClaimDraft(
        subject_id=person, property="role", value=SURVIVOR, basis="FirstHand", reliability="Unsure"
    )
    text = TextVersion.objects.get(source=source.id)
    code_text(book, text.id, [PassageDraft(start=0, end=3, claims=(draft,))])
    elements_sheet(book, "team", person)
    show_trajectory(book, "team", person)
    tabulate(book, ["exploitation"], "team")
    open_cell(book, ["exploitation"], ["ForcedMarriage"], "team")
    recorded_counts(book, "team")
    survivor_copy(book, source.id, "en", out / "copy.txt")
    survivor_words(book, source.id, "en")
    withdrawal_reach(book, source.id)
    withdraw_consent(book, source.id, datetime.now(UTC))
    recall_letters(book, source.id)


def double_coding(book: Casebook, witness: Witness) -> None:
    text = TextVersion.objects.get(source=witness.tells("She was nineteen then.", "OrgA").id)
    chidi = replace(book, actor=CHIDI)
    assigning(book, text.source_id)
    coding = start_double_coding(book, text.id, book.actor, CHIDI)
    draft = ClaimDraft(
        subject_id=witness.person(), property="role", value=SURVIVOR, basis="FirstHand", reliability="Unsure"
    )
    for each in (book, chidi):
        code_blind(each, coding, [PassageDraft(start=0, end=3, claims=(draft,))])
        end_blind_coding(each, coding)
    list_double_codings(book)
    read_double_coding(book, coding)
    measure_agreement(book)
    settle_double_coding(book, coding, book.actor)


def assigning(book: Casebook, source: str) -> None:
    team = open_case_team(book, "harbour")
    join_case_team(book, team, CHIDI)
    assign_source(book, source, "harbour")
    list_case_teams(book)
    given_to(book, team)
    who_works_on(book, source)
    assign_source(book, source, CHIDI)
    unassign_source(book, source, "harbour")
    leave_case_team(book, team, CHIDI)


def releases(book: Casebook, witness: Witness, dana: Casebook, out: Path) -> None:
    for source in Case(book, "team").sources("record"):
        if source.id in what_is_due(book).unassessed:
            witness.assesses(source)
    check_release(book, PLAN)
    register_approver(book, EVE, public_pem(KEY.public_key()))
    look_over(book)
    digest = propose_release(book, PLAN)
    request = request_approval(book, digest)
    approve_outside(book, request, KEY.sign(request))
    approve_release(book, digest, seen_of(digest))
    approve_release(dana, digest, seen_of(digest))
    look_at_plan(book, digest)
    begin_again(book, digest)
    left = build_release(book, digest, out / "bundle").release.id
    kept_release(book, left)
    withdraw_release(book, left, "Mistake")
    show_notice(book, left)
    look_at_network(book, "team", 0, 25)


def keeping(book: Casebook, out: Path) -> None:
    grant_role(book, BEN, "reviewer")
    add_keyholder(book, "erin", PASSPHRASE, ["custodian"], CHEAPEST)
    make_shares(book)
    make_shares(replace(book, actor="erin"))
    change_passphrase(book, "another seven words on that river", CHEAPEST)
    examine(book)
    revoke_role(book, BEN, "reviewer")
    list_members(book)
    list_copies(book)
    read_audit(book)
    back_up(book, out / "backup")
    drill(book)
    source = witness_source(book)
    erase(book, source, "Mistake")
    erase(replace(book, actor="erin"), source, "Mistake")
    book = rotate_keys(book)
    remove_keyholder(book, "erin")


def witness_source(book: Casebook) -> str:
    return Witness(casebook=book).tells("To be erased again.", "OrgA").id


def recording() -> set[str]:
    """Modules of actions that write to the record, by what their text calls."""
    found = set()
    for path in ACTIONS.rglob("*.py"):
        names = {
            node.func.id
            for node in ast.walk(ast.parse(path.read_text("utf-8")))
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        }
        if names & {"acting", "require"}:
            found.add(str(path.relative_to(ACTIONS).with_suffix("")))
    return found


def test_no_entry_no_action(casebook: Casebook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    faults = Faults(casebook)
    for module in (told_module, witnessing, sys.modules[__name__]):
        for name, action in actions_of(module).items():
            monkeypatch.setattr(module, name, faults.tried(action))
    out = tmp_path / "out"
    out.mkdir()
    story(casebook, out)
    assert recording() - faults.called - set(ELSEWHERE) == set(), "let the story call them, or say where"
    assert faults.faults > len(faults.called)
    assert check_chain(faults.book).ok
