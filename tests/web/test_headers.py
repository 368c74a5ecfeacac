"""What every answer says to the browser, and to whom the server answers at all (A35, DNS rebinding)."""

from collections.abc import Callable

import pytest
from tests.web.access_matrix import rows
from tests.web.client import Client
from tests.web.conftest import Desk

PATHS = sorted({row.path for row in rows().values() if "{" not in row.path} | {"/nothing-is-here/"})


@pytest.mark.parametrize("path", PATHS)
def test_every_answer(path: str, as_role: Callable[[str], Client]) -> None:
    for role in ("custodian", "outsider", "nobody"):
        answer = as_role(role).get(path)
        policy = answer.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.headers["Referrer-Policy"] == "same-origin"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["X-Frame-Options"] == "DENY"
        assert answer.headers["Server"] is None
        assert "Bearwitness" not in answer.text


@pytest.mark.parametrize("host", ["elsewhere.example", "localhost", "localhost:1", "127.0.0.1.nip.example"])
def test_another_host_name_gets_nothing(host: str, desk: Desk) -> None:
    answer = desk.client().get("/sign-in/", Host=host)
    assert (answer.status, answer.text) == (400, "")


@pytest.mark.parametrize("path", ["/static/desk.css", "/static/desk.js", "/static/htmx.min.js"])
def test_static_files(path: str, desk: Desk) -> None:
    answer = desk.client().get(path)
    assert answer.status == 200
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Access-Control-Allow-Origin"] is None


@pytest.mark.parametrize(
    "path", ["/static/../settings.py", "/static/%2e%2e/settings.py", "/static//etc/passwd"]
)
def test_no_other_file(path: str, desk: Desk) -> None:
    assert desk.client().get(path).status == 404
