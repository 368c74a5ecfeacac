"""Random histories of a case, with a plain model beside it: what is withheld leaves by no exit, and the audit holds."""

import shutil
import tempfile
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, multiple, rule
from tests.actions.conftest import SURVIVOR
from tests.casebooks import template
from tests.consents import ASKED
from tests.identity.conftest import every_cell
from tests.people import AMINA

from bearwitness.actions.care.stop_interview import stop_interview
from bearwitness.actions.coding.claim_draft import ClaimDraft
from bearwitness.actions.coding.code_passage import code_passage
from bearwitness.actions.consents.record_consent import record_consent
from bearwitness.actions.consents.withdraw_consent import withdraw_consent
from bearwitness.actions.errors import AlreadyHeld, Reopens
from bearwitness.actions.identities.open_identity import open_identity
from bearwitness.actions.masking.mask_leftover import mask_leftover
from bearwitness.actions.masking.mask_source import mask_source
from bearwitness.actions.sources.add_source import add_source
from bearwitness.actions.sources.add_subject import add_subject
from bearwitness.casebook.access import Case
from bearwitness.casebook.chain import check_chain
from bearwitness.casebook.models import Claim, TextVersion
from bearwitness.casebook.opening import open_casebook
from bearwitness.domain.answer import YES
from bearwitness.domain.consent import Scope
from bearwitness.domain.masking import Mask, Masking
from bearwitness.vault.data_keys import DataKeys

__all__ = ["template"]

SCOPES: tuple[Scope, ...] = ("record", "analyse", "count")
TEMPLATE: list[tuple[Path, DataKeys]] = []


class CaseMachine(RuleBasedStateMachine):
    """The model: by source its open scopes, its organisation, its person once coded, its origin, and its name.

    Attributes
    ----------
    sources
        What the casebook should know; a withdrawn source has no scope.
    hidden
        Names that must be in no cell of the case database any more.
    """

    told = Bundle("told")
    looked_at = ""

    @initialize()
    def open(self) -> None:
        self.stack = ExitStack()
        folder = Path(self.stack.enter_context(tempfile.TemporaryDirectory())) / "a.casebook"
        path, keys = TEMPLATE[0]
        shutil.copytree(path, folder)
        self.book = self.stack.enter_context(open_casebook(folder, keys, actor=AMINA))
        self.sources: dict[str, dict[str, Any]] = {}
        self.hidden: set[str] = set()

    def teardown(self) -> None:
        if hasattr(self, "book"):
            self.check_what_is_held()
            self.stack.close()

    @rule(
        target=told,
        number=st.integers(0, 30),
        scopes=st.sets(st.sampled_from(SCOPES)),
        masked=st.booleans(),
        origin=st.one_of(st.none(), told),
    )
    def take(self, number: int, scopes: set[Scope], masked: bool, origin: str | None) -> Any:
        name, left = f"Zarn{number}q", f"Orrin{number}q"
        data = f"{name} told of a debt. {left} knew.".encode()
        mask = Masking(masks=(Mask(start=0, end=len(name), kind="Name", token="[P1]"),))
        consent = replace(ASKED, scopes=dict.fromkeys(scopes, YES))
        try:
            row = add_source(
                self.book, data=data, name=f"{name}.txt", kind="testimony", organisation=f"O{number % 3}",
                consent=consent, derives_from=origin, masking=mask if masked else None,
            )  # fmt: skip
        except AlreadyHeld:
            return multiple()
        self.hidden.add(name)
        self.sources[row.id] = {
            "scopes": set(scopes), "masked": masked, "mask": mask, "data": data, "list": f"O{number % 3}",
            "person": None, "origin": origin, "left": left, "withdrawn": False,
        }  # fmt: skip
        return row.id

    @rule(source=told)
    def mask(self, source: str) -> None:
        known = self.sources[source]
        if not known["masked"]:
            mask_source(self.book, source, known["data"], known["mask"])
            known["masked"] = True

    @rule(source=told)
    def code(self, source: str) -> None:
        known = self.sources[source]
        if not known["masked"] or "record" not in known["scopes"] or known["person"]:
            return
        text = TextVersion.objects.get(source=source, remasking=None)
        known["person"] = add_subject(self.book, "Person").id
        draft = ClaimDraft(
            subject_id=known["person"],
            property="role",
            value=SURVIVOR,
            basis="FirstHand",
            reliability="Unsure",
        )
        start = text.text.index("told of a debt")
        code_passage(self.book, text.id, start, start + 14, [draft])

    @rule(source=told)
    def leftover(self, source: str) -> None:
        known = self.sources[source]
        if not known["masked"] or known["left"] in self.hidden:
            return
        text = TextVersion.objects.get(source=source, remasking=None)
        start = text.text.index(known["left"])
        mask = Mask(start=start, end=start + len(known["left"]), kind="Name", token="[P2]")
        mask_leftover(self.book, text.id, Masking(masks=(mask,)))
        self.hidden.add(known["left"])

    @rule(source=told, scopes=st.sets(st.sampled_from(SCOPES)))
    def consent(self, source: str, scopes: set[Scope]) -> None:
        record_consent(self.book, source, replace(ASKED, scopes=dict.fromkeys(scopes, YES)), reopen=True)
        self.sources[source].update(scopes=set(scopes), withdrawn=False)

    @rule(source=told)
    def consent_without_a_word(self, source: str) -> None:
        if self.sources[source]["withdrawn"]:
            with pytest.raises(Reopens):
                record_consent(self.book, source, replace(ASKED, scopes=dict.fromkeys(SCOPES, YES)))

    @rule(source=told, stop=st.booleans())
    def withdraw(self, source: str, stop: bool) -> None:
        if stop:
            stop_interview(self.book, source, "Nothing")
        else:
            withdraw_consent(self.book, source, datetime.now(UTC))
        self.sources[source].update(scopes=set(), withdrawn=True)

    @rule(source=told)
    def identify(self, source: str) -> None:
        with open_identity(self.book, reason="SheAsked", note="A copy for her") as opened:
            assert opened.original(source) == self.sources[source]["data"]

    def is_echo(self, source: str | None) -> bool:
        known = self.sources[source] if source else {}
        origin = known.get("origin")
        return origin is not None and (self.sources[origin]["withdrawn"] or self.is_echo(origin))

    def is_open(self, source: str, scope: Scope) -> bool:
        return scope in self.sources[source]["scopes"] and (scope == "record" or not self.is_echo(source))

    @invariant()
    def nothing_withheld_leaves(self) -> None:
        told = repr((self.sources, self.hidden)) if hasattr(self, "book") else self.looked_at
        if told == self.looked_at:  # a step that did nothing
            return
        self.looked_at = told
        case = Case(self.book, "team")
        for scope in SCOPES:
            wanted = {each for each in self.sources if self.is_open(each, scope)}
            assert {each.id for each in case.sources(scope)} == wanted
            persons = {self.sources[each]["person"] for each in wanted} - {None}
            assert {claim.subject_id for claim in case.claims(scope)} == persons
        counted = [
            (known["list"],)
            for each, known in self.sources.items()
            if known["person"] and self.is_open(each, "count")
        ]
        counts = case.capture_counts()
        assert sorted(counts.elements()) == sorted(counted)
        hits = {hit.source_id for hit in case.search("debt")}
        assert hits == {
            e for e, known in self.sources.items() if known["masked"] and self.is_open(e, "record")
        }

    def check_what_is_held(self) -> None:
        """The case holds no name, every claim has its words, and the audit verifies."""
        held = every_cell()
        assert not [name for name in self.hidden if name in held]
        for claim in Claim.objects.select_related("passage__text"):
            passage = claim.passage
            assert passage.text.text[passage.start : passage.end] == passage.quote
        assert check_chain(self.book).ok


@pytest.fixture(autouse=True)
def _template(template: tuple[Path, DataKeys]) -> None:
    TEMPLATE[:] = [template]


def test_random_histories() -> None:
    from hypothesis.stateful import run_state_machine_as_test

    run_state_machine_as_test(
        CaseMachine,
        settings=settings(
            max_examples=8,
            stateful_step_count=12,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
