"""A36: whatever fails on the way of a release, nothing leaves, nothing is recorded and no yes is counted.

What the stations of a build call is read from their own code: a callee that is added later is tried too, or the test
says that it never was. What comes after the record (the ledger, the folder) is not here: what may have left is never unknown to it.
"""

from __future__ import annotations

import ast
import inspect
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from types import ModuleType
from typing import Any, NoReturn

import pytest
from tests.actions.conftest import SURVIVOR, Witness
from tests.actions.seen import seen_of
from tests.actions.test_quotes import allows
from tests.actions.test_quotes import told as quotable
from tests.actions.test_synthetic_release import PLAN as INVENTED
from tests.actions.test_synthetic_release import fails_after_charging
from tests.casebooks import acting_as, template, unlocked
from tests.people import AMINA, DANA

from bearwitness.actions.consents.record_consent import record_consent
from bearwitness.actions.errors import AlreadyApproved
from bearwitness.actions.keys import signing
from bearwitness.actions.releases import build_release as building
from bearwitness.actions.releases import draw_synthetic as drawing
from bearwitness.actions.releases import gather_release as gathering
from bearwitness.actions.releases.approve_release import approve_release
from bearwitness.actions.releases.build_release import build_release
from bearwitness.actions.releases.look_again import look_again
from bearwitness.actions.releases.propose_release import propose_release
from bearwitness.actions.releases.proposed import approvers, latest
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.models import Approval, AuditEntry, HandedCopy, ReleaseRow, SyntheticCharge
from bearwitness.casebook.opening import open_casebook
from bearwitness.domain.money import Money
from bearwitness.domain.term import Term
from bearwitness.release import gate
from bearwitness.release.bundle import bundle
from bearwitness.release.synthetic import synthesized
from bearwitness.release.verifying import copies
from bearwitness.vault.data_keys import DataKeys

__all__ = ["template"]

STATIONS: dict[str, tuple[ModuleType, str]] = {
    "build": (building, "build_release"),
    "gate": (gate, "assemble"),
    "gather": (gathering, "gather_release"),
    "bundle": (bundle, "bundle_files"),
    "copies": (copies, "require_copies"),
    "seed": (signing, "signing_seed"),
    "draw": (drawing, "draw_synthetic"),
}
AFTER = {"_written"}
"""What is called once the release is in the record."""
NOT_CALLED = {
    "build.with_synthetic": "tests/actions/test_synthetic_release.py",
    "build._sealed": "for one recipient: tests/actions/test_recipient_release.py",
    "build.seal_bytes": "the same",
    "build.HandedCopy": "the same",
    "build.tar_of": "the same",
    "gather.public_key": "the same",
    "gather.counts_to_release": "for linked lists: tests/linking/test_linked_release.py",
    "gather.shown_image": "tests/actions/test_image_release.py",
    "gather.charges_digest": "once something was charged: tests/actions/test_synthetic_release.py",
    "copies.charts_disagree": "a build does not draw its charts twice",
    "copies.Problem": "made of what disagrees: tests/actions/test_release.py",
    "gate.MappingProxyType": "called when the module is read",
    "gate.field": "the same",
}
"""Callees that this plan does not come to, each with where it is tried."""
TWICE = {"build.gather_release", "build._standing", "build.approvers", "gather.release_case"}
"""Called again in the transaction that records the release."""
BOTH = 5
"""Of six testimonies the one whose teller has told the other organisation too: an estimate rests on such persons."""
TEXT = """
title: {en: Fictional table, ko: 허구의 표, zh: 虚构的表}
purpose: {en: A test, ko: 시험입니다, zh: 测试}
period: 2000/2020
tables: [{by: [sex], money: {kind: none, currency: CNY, unit: sale}}]
estimates: [{frame: {en: a, ko: 가, zh: 甲}}]
published: [Kosovo]
quotes: [{passage: PASSAGE}]
"""


class Stopped(Exception):
    """The build came to its end without the fault."""


def stopped(*_: object, **__: object) -> NoReturn:
    raise Stopped


def callees(module: ModuleType, root: str) -> list[str]:
    """Names of the module that a function and what it calls there call, in the order of their text."""
    tree = ast.parse(inspect.getsource(module))
    defined = {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef | ast.ClassDef)}
    waiting, found = [root], []
    seen: set[str] = set()
    while waiting:
        name = waiting.pop(0)
        if name in seen or name in AFTER:
            continue
        seen.add(name)
        for called in _called(defined[name]):
            if called in AFTER or not hasattr(module, called):
                continue
            if called not in found:
                found.append(called)
            if called in defined:
                waiting.append(called)
    return found


def _called(tree: ast.AST) -> Iterator[str]:
    raised = {id(node.exc) for node in ast.walk(tree) if isinstance(node, ast.Raise)}
    noted = {id(each) for node in ast.walk(tree) for each in getattr(node, "decorator_list", ())}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and id(node) not in raised | noted:
            base = node.func
            while isinstance(base, ast.Attribute | ast.Call):
                base = base.value if isinstance(base, ast.Attribute) else base.func
            if isinstance(base, ast.Name):
                yield base.id


PLACES = [f"{station}.{name}" for station, place in STATIONS.items() for name in callees(*place)]


@dataclass(kw_only=True)
class Fault:
    """Stands where a callee stood, and fails when it is called for the `wanted`th time, or asked for anything."""

    real: Any
    kind: type[BaseException]
    wanted: int
    came: int = 0

    def __call__(self, *given: Any, **named: Any) -> Any:
        self.came += 1
        if self.came == self.wanted:
            raise self.kind
        return self.real(*given, **named)

    def __getattr__(self, name: str) -> Any:
        self.came += 1
        if self.came == self.wanted:
            raise self.kind
        return getattr(self.real, name)


@dataclass(frozen=True, kw_only=True)
class World:
    """A casebook with two plans that two persons have approved, and one that only one has."""

    casebook: Casebook
    plain: str
    invented: str
    waiting: str

    def state(self, out: Path) -> object:
        left = sorted(out.rglob("*")) if out.exists() else []
        rows = [kind.objects.count() for kind in (ReleaseRow, HandedCopy, SyntheticCharge, Approval)]
        return left, rows, [approvers(row) for each in self.digests() if (row := latest(each))]

    def digests(self) -> tuple[str, ...]:
        return self.plain, self.invented, self.waiting


@pytest.fixture(scope="module")
def world(template: tuple[Path, DataKeys], tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    path = Path(shutil.copytree(template[0], tmp_path_factory.mktemp("gate") / "field.casebook"))
    with (
        open_casebook(path, unlocked(path), actor=AMINA) as casebook,
        pytest.MonkeyPatch.context() as patched,
    ):
        patched.setattr(synthesized, "LEAST", 5)
        witness = Witness(casebook=casebook)
        source, passage = quotable(witness)
        record_consent(casebook, source.id, allows(passage))
        person = witness.person()
        for number in range(30):
            person = person if number % 6 == BOTH else witness.person()
            tell(witness, number, person)
        text = TEXT.replace("PASSAGE", passage)
        plain, invented = agreed(casebook, text, passage), agreed(casebook, INVENTED)
        waiting = propose_release(casebook, text.replace("Fictional", "Another"))
        yield World(casebook=casebook, plain=plain, invented=invented, waiting=waiting)


def tell(witness: Witness, number: int, person: str) -> None:
    source = witness.tells(f"Fictional testimony {number}. The price.", "OrgA" if number % 2 else "OrgB")
    witness.assesses(source)
    sex = Term(list="sex", code="Male" if number % 3 else "Female")
    witness.says(source, person, f"testimony {number}", role=SURVIVOR, sex=sex)
    amount = Decimal(1000 * (number + 1))
    witness.says(
        source, person, "The price", price=Money(low=amount, high=amount, currency="CNY", unit="sale")
    )


def agreed(casebook: Casebook, text: str, passage: str = "") -> str:
    digest, dana = propose_release(casebook, text), acting_as(casebook, DANA)
    for each in (casebook, dana):
        with suppress(AlreadyApproved):
            approve_release(each, digest, seen_of(digest))
    if passage:
        look_again(dana, digest, passage)
    return digest


@pytest.mark.parametrize("place", PLACES)
def test_a_fault_anywhere_lets_nothing_out(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    station, name = place.split(".")
    module, _ = STATIONS[station]
    kind = (RuntimeError, MemoryError)[PLACES.index(place) % 2]
    digest = world.invented if station == "draw" else world.plain
    before = world.state(tmp_path)
    monkeypatch.setattr(drawing, "synthesize", stopped)
    monkeypatch.setattr(building, "guards_of", stopped)
    real = getattr(module, name)
    for wanted in (1, 2) if place in TWICE else (1,):
        monkeypatch.setattr(module, name, Fault(real=real, kind=kind, wanted=wanted))
        with pytest.raises(Stopped if place in NOT_CALLED else kind):
            build_release(world.casebook, digest, tmp_path)
        assert world.state(tmp_path) == before


@pytest.mark.parametrize(
    "place", [each for each in PLACES if each.startswith("gather.") and each not in NOT_CALLED]
)
def test_a_fault_while_she_approves_counts_no_yes(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    before = world.state(tmp_path)
    name = place.split(".")[1]
    monkeypatch.setattr(gathering, name, Fault(real=getattr(gathering, name), kind=RuntimeError, wanted=1))
    with pytest.raises(RuntimeError):
        approve_release(world.casebook, world.waiting, seen_of(world.waiting))
    assert world.state(tmp_path) == before


@pytest.mark.parametrize("kind", [RuntimeError, MemoryError])
def test_what_was_charged_before_a_fault_is_in_the_record(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: type[BaseException]
) -> None:
    """The noise may have been drawn: the charge stays, and its entry with it."""
    digest = agreed(world.casebook, INVENTED)
    charged: Callable[..., object] = fails_after_charging()  # type: ignore[assignment]  # a function

    def fails(*given: object) -> NoReturn:
        with pytest.raises(Exception, match="fit"):
            charged(*given)
        raise kind

    number = SyntheticCharge.objects.count()
    monkeypatch.setattr(drawing, "synthesize", fails)
    with pytest.raises(kind):
        build_release(world.casebook, digest, tmp_path)
    assert SyntheticCharge.objects.count() == number + 1
    assert AuditEntry.objects.filter(verb="spend_budget").count() == number + 1
    assert not ReleaseRow.objects.exists()
    assert list(tmp_path.iterdir()) == []


def test_without_a_fault_the_same_plan_leaves(world: World, tmp_path: Path) -> None:
    """So each of the faults above was the reason."""
    assert build_release(world.casebook, world.plain, tmp_path).path.is_dir()
