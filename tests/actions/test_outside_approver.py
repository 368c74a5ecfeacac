"""One of two approvers may be outside: a registered key, a file that shows what would leave, a signature."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from tests.actions.conftest import SURVIVOR, Witness
from tests.actions.seen import seen_of
from tests.actions.test_release import PLAN, approved
from tests.casebooks import acting_as
from tests.people import AMINA, DANA, EVE

from bearwitness.actions.errors import AlreadyApproved, BadApproval, PlanOvertaken
from bearwitness.actions.releases.approve_outside import approve_outside
from bearwitness.actions.releases.approve_release import approve_release
from bearwitness.actions.releases.build_release import build_release
from bearwitness.actions.releases.propose_release import propose_release
from bearwitness.actions.releases.register_approver import register_approver
from bearwitness.actions.releases.request_approval import request_approval
from bearwitness.casebook.errors import NotAllowed
from bearwitness.domain.term import Term
from bearwitness.release.bundle.signature import public_pem, signing_key
from bearwitness.release.errors import TooFewApprovers

KEY = signing_key(bytes(range(32)))
PEM = public_pem(KEY.public_key())


@pytest.fixture
def told(witness: Witness) -> Witness:
    form = Term(list="exploitation", code="ForcedMarriage")
    for number in range(12):
        source = witness.tells(f"Fictional testimony {number}.", "OrgA")
        witness.assesses(source)
        witness.says(source, witness.person(), f"testimony {number}", role=SURVIVOR, exploitation=form)
    return witness


def test_inside_and_outside_make_two(told: Witness, tmp_path: Path) -> None:
    register_approver(told.casebook, EVE, PEM)
    digest = propose_release(told.casebook, PLAN)
    request = request_approval(told.casebook, digest)
    assert json.loads(request)["release"]["tables"]
    assert approve_outside(told.casebook, request, KEY.sign(request)) == 0
    with pytest.raises(TooFewApprovers):
        build_release(told.casebook, digest, tmp_path / "alone")
    assert approve_release(acting_as(told.casebook, DANA), digest, seen_of(digest)) == 2
    assert build_release(told.casebook, digest, tmp_path / "both").release.approvals == 2
    with pytest.raises(PlanOvertaken):
        approve_outside(told.casebook, request, KEY.sign(request))


def test_who_registered_the_key_is_not_the_second(told: Witness) -> None:
    register_approver(told.casebook, EVE, PEM)
    digest = propose_release(told.casebook, PLAN)
    assert approve_release(told.casebook, digest, seen_of(digest)) == 1
    request = request_approval(told.casebook, digest)
    assert approve_outside(told.casebook, request, KEY.sign(request)) == 1


def test_openssl_signs_it(told: Witness, tmp_path: Path) -> None:
    def run(*words: str) -> None:
        subprocess.run(["openssl", *words], cwd=tmp_path, check=True, capture_output=True)

    run("genpkey", "-algorithm", "ed25519", "-out", "key.pem")
    run("pkey", "-in", "key.pem", "-pubout", "-out", "key.pub")
    register_approver(told.casebook, EVE, (tmp_path / "key.pub").read_bytes())
    digest = propose_release(told.casebook, PLAN)
    approve_release(acting_as(told.casebook, DANA), digest, seen_of(digest))
    request = request_approval(told.casebook, digest)
    (tmp_path / "request.json").write_bytes(request)
    run("pkeyutl", "-sign", "-inkey", "key.pem", "-rawin", "-in", "request.json", "-out", "request.sig")
    assert approve_outside(told.casebook, request, (tmp_path / "request.sig").read_bytes()) == 2
    with pytest.raises(AlreadyApproved):
        approve_outside(told.casebook, request, (tmp_path / "request.sig").read_bytes())


def test_an_unknown_key_a_late_one_and_a_changed_file_are_refused(told: Witness) -> None:
    digest = propose_release(told.casebook, PLAN)
    request = request_approval(told.casebook, digest)
    with pytest.raises(BadApproval):
        approve_outside(told.casebook, request, KEY.sign(request))
    register_approver(told.casebook, EVE, PEM)
    with pytest.raises(BadApproval):
        approve_outside(told.casebook, request, KEY.sign(request))
    for changed in (request + b" ", b"{}", b"nonsense"):
        with pytest.raises(BadApproval):
            approve_outside(told.casebook, changed, KEY.sign(request))


def test_only_a_custodian_registers_and_nobody_twice(told: Witness) -> None:
    with pytest.raises(NotAllowed):
        register_approver(acting_as(told.casebook, DANA), EVE, PEM)
    for name, key in ((AMINA, PEM), ("", PEM), (EVE, b"no key")):
        with pytest.raises(BadApproval):
            register_approver(told.casebook, name, key)
    register_approver(told.casebook, EVE, PEM)
    with pytest.raises(BadApproval):
        register_approver(told.casebook, "somebody else", PEM)


def test_two_inside_need_nobody_outside(told: Witness, tmp_path: Path) -> None:
    assert build_release(told.casebook, approved(told), tmp_path).release.approvals == 2
