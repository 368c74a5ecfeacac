"""Twenty-five people at the pages of one casebook: how long they wait, and whether anything fails.

A real server on loopback over a real encrypted casebook; each person reads lists and texts, adds claims and goes on,
with a pause of one to three seconds between two requests, for a bounded time. Prints the median and the 95th percentile
of what each kind of request took, and exits with 1 where an answer was an error. Run:
``python bench/bench_web.py [CLAIMS] [SECONDS]``.
"""

from __future__ import annotations

import random
import re
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from tests.casebooks import PASSPHRASE
from tests.people import AMINA
from tests.web.client import Answer, Client
from tests.web.conftest import ROOT, environment, serving

from bearwitness.actions.assigning.join_case_team import join_case_team
from bearwitness.actions.assigning.open_case_team import open_case_team
from bearwitness.actions.keys.add_keyholder import add_keyholder
from bearwitness.actions.keys.grant_role import grant_role
from bearwitness.casebook.models import Assignment, Source, TextVersion
from bearwitness.vault.cost import CHEAPEST
from bench.bench_casebook import EACH, fill, opened

PEOPLE = 25
PAUSE = (1.0, 3.0)
GOALS = {"list": 0.150, "read": 0.150, "write": 0.250}
"""Seconds at the 95th percentile that issue and design ask for."""


def names() -> list[str]:
    return [f"person{number}" for number in range(PEOPLE)]


def made(folder: Path, claims: int) -> list[str]:
    """Fill a casebook and give everybody a role; return its texts."""
    with opened(folder) as casebook:
        fill(casebook, range(claims // EACH), random.Random(5))
        for name in names():
            grant_role(casebook, name, "documenter")
        team = open_case_team(casebook, "everybody")
        for name in names():
            join_case_team(casebook, team, name)
        given = datetime.now(UTC)
        Assignment.objects.bulk_create(
            Assignment(source=each, team_id=team, at=given, by=casebook.actor)
            for each in Source.objects.all()
        )
        add_keyholder(casebook, AMINA, PASSPHRASE, ["custodian"], CHEAPEST)
        return list(TextVersion.objects.values_list("id", flat=True))


class Person(threading.Thread):
    """Somebody at work until the time is over."""

    def __init__(self, client: Client, texts: list[str], seed: int, until: float) -> None:
        super().__init__()
        self.client, self.texts, self.chance, self.until = client, texts, random.Random(seed), until
        self.took: dict[str, list[float]] = defaultdict(list)
        self.errors: list[int] = []

    def run(self) -> None:
        while time.monotonic() < self.until:
            text = self.chance.choice(self.texts)
            self.timed("list", partial(self.client.get, "/desk/"))
            page = self.timed("read", partial(self.client.get, f"/desk/{text}/"))
            self.timed("write", partial(self.add, text, page))

    def timed(self, kind: str, ask: Callable[[], Answer]) -> Answer:
        time.sleep(self.chance.uniform(*PAUSE))
        begun = time.monotonic()
        answer = ask()
        self.took[kind].append(time.monotonic() - begun)
        if answer.status not in (200, 302):
            self.errors.append(answer.status)
        return answer

    def add(self, text: str, page: Answer) -> Answer:
        stamps = dict(re.findall(r'name="(seen|fresh|csrfmiddlewaretoken)" value="([^"]+)"', page.text))
        subject = re.search(r'<option value="(P-[A-Z2-7]{26})"', page.text)
        fields: dict[str, object] = {
            **stamps,
            "start": str(self.chance.randrange(40)),
            "end": str(60 + self.chance.randrange(40)),
            "subject": subject[1] if subject else "new:Person",
            "property": "left_home",
            "value": f"{self.chance.randint(1990, 2020)}-{self.chance.randint(1, 12):02}",
            "basis": "FirstHand",
            "reliability": "Unsure",
            "sure": "yes",
        }
        return self.client.ask("POST", f"/desk/{text}/claims/", fields)


def main() -> int:
    claims = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    seconds = int(sys.argv[2]) if len(sys.argv) > 2 else 60
    with tempfile.TemporaryDirectory() as folder:
        texts = made(Path(folder), claims)
        env, path = environment(Path(folder)), Path(folder) / "bench.casebook"
        subprocess.run(
            [sys.executable, "-m", "tests.web.seed", str(path), *names()], env=env, cwd=ROOT, check=True
        )
        with serving(path, env, "--as", AMINA) as base:
            people = work(base, texts, seconds)
    return told(people, claims)


def work(base: str, texts: list[str], seconds: int) -> list[Person]:
    clients = []
    for name in names():
        clients.append(Client(base=base))
        if clients[-1].sign_in(name).status != 302:
            raise SystemExit(f"{name} cannot sign in")
    until = time.monotonic() + seconds
    people = [Person(each, texts, seed, until) for seed, each in enumerate(clients)]
    for each in people:
        each.start()
    for each in people:
        each.join()
    return people


def told(people: list[Person], claims: int) -> int:
    errors = [status for each in people for status in each.errors]
    print(f"{claims} claims, {len(people)} people, errors: {errors}")
    for kind, goal in GOALS.items():
        took = sorted(one for each in people for one in each.took[kind])
        p95 = took[int(0.95 * (len(took) - 1))]
        print(
            f"{kind:6} {len(took):5} requests  median {statistics.median(took):.3f} s  p95 {p95:.3f} s  asked {goal} s"
        )
    return 1 if errors else 0


if __name__ == "__main__":
    sys.exit(main())
