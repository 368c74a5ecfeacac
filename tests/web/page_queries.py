"""Count the queries of pages over a casebook that grows, in a process of its own: ``python -m tests.web.page_queries``."""

import json
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from unittest.mock import patch

from bearwitness.web.start import start_web

start_web()

from django.core.management import call_command  # noqa: E402 (Django first)
from django.db import connection  # noqa: E402 (Django first)
from django.http import HttpResponse  # noqa: E402 (Django first)
from django.test import RequestFactory  # noqa: E402 (Django first)
from django.test.utils import CaptureQueriesContext  # noqa: E402 (Django first)
from django.urls import resolve  # noqa: E402 (Django first)
from tests.actions.conftest import DEBT, SURVIVOR, Witness  # noqa: E402 (Django first)
from tests.casebooks import PASSPHRASE, unlocked  # noqa: E402 (Django first)
from tests.people import AMINA  # noqa: E402 (Django first)

from bearwitness.actions.coding.claim_draft import ClaimDraft  # noqa: E402 (Django first)
from bearwitness.actions.coding.code_text import code_text  # noqa: E402 (Django first)
from bearwitness.actions.coding.passage_draft import PassageDraft  # noqa: E402 (Django first)
from bearwitness.actions.keeping.make_casebook import make_casebook  # noqa: E402 (Django first)
from bearwitness.casebook.acting import roles_held  # noqa: E402 (Django first)
from bearwitness.casebook.models import Passage, TextVersion  # noqa: E402 (Django first)
from bearwitness.casebook.opening import open_casebook  # noqa: E402 (Django first)
from bearwitness.vault.cost import CHEAPEST  # noqa: E402 (Django first)
from bearwitness.web.accounts.models import Account  # noqa: E402 (Django first)
from bearwitness.web.process import Served, hold  # noqa: E402 (Django first)
from bearwitness.web.request import PageRequest  # noqa: E402 (Django first)

SIZES = (10, 200)
WORDS = "She crossed the river in spring. "


class Visitor:
    """Somebody signed in, who opens pages in one session."""

    def __init__(self, name: str) -> None:
        self.account = Account.objects.create(
            name=name, password="-", totp_secret="-", language="en", made_at=datetime.now(UTC), made_by=name
        )
        self.session: dict[str, object] = {}

    def opens(self, path: str, data: dict[str, str] | None = None) -> HttpResponse:
        made: Any = RequestFactory().post(path, data) if data else RequestFactory().get(path)
        made.__class__ = PageRequest
        made.account, made.session, made.partial, made.language = self.account, self.session, False, "en"
        made.roles = roles_held(self.account.name)
        found = resolve(path.partition("?")[0])
        answer: HttpResponse = found.func(made, *found.args, **found.kwargs)
        assert answer.status_code in (200, 302), (path, answer.status_code)
        return answer


class Growing:
    """A text with so many passages, a person of whom each of them speaks, and so many sources and persons beside."""

    def __init__(self, witness: Witness) -> None:
        self.witness, self.size = witness, 0
        self.source = witness.tells(WORDS * max(SIZES), "one").id
        self.text = TextVersion.objects.get(source=self.source).id
        self.person = witness.person()

    def grows(self, size: int) -> None:
        drafts = []
        for number in range(self.size, size):
            source = self.witness.tells(f"{number}. {WORDS}", "one")
            self.witness.says(source, self.witness.person(), "She crossed", role=SURVIVOR)
            start = number * len(WORDS)
            value, name = (SURVIVOR, "role") if number % 2 else (DEBT, "control_method")
            claim = ClaimDraft(
                subject_id=self.person, property=name, value=value, basis="FirstHand", reliability="Unsure"
            )
            drafts.append(PassageDraft(start=start, end=start + len(WORDS) - 1, claims=(claim,)))
        code_text(self.witness.casebook, self.text, drafts)
        self.size = size

    def paths(self) -> dict[str, str]:
        passage = Passage.objects.filter(text=self.text).order_by("start")[0].id
        return {
            "desk": f"/desk/{self.text}/",
            "texts": "/desk/",
            "persons": "/persons/",
            "person": f"/persons/{self.person}/",
            "passage": f"/passages/{passage}/",
            "reviews": "/reviews/",
            "sources": "/sources/",
            "source": f"/sources/{self.source}/",
        }


def counted(visitor: Visitor, path: str) -> dict[str, float]:
    visitor.opens(path)
    with CaptureQueriesContext(connection) as seen:
        begun = time.process_time()
        answer = visitor.opens(path)
        spent = time.process_time() - begun
    return {"queries": len(seen), "cpu_ms": round(1000 * spent, 1), "bytes": len(answer.content)}


def measured(visitor: Visitor, growing: Growing) -> Iterator[tuple[str, dict[str, float]]]:
    for name, path in growing.paths().items():
        yield name, counted(visitor, path)
    found = visitor.opens("/search/", {"words": "river", "view": "texts"}).headers["Location"]
    yield "search", counted(visitor, found)
    yield "search_claims", counted(visitor, f"{found}&in=claims")


def main(folder: Path) -> None:
    path = folder / "field.casebook"
    make_casebook(path, AMINA, PASSPHRASE, CHEAPEST)
    with open_casebook(path, unlocked(path), actor=AMINA) as casebook:
        call_command("migrate", "accounts", verbosity=0, interactive=False)
        hold(Served(casebook=casebook, origins=()))
        growing, visitor = Growing(Witness(casebook=casebook)), Visitor(AMINA)
        found: dict[str, list[dict[str, float]]] = {}
        with patch("django.middleware.csrf.get_token", lambda request: "0" * 64):
            for size in SIZES:
                growing.grows(size)
                for name, each in measured(visitor, growing):
                    found.setdefault(name, []).append(each)
    print(json.dumps(found))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
