"""Twenty-five people at the pages of one casebook: how long they wait, and whether anything fails.

A real server on loopback over a real encrypted casebook of 100,000 passages; each person reads lists, persons and texts,
searches, adds claims and goes on, with a pause between two requests, of one to three seconds where no other mean is given,
for a bounded time. Before, each kind of request is asked by one person alone. Prints the median and the 95th percentile by the clock, and the
seconds of computing that a request costs the server; exits with 1 where an answer was an error. Run:
``python bench/bench_web.py [PASSAGES] [SECONDS] [PEOPLE] [PAUSE]``.
"""

from __future__ import annotations

import os
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
from typing import TypeVar

sys.path.insert(0, str(Path(__file__).parents[1]))

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
from bench.bench_casebook import COMMON, EACH, RARE, opened
from bench.filled import fill_in_bulk

PEOPLE = 25
PAUSE = 2
"""Mean seconds between two requests of one person; half as much to half as much again."""
ALONE = 10
"""Times that each kind is asked by one person alone."""
GOALS = {"list": 0.150, "sources": 0.150, "persons": 0.150, "read": 0.150, "search": 1.0, "write": 0.250}
"""Seconds at the 95th percentile that the design asks for."""

Found = TypeVar("Found")


def names(people: int) -> list[str]:
    return [f"person{number}" for number in range(people)]


def made(folder: Path, passages: int, people: int) -> list[str]:
    """Fill a casebook and give everybody a role; return its texts."""
    with opened(folder) as casebook:
        fill_in_bulk(passages // EACH, random.Random(5))
        for name in names(people):
            grant_role(casebook, name, "documenter")
        team = open_case_team(casebook, "everybody")
        for name in names(people):
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

    def __init__(
        self, client: Client, texts: list[str], seed: int, until: float, pause: float = PAUSE
    ) -> None:
        super().__init__()
        self.pause = pause
        self.client, self.texts, self.chance, self.until = client, texts, random.Random(seed), until
        self.took: dict[str, list[float]] = defaultdict(list)
        self.errors: list[int] = []

    def run(self) -> None:
        while time.monotonic() < self.until:
            for kind in GOALS:
                time.sleep(self.chance.uniform(0.5 * self.pause, 1.5 * self.pause))
                self.asks(kind)

    def asks(self, kind: str) -> None:
        """Ask for one page of a kind, and keep how long it took."""
        kinds: dict[str, Callable[[], Answer]] = {
            "list": partial(self.client.get, "/desk/"),
            "sources": partial(self.client.get, "/sources/"),
            "persons": partial(self.client.get, "/persons/"),
            "read": partial(self.client.get, f"/desk/{self.chance.choice(self.texts)}/"),
            "search": self.search,
            "write": self.write,
        }
        begun = time.monotonic()
        answer = kinds[kind]()
        self.took[kind].append(time.monotonic() - begun - self.beside)
        self.beside = 0.0
        if answer.status not in (200, 302):
            self.errors.append(answer.status)

    beside = 0.0
    """Seconds of the last request that went into looking at its form first."""

    def search(self) -> Answer:
        """Words are sent in a form, and what was found stands at another address."""
        token = self.before(partial(self.client.token, "/search/"))
        words = self.chance.choice(RARE + COMMON)
        found = self.client.ask("POST", "/search/", {"csrfmiddlewaretoken": token, "words": words})
        return self.client.get(found.location)

    def write(self) -> Answer:
        text = self.chance.choice(self.texts)
        return self.add(text, self.before(partial(self.client.get, f"/desk/{text}/")))

    def before(self, look: Callable[[], Found]) -> Found:
        begun = time.monotonic()
        found = look()
        self.beside = time.monotonic() - begun
        return found

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
    given = [int(each) for each in sys.argv[1:]]
    passages, seconds, people, pause = [*given, *(100_000, 60, PEOPLE, PAUSE)[len(given) :]]
    with tempfile.TemporaryDirectory() as folder:
        begun = time.monotonic()
        texts = made(Path(folder), passages, people)
        print(f"{passages} passages in {len(texts)} texts, made in {time.monotonic() - begun:.0f} s")
        env, path = environment(Path(folder)), Path(folder) / "bench.casebook"
        seed = [sys.executable, "-m", "tests.web.seed", str(path), *names(people)]
        subprocess.run(seed, env=env, cwd=ROOT, check=True)
        server = serving(path, env, "--as", AMINA)
        with server as base:
            return work(base, texts, seconds, people, pause, server.process.pid)


def work(base: str, texts: list[str], seconds: int, people: int, pause: int, server: int) -> int:
    clients = []
    for name in names(people):
        clients.append(Client(base=base))
        if clients[-1].sign_in(name).status != 302:
            raise SystemExit(f"{name} cannot sign in")
    faults = alone(Person(clients[0], texts, people, 0.0), server)
    until = time.monotonic() + seconds
    crowd = [Person(each, texts, seed, until, pause) for seed, each in enumerate(clients)]
    begun = computed(server)
    for each in crowd:
        each.start()
    for each in crowd:
        each.join()
    number = sum(len(took) for each in crowd for took in each.took.values())
    busy = (computed(server) - begun) / seconds
    print(
        f"{people} people, {number} requests in {seconds} s, a pause of {pause} s, {busy:.2f} cores busy in the server"
    )
    for kind in GOALS:
        told(kind, [one for each in crowd for one in each.took[kind]])
    faults += [status for each in crowd for status in each.errors]
    print(f"errors: {faults}")
    return 1 if faults else 0


def alone(person: Person, server: int) -> list[int]:
    """One person, one request at a time: what it takes, and what it costs."""
    for kind in GOALS:
        person.asks(kind)
    person.took.clear()
    for kind in GOALS:
        begun = computed(server)
        for _ in range(ALONE):
            person.asks(kind)
        told(f"{kind}, alone", person.took[kind], kind, (computed(server) - begun) / ALONE)
    return person.errors


def computed(process: int) -> float:
    """Seconds for which a process has computed (Linux)."""
    fields = Path(f"/proc/{process}/stat").read_text("ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def told(name: str, took: list[float], kind: str = "", computing: float = 0.0) -> None:
    took.sort()
    p95 = took[int(0.95 * (len(took) - 1))]
    cost = f"  computing {computing:.3f} s" if computing else ""
    print(
        f"{name:15} {len(took):5} requests  median {statistics.median(took):.3f} s"
        f"  p95 {p95:.3f} s{cost}  asked {GOALS[kind or name]} s"
    )


if __name__ == "__main__":
    sys.exit(main())
