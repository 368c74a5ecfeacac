"""A real server on loopback over a real encrypted casebook, made once a worker."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, expect
from tests.actions.conftest import BROKER, DEBT, SURVIVOR, Witness
from tests.casebooks import PASSPHRASE, acting_as, unlocked
from tests.consents import OPEN
from tests.linking.conftest import marked, put
from tests.people import AMINA
from tests.web.cast import BY_ROLE, CUSTODIAN, HANA, LIA, MEL, NOA, OMAR, OMAR_PASSPHRASE, OUTSIDER, TEO
from tests.web.client import Client

from bearwitness.actions.assigning.assign_source import assign_source
from bearwitness.actions.assigning.join_case_team import join_case_team
from bearwitness.actions.assigning.open_case_team import open_case_team
from bearwitness.actions.coding.require_review import require_review
from bearwitness.actions.keeping.make_casebook import make_casebook
from bearwitness.actions.keys.add_keyholder import add_keyholder
from bearwitness.actions.keys.grant_role import grant_role
from bearwitness.actions.keys.revoke_role import revoke_role
from bearwitness.actions.linking.link_lists import link_lists
from bearwitness.casebook.models import Claim, Plan, Source, TextVersion
from bearwitness.casebook.opening import open_casebook
from bearwitness.casebook.rights import ROLES
from bearwitness.domain.consent import Guardian
from bearwitness.intake.parsing.parser import Upload, read_one
from bearwitness.release.planning.dossier_plan import read_plan
from bearwitness.vault.cost import CHEAPEST
from bearwitness.vault.data_keys import DataKeys
from bearwitness.web.accounts.session_limits import IDLE
from bearwitness.web.pages.page import RECENT

# a page that comes late on a machine that others use is no fault
expect.set_options(timeout=30_000)
ROOT = Path(__file__).parents[2]
TEXT = "She was promised work in a restaurant. A broker brought her across the river and sold her."
KOREAN = "2003년 11월에 혜산에서 강을 건넜습니다. 그때 열일곱 살이었습니다. 연길에서 8천 위안에 팔렸습니다."
"""Nobody has coded it."""
TRANSLATED = "In November 2003 I crossed the river at Hyesan. I was seventeen then. I was sold in Yanji for 8,000 yuan."
TIMED = "[00:00:05] The river was low that night.\n[00:00:12] We waited until morning.\n[00:00:21] Then we walked.\n"
"""A transcript of a recording; nobody has coded it."""
CHILD = "저는 열다섯 살입니다. 이모와 함께 왔습니다."
OF_A_CHILD = replace(OPEN, child=True, guardian=Guardian(relation="aunt", party_to_events=False), assent=True)
"""No second person has agreed yet, and nobody has masked what was said."""
PLAN = """
title: {en: Fictional table, ko: 허구의 표, zh: 虚构的表}
purpose: {en: A test, ko: 시험입니다, zh: 测试}
period: 2000/2020
tables: [{by: [exploitation]}]
"""


@dataclass(frozen=True, kw_only=True)
class Desk:
    """Where the pages are, and the casebook behind them."""

    base: str
    path: Path
    keys: DataKeys
    source: str
    person: str
    text: str
    claim: str
    passage: str
    uncoded: str
    translated: str
    timed: str
    child: str
    plan: str
    team: str

    def fill(self, path: str) -> str:
        """Address with what exists here in the place of its names."""
        return path.format(
            base=self.base,
            source=self.source,
            person=self.person,
            text=self.text,
            claim=self.claim,
            child=self.child,
            passage=self.passage,
            plan=self.plan,
            team=self.team,
        )

    def client(self) -> Client:
        """A browser in which nobody is signed in."""
        return Client(base=self.base)


def environment(tmp: Path) -> dict[str, str]:
    passphrase = tmp / "passphrase"
    passphrase.write_text(PASSPHRASE)
    own = {"PYTHONPATH": f"{ROOT / 'src'}:{ROOT}", "BEARWITNESS_PASSPHRASE_FILE": str(passphrase)}
    return {**os.environ, **own, "BEARWITNESS_LANG": "en"}


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """Served casebook with one coded testimony, three linked lists and somebody in each role; change nothing that others read."""
    tmp = tmp_path_factory.mktemp("desk")
    path = tmp / "field.casebook"
    make_casebook(path, AMINA, PASSPHRASE, CHEAPEST)
    keys = unlocked(path)
    with open_casebook(path, keys, actor=AMINA) as casebook:
        for role in ROLES:
            if role != "custodian":
                grant_role(casebook, BY_ROLE[role], role)
        grant_role(casebook, LIA, "documenter")
        grant_role(casebook, NOA, "documenter")
        add_keyholder(casebook, OMAR, OMAR_PASSPHRASE, ["reviewer"], CHEAPEST)
        witness = Witness(casebook=acting_as(casebook, TEO))
        source = witness.tells(TEXT, "one")
        person = witness.person()
        witness.says(source, person, "promised work in a restaurant", role=SURVIVOR)
        witness.says(source, witness.person(), "A broker brought her across the river", role=BROKER)
        witness.says(source, person, "sold her", control_method=DEBT)
        child = witness.by(HANA).tells(CHILD, "one", consent=OF_A_CHILD, masking=None).id
        for name, frame in marked(52, 120).frames.items():
            put(casebook, name, frame)
        link_lists(casebook, replicates=1)
        require_review(casebook, "act", required=True)
        revoke_role(casebook, AMINA, "team")
        text = TextVersion.objects.get(source=source.id).id
        told = witness.tells(KOREAN, "one").id
        uncoded = TextVersion.objects.get(source=told).id
        again = witness.tells(TRANSLATED, "one", derives_from=told).id
        translated = TextVersion.objects.get(source=again).id
        spoken = witness.tells(
            TIMED, "one", document=read_one(Upload(data=TIMED.encode(), name="told.txt"))
        ).id
        timed = TextVersion.objects.get(source=spoken).id
        team = open_case_team(casebook, "harbour")
        for name in (HANA, LIA, TEO):
            join_case_team(casebook, team, name)
        for each in Source.objects.values_list("id", flat=True):
            assign_source(casebook, each, team)
        first = Claim.objects.filter(subject=person).order_by("at", "id")[0]
        plan = read_plan(PLAN).digest()
        Plan.objects.create(
            id="R-" + 26 * "A", digest=plan, text=PLAN, contents="", by=TEO, at=datetime.now(UTC)
        )
    env = environment(tmp)
    people = [*BY_ROLE.values(), OUTSIDER, LIA, MEL, NOA]
    subprocess.run(
        [sys.executable, "-m", "tests.web.seed", str(path), *people], env=env, cwd=ROOT, check=True
    )
    with serving(path, env) as base:
        yield Desk(
            base=base,
            path=path,
            keys=keys,
            source=source.id,
            person=person,
            text=text,
            claim=first.id,
            passage=first.passage_id,
            uncoded=uncoded,
            translated=translated,
            timed=timed,
            child=child,
            plan=plan,
            team=team,
        )


class serving:  # noqa: N801 (used as a function)
    """Run `bearwitness serve` on a free port for the body of a ``with`` statement."""

    def __init__(self, path: Path, env: dict[str, str], *more: str) -> None:
        command = [
            sys.executable,
            "-m",
            "bearwitness",
            "serve",
            str(path),
            "--as",
            AMINA,
            "--port",
            "0",
            "--json",
            *more,
        ]
        self.process = subprocess.Popen(command, env=env, cwd=ROOT, stdout=subprocess.PIPE, text=True)

    def __enter__(self) -> str:
        assert self.process.stdout is not None
        self.told = json.loads(self.process.stdout.readline())
        return str(self.told["address"])

    def __exit__(self, *trouble: object) -> None:
        self.process.terminate()
        self.process.wait(30)
        if self.process.stdout:
            self.process.stdout.close()


@pytest.fixture(scope="session")
def signed_in() -> dict[str, Client]:
    """Clients of `as_role`, by role."""
    return {}


@pytest.fixture(autouse=True)
def recent(signed_in: dict[str, Client]) -> None:
    """No test meets a password or a session that grew old while other tests ran."""
    for role, client in list(signed_in.items()):
        age = time.monotonic() - client.confirmed_at
        if age > IDLE / 2:
            del signed_in[role]
        elif age > RECENT / 2:
            client.confirm()


@pytest.fixture(scope="session")
def as_role(desk: Desk, signed_in: dict[str, Client]) -> Callable[[str], Client]:
    """Client of whoever has a role, signed in once.

    `other` is a documenter of another case team, `outsider` has no role, `nobody` is not signed in.
    """

    def client(role: str) -> Client:
        if role == "nobody":
            return desk.client()
        if role not in signed_in:
            signed_in[role] = desk.client()
            name = {**BY_ROLE, "outsider": OUTSIDER, "other": NOA}[role]
            assert signed_in[role].sign_in(name).status == 302, name
        return signed_in[role]

    return client


@pytest.fixture
def fresh(desk: Desk) -> Callable[[str], Client]:
    """Client in which somebody has just signed in, for tests that end or change the session."""

    def client(name: str) -> Client:
        found = desk.client()
        assert found.sign_in(name).status == 302, name
        return found

    return client


@pytest.fixture
def browser_as(
    desk: Desk, chromium: Browser, as_role: Callable[[str], Client]
) -> Iterator[Callable[..., BrowserContext]]:
    """Chromium with the session of a role: ``browser_as("team", width=390)``."""
    opened: list[BrowserContext] = []

    def context(role: str, width: int = 1280, **more: object) -> BrowserContext:
        found = chromium.new_context(viewport={"width": width, "height": 900}, **more)  # type: ignore[arg-type]  # Playwright's own names
        jar = [
            {"name": name, "value": value, "url": desk.base.replace("http:", "https:"), "secure": True}
            for name, value in as_role(role).cookies.items()
        ]
        found.add_cookies(jar)  # type: ignore[arg-type]  # dictionaries of the same keys
        opened.append(found)
        return found

    yield context
    for each in opened:
        each.close()


__all__ = ["CUSTODIAN", "HANA", "Desk"]
