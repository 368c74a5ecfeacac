"""Count what pages of lists ask of the database as their rows grow: ``python -m tests.web.list_queries FOLDER``.

A process of its own, in which Django with the pages is configured; each page goes through the whole of the handler, with
a session. Prints JSON: by page, the number of statements at each size, and the rows that were shown.
"""

import io
import json
import re
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bearwitness.web.start import start_web

start_web()

from django.core.management import call_command  # noqa: E402 (Django first)
from django.db import connection  # noqa: E402 (Django first)
from tests.actions.conftest import SURVIVOR, Witness  # noqa: E402 (Django first)
from tests.casebooks import PASSPHRASE, unlocked  # noqa: E402 (Django first)
from tests.people import AMINA  # noqa: E402 (Django first)
from tests.web.conftest import PLAN  # noqa: E402 (Django first)

from bearwitness.actions.keeping.make_casebook import make_casebook  # noqa: E402 (Django first)
from bearwitness.casebook.models import Plan  # noqa: E402 (Django first)
from bearwitness.casebook.opening import open_casebook  # noqa: E402 (Django first)
from bearwitness.domain.identifiers import new_identifier  # noqa: E402 (Django first)
from bearwitness.release.planning.dossier_plan import read_plan  # noqa: E402 (Django first)
from bearwitness.vault.cost import CHEAPEST  # noqa: E402 (Django first)
from bearwitness.web.accounts.models import Account  # noqa: E402 (Django first)
from bearwitness.web.accounts.session_limits import BEGAN, SEEN  # noqa: E402 (Django first)
from bearwitness.web.accounts.session_store import ACCOUNT, SessionStore  # noqa: E402 (Django first)
from bearwitness.web.process import Served, hold  # noqa: E402 (Django first)
from bearwitness.web.serve import Handler  # noqa: E402 (Django first)

SIZES = (3, 30)
HOST = "localhost:1"
PAGES = {
    "home": "/",
    "figures": "/figures/?by=role",
    "cell": "/figures/cell/?by=role&code=Survivor",
    "releases": "/releases/",
    "people": "/people/",
    "record": "/record/",
    "care": "/care/",
    "own": "/own/",
}
ROWS = r"<tr>|<li>|<section class=\"card behind\">"


class Grown:
    """So many persons, plans, accounts and sessions."""

    def __init__(self, witness: Witness) -> None:
        self.witness, self.size = witness, 0

    def grows(self, size: int) -> None:
        now = datetime.now(UTC)
        for number in range(self.size, size):
            source = self.witness.tells(f"{number}. She crossed the river.", f"org{number}")
            self.witness.says(source, self.witness.person(), "She crossed", role=SURVIVOR)
            text = PLAN.replace("Fictional table", f"Fictional table {number}")
            Plan.objects.create(
                id=new_identifier("R"),
                digest=read_plan(text).digest(),
                text=text,
                contents="",
                by=AMINA,
                at=now,
            )
            account(f"person{number}")
            session(Account.objects.get(name=AMINA))
        self.size = size


def account(name: str) -> Account:
    now = datetime.now(UTC)
    secrets = {"password": "-", "totp_secret": "-"}
    return Account.objects.create(name=name, language="en", made_at=now, made_by=AMINA, **secrets)


def session(of: Account) -> str:
    held: Any = SessionStore()
    held[ACCOUNT], held[BEGAN], held[SEEN] = of.pk, time.time(), time.time()
    held.save()
    return str(held.session_key)


def opened(path: str, key: str) -> tuple[int, int]:
    """Statements of one page, and its rows."""
    asked = 0

    def count(execute: Any, *given: Any) -> Any:
        nonlocal asked
        asked += 1
        return execute(*given)

    status: list[str] = []
    place, _, query = path.partition("?")
    environ = {"REQUEST_METHOD": "GET", "PATH_INFO": place, "QUERY_STRING": query, "HTTP_HOST": HOST}
    environ |= {"SERVER_NAME": "localhost", "SERVER_PORT": "1", "HTTP_COOKIE": f"__Host-session={key}"}
    streams = {"wsgi.input": io.BytesIO(), "wsgi.errors": sys.stderr, "wsgi.url_scheme": "http"}
    handler: Any = Handler()
    with connection.execute_wrapper(count):
        answer = handler({**environ, **streams}, lambda said, headers, trouble=None: status.append(said))
        text = b"".join(answer).decode()
        answer.close()
    assert status == ["200 OK"], (path, status)
    return asked, len(re.findall(ROWS, text))


def main(folder: Path) -> None:
    path = folder / "field.casebook"
    make_casebook(path, AMINA, PASSPHRASE, CHEAPEST)
    found: dict[str, list[tuple[int, int]]] = {name: [] for name in PAGES}
    with open_casebook(path, unlocked(path), actor=AMINA) as casebook:
        call_command("migrate", "accounts", verbosity=0, interactive=False)
        hold(Served(casebook=casebook, origins=(f"http://{HOST}",)))
        key, grown = session(account(AMINA)), Grown(Witness(casebook=casebook))
        for size in SIZES:
            grown.grows(size)
            for name, address in PAGES.items():
                opened(address, key)
                found[name].append(opened(address, key))
    print(json.dumps(found))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
