"""`bearwitness serve`: this machine only, a free port, a way in for the keyholder; and many at once."""

import shutil
import socket
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from tests.casebooks import PASSPHRASE
from tests.people import AMINA
from tests.web.client import Client
from tests.web.conftest import ROOT, Desk, environment, serving
from tests.web.test_welcome import finish

from bearwitness.actions.keeping.make_casebook import make_casebook
from bearwitness.vault.cost import CHEAPEST
from bearwitness.web.errors import NotLoopback, PortTaken


@pytest.fixture(scope="module")
def new(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("serve") / "new.casebook"
    make_casebook(path, AMINA, PASSPHRASE, CHEAPEST)
    return path


@pytest.fixture
def empty(new: Path, tmp_path: Path) -> Path:
    """A new casebook of the test's own."""
    return Path(shutil.copytree(new, tmp_path / "new.casebook"))


def refused(path: Path, *words: str) -> int:
    command = [sys.executable, "-m", "bearwitness", "serve", str(path), *words]
    done = subprocess.run(command, env=environment(path.parent), cwd=ROOT, capture_output=True, check=False)
    assert b"Traceback" not in done.stderr
    return done.returncode


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.1", "::", "example.org"])
def test_other_machines_are_kept_out(host: str, empty: Path) -> None:
    assert refused(empty, "--host", host) == NotLoopback.exit_code
    assert refused(empty, "--host", host, "--behind-proxy", "http://desk.example") == NotLoopback.exit_code


def test_a_port_that_is_taken(empty: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        assert refused(empty, "--port", str(other.getsockname()[1])) == PortTaken.exit_code


def test_the_first_account_is_the_keyholders(empty: Path) -> None:
    """First steps on an empty casebook; started again, everybody signs in anew, and no link is given unasked."""
    env = environment(empty.parent)
    server = serving(empty, env)
    with server as base:
        client = Client(base=base)
        path = "/" + str(server.told["welcome"]).removeprefix(base)
        assert 'name="passphrase"' not in client.get(path).text
        assert finish(client, path).status == 200
        home = client.get("/")
        assert "These are the first steps" in home.text
        assert client.get("/people/").status == 200
    server = serving(empty, env)
    with server as base:
        assert server.told["welcome"] is None
        client.base = base
        assert client.get("/").status == 302
    server = serving(empty, env, "--new-link")
    with server:
        assert server.told["welcome"]


def test_many_at_once_meet_no_lock(desk: Desk, as_role: Callable[[str], Client]) -> None:
    """Reads and writes from eight threads: every answer is whole, none says that the database is locked."""
    cookies = as_role("custodian").cookies

    def ask(number: int) -> tuple[int, str]:
        client = Client(base=desk.base, cookies=dict(cookies))
        if number % 3:
            answer = client.get(("/", "/record/", "/people/")[number % 3])
        else:
            answer = client.post("/language/", page="/own/", language="en", next="/own/")
        return answer.status, answer.location

    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(ask, range(60))) == {(200, ""), (302, "/own/")}
