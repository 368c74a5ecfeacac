"""Count what pages ask of the database over a casebook that grows: ``python -m tests.web.page_queries FOLDER``.

A process of its own, in which Django with the pages is configured; each page goes through the whole of the handler, with
a session. Prints JSON: by page, at each size, its statements, its rows and its bytes.
"""

import io
import json
import re
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from bearwitness.web.start import start_web

start_web()

from django.core.management import call_command  # noqa: E402 (Django first)
from django.db import connection  # noqa: E402 (Django first)
from tests.actions.conftest import DEBT, SURVIVOR, Witness  # noqa: E402 (Django first)
from tests.casebooks import PASSPHRASE, unlocked  # noqa: E402 (Django first)
from tests.people import AMINA  # noqa: E402 (Django first)
from tests.web.conftest import PLAN  # noqa: E402 (Django first)

from bearwitness.actions.coding.claim_draft import ClaimDraft  # noqa: E402 (Django first)
from bearwitness.actions.coding.code_text import code_text  # noqa: E402 (Django first)
from bearwitness.actions.coding.passage_draft import PassageDraft  # noqa: E402 (Django first)
from bearwitness.actions.keeping.make_casebook import make_casebook  # noqa: E402 (Django first)
from bearwitness.casebook.models import Passage, Plan, TextVersion  # noqa: E402 (Django first)
from bearwitness.casebook.opening import open_casebook  # noqa: E402 (Django first)
from bearwitness.domain.identifiers import new_identifier  # noqa: E402 (Django first)
from bearwitness.release.planning.dossier_plan import read_plan  # noqa: E402 (Django first)
from bearwitness.vault.cost import CHEAPEST  # noqa: E402 (Django first)
from bearwitness.web.accounts.models import Account  # noqa: E402 (Django first)
from bearwitness.web.accounts.session_limits import BEGAN, SEEN  # noqa: E402 (Django first)
from bearwitness.web.accounts.session_store import ACCOUNT, SessionStore  # noqa: E402 (Django first)
from bearwitness.web.process import Served, hold  # noqa: E402 (Django first)
from bearwitness.web.serve import Handler  # noqa: E402 (Django first)

SIZES = (5, 60)
HOST = "localhost:1"
WORDS = "She crossed the river in spring. "
LISTS = {
    "home": "/",
    "figures": "/figures/?by=role",
    "cell": "/figures/cell/?by=role&code=Survivor",
    "releases": "/releases/",
    "people": "/people/",
    "record": "/record/",
    "care": "/care/",
    "own": "/own/",
    "texts": "/desk/",
    "persons": "/persons/",
    "reviews": "/reviews/",
    "sources": "/sources/",
}
ROWS = r"<tr>|<li>|<section class=\"card behind\">"


class Growing:
    """A text with so many passages, a person of whom each speaks, and so many of everything that pages list."""

    def __init__(self, witness: Witness) -> None:
        self.witness, self.size = witness, 0
        self.source = witness.tells(WORDS * max(SIZES), "one").id
        self.text = TextVersion.objects.get(source=self.source).id
        self.beside = witness.tells(WORDS * 3, "one", derives_from=self.source).id
        self.person = witness.person()

    def grows(self, size: int) -> None:
        code_text(self.witness.casebook, self.text, [self._draft(each) for each in range(self.size, size)])
        for number in range(self.size, size):
            source = self.witness.tells(f"{number}. {WORDS}", f"org{number}")
            self.witness.says(source, self.witness.person(), "She crossed", role=SURVIVOR)
            self._may_be_quoted(number)
            self._plan(number)
            account(f"person{number}")
            session(Account.objects.get(name=AMINA))
        self.size = size

    def _draft(self, number: int) -> PassageDraft:
        start = number * len(WORDS)
        value, name = (SURVIVOR, "role") if number % 2 else (DEBT, "control_method")
        claim = ClaimDraft(
            subject_id=self.person, property=name, value=value, basis="FirstHand", reliability="Unsure"
        )
        return PassageDraft(start=start, end=start + len(WORDS) - 1, claims=(claim,))

    def _may_be_quoted(self, number: int) -> None:
        """A public document that anybody may quote."""
        words = f"Document {number}. {WORDS}"
        source = self.witness.tells(words, "", None, kind="document", licence="CC0-1.0")
        self.witness.says(source, self.witness.person(), "She crossed", role=SURVIVOR)
        self.quoted = Passage.objects.get(text__source=source.id).id

    def _plan(self, number: int) -> None:
        text = PLAN.replace("Fictional table", f"Fictional table {number}")
        digest, now = read_plan(text).digest(), datetime.now(UTC)
        Plan.objects.create(id=new_identifier("R"), digest=digest, text=text, contents="", by=AMINA, at=now)

    def paths(self) -> dict[str, str]:
        """Pages of one text, one person, one passage and one source."""
        passage = Passage.objects.filter(text=self.text).order_by("start")[0].id
        beside = TextVersion.objects.get(source=self.beside).id
        return {
            "desk": f"/desk/{self.text}/?beside=no",
            "two_texts": f"/desk/{self.text}/?beside={beside}",
            "person": f"/persons/{self.person}/",
            "passage": f"/passages/{passage}/",
            "source": f"/sources/{self.source}/",
        }


class Visitor:
    """Somebody signed in, who opens pages in one session."""

    def __init__(self, name: str) -> None:
        self.cookies = {"__Host-session": session(account(name))}
        self.handler: Any = Handler()

    def measures(self, path: str) -> dict[str, int]:
        """Open a page twice, and say what the second time took."""
        self.opens(path)
        asked = 0

        def count(execute: Any, *given: Any) -> Any:
            nonlocal asked
            asked += 1
            return execute(*given)

        with connection.execute_wrapper(count):
            _, text = self.opens(path)
        return {"statements": asked, "rows": len(re.findall(ROWS, text)), "bytes": len(text)}

    def searches(self, words: str) -> str:
        """Address of what is found."""
        return self.sends("/search/", words=words, view="texts")

    def plans(self, passage: str) -> str:
        """Address of the form with a plan that quotes a passage, so that it shows what else may be quoted."""
        self.sends("/releases/text/", text=f"{PLAN}quotes: [{{passage: {passage}}}]\n")
        return "/releases/new/"

    def sends(self, path: str, **fields: str) -> str:
        """Send a form; where the answer leads."""
        _, page = self.opens(path)
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)
        assert token is not None
        found, _ = self.opens(path, {"csrfmiddlewaretoken": token[1], **fields})
        return found

    def opens(self, path: str, fields: dict[str, str] | None = None) -> tuple[str, str]:
        """Where an answer leads, and its body."""
        place, _, query = path.partition("?")
        body = urlencode(fields or {}).encode()
        environ = {"REQUEST_METHOD": "POST" if fields else "GET", "PATH_INFO": place, "QUERY_STRING": query}
        environ |= {"SERVER_NAME": "localhost", "SERVER_PORT": "1", "HTTP_HOST": HOST}
        environ |= {"HTTP_COOKIE": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if fields:
            environ |= {"CONTENT_TYPE": "application/x-www-form-urlencoded", "HTTP_ORIGIN": f"http://{HOST}"}
        streams = {"wsgi.input": io.BytesIO(body), "wsgi.errors": sys.stderr, "wsgi.url_scheme": "http"}
        told: list[Any] = []
        given = {**environ, **streams, "CONTENT_LENGTH": str(len(body))}
        answer = self.handler(given, lambda said, headers, trouble=None: told.extend((said, headers)))
        text = b"".join(answer).decode()
        answer.close()
        status, headers = told
        assert status == ("302 Found" if fields else "200 OK"), (path, status)
        for name, value in headers:
            if name == "Set-Cookie":
                key, _, kept = value.partition(";")[0].partition("=")
                self.cookies[key] = kept
        return str(dict(headers).get("Location", "")), text


def account(name: str) -> Account:
    secrets = {"password": "-", "totp_secret": "-"}
    return Account.objects.create(
        name=name, language="en", made_at=datetime.now(UTC), made_by=AMINA, **secrets
    )


def session(of: Account) -> str:
    held: Any = SessionStore()
    held[ACCOUNT], held[BEGAN], held[SEEN] = of.pk, time.time(), time.time()
    held.save()
    return str(held.session_key)


def main(folder: Path) -> None:
    path = folder / "field.casebook"
    make_casebook(path, AMINA, PASSPHRASE, CHEAPEST)
    found: dict[str, list[dict[str, int]]] = {}
    with open_casebook(path, unlocked(path), actor=AMINA) as casebook:
        call_command("migrate", "accounts", verbosity=0, interactive=False)
        hold(Served(casebook=casebook, origins=(f"http://{HOST}",)))
        visitor, growing = Visitor(AMINA), Growing(Witness(casebook=casebook))
        for size in SIZES:
            growing.grows(size)
            hits = visitor.searches("river")
            pages = {**LISTS, **growing.paths(), "search": hits, "search_claims": f"{hits}&in=claims"}
            pages["plan_form"] = visitor.plans(growing.quoted)
            for name, address in pages.items():
                found.setdefault(name, []).append(visitor.measures(address))
    print(json.dumps(found))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
