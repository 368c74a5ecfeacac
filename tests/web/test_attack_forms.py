"""A20, A21, A23: addresses, headers, methods, forms and uploads that no page sends."""

import http.client
import io
import json
import secrets
import socket
import tempfile
import zipfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest
from tests.web.cast import BY_ROLE, LIA, PASSWORD, code_of
from tests.web.client import Answer, Client
from tests.web.conftest import ROOT, Desk

AWAY = [
    *("//evil.example", "///evil.example", "/\\evil.example", "\\\\evil.example", "https://evil.example"),
    *("/\t/evil.example", "/\n/evil.example", "javascript:alert(1)", " //evil.example", "http:evil.example"),
    *("/\r\nSet-Cookie: a=b", "/" + "x" * 9000, "/x\x00"),
]


def local(answer: Answer) -> bool:
    where = urlsplit(answer.location.replace("\\", "/").replace("\t", "").replace("\n", ""))
    return not where.scheme and not where.netloc


def upload(client: Client, path: str, name: str, data: bytes, **fields: str) -> Answer:
    """Send a file as a browser does, under any name."""
    edge = "edge7"
    sent = {"csrfmiddlewaretoken": client.token("/own/"), **fields}
    parts = [
        f'--{edge}\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n'.encode()
        for key, value in sent.items()
    ]
    head = f'--{edge}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'.encode()
    body = b"".join(parts) + head + data + f"\r\n--{edge}--\r\n".encode()
    return raw(client, path, body, f"multipart/form-data; boundary={edge}")


def raw(client: Client, path: str, body: bytes, kind: str) -> Answer:
    link = http.client.HTTPConnection("127.0.0.1", urlsplit(client.base).port, timeout=300)
    cookies = "; ".join(f"{name}={value}" for name, value in client.cookies.items())
    headers = {"Origin": client.base.rstrip("/"), "Content-Type": kind, "Cookie": cookies}
    link.request("POST", path, body, {**headers, "Host": urlsplit(client.base).netloc})
    response = link.getresponse()
    text = response.read().decode("utf-8", "surrogateescape")
    link.close()
    return Answer(status=response.status, headers=response.headers, text=text)


@pytest.mark.parametrize("target", AWAY, ids=range(len(AWAY)))
def test_nothing_sends_her_away(target: str, desk: Desk, fresh: Callable[[str], Client]) -> None:
    client = fresh(LIA)
    given = quote(target, safe="")
    for answer in (
        client.get(f"/sign-in/?next={given}"),
        client.post("/language/", page="/own/", language="en", next=target),
        client.post(f"/sign-in/again/?next={given}", page="/sign-in/again/", password=PASSWORD),
    ):
        assert answer.status in (302, 400), target
        assert local(answer), answer.location
        assert "a" not in {name.strip() for name in client.cookies}


def test_a_session_is_new_after_signing_in_and_dead_after_leaving(
    desk: Desk, fresh: Callable[[str], Client]
) -> None:
    client = desk.client()
    client.get("/sign-in/")
    client.cookies["__Host-session"] = "f" * 32
    assert client.sign_in(LIA).status == 302
    before = dict(client.cookies)
    assert before["__Host-session"] != "f" * 32
    client.post("/sign-in/again/", password=PASSWORD)
    assert client.cookies["__Host-session"] != before["__Host-session"]
    old = Client(base=desk.base, cookies=before)
    assert old.get("/own/").status == 302
    kept = dict(client.cookies)
    client.post("/away/", page="/own/")
    assert Client(base=desk.base, cookies=kept).get("/own/").status == 302


def test_one_code_lets_one_in(desk: Desk) -> None:
    ready = []
    for _ in range(4):
        client = desk.client()
        assert client.post("/sign-in/", name=LIA, password=PASSWORD).status == 302
        ready.append((client, client.token("/sign-in/code/")))
    code = code_of(LIA, 59)

    def try_it(each: tuple[Client, str]) -> int:
        return each[0].ask("POST", "/sign-in/code/", {"csrfmiddlewaretoken": each[1], "code": code}).status

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(try_it, ready)).count(302) == 1


def test_a_role_that_is_taken_is_gone_with_the_next_request(
    desk: Desk, fresh: Callable[[str], Client], as_role: Callable[[str], Client]
) -> None:
    keeper, client = fresh(BY_ROLE["custodian"]), fresh(LIA)
    assert client.get("/sources/").status == 200
    page = f"/people/{LIA}/"
    assert keeper.post(f"{page}roles/", page=page, roles=["analyst"]).status == 302
    try:
        assert client.get("/sources/").status == 302, "her session has ended"
        again = fresh(LIA)
        assert again.get("/sources/").status == 403
        assert again.get("/desk/").status == 403
    finally:
        assert keeper.post(f"{page}roles/", page=page, roles=["documenter"]).status == 302


def test_odd_requests_are_refused_and_the_server_lives(desk: Desk, as_role: Callable[[str], Client]) -> None:
    host, port = urlsplit(desk.base).netloc, urlsplit(desk.base).port
    cookies = "; ".join(f"{name}={value}" for name, value in as_role("team").cookies.items())
    head = f"Host: {host}\r\nCookie: {cookies}\r\n"
    smuggled = "GET /persons/ HTTP/1.1\r\nHost: evil.example\r\n\r\n"
    for asked in (
        f"POST /search/ HTTP/1.1\r\n{head}Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n{smuggled}",
        f"GET / HTTP/1.1\r\n{head}Content-Length: {len(smuggled)}\r\nContent-Length: 0\r\n\r\n{smuggled}",
        f"GET / HTTP/1.1\r\nHost: {host}\r\nHost: evil.example\r\n\r\n",
        f"POST /search/?_method=DELETE HTTP/1.1\r\n{head}X-HTTP-Method-Override: GET\r\nContent-Length: 0\r\n\r\n",
        f"BREW / HTTP/1.1\r\n{head}\r\n",
        "GET http://evil.example/ HTTP/1.1\r\nHost: evil.example\r\n\r\n",
    ):
        with socket.create_connection(("127.0.0.1", port), timeout=20) as line:
            line.sendall(asked.encode())
            line.shutdown(socket.SHUT_WR)
            told = b""
            while more := line.recv(65536):
                told += more
        statuses = [each[9:12] for each in told.split(b"\r\n") if each.startswith(b"HTTP/1.")]
        assert statuses, asked
        assert statuses[0] in (b"400", b"403", b"405", b"501"), (asked, statuses)
        assert b"/persons/P-" not in told
    assert as_role("team").get("/").status == 200


HUGE = [
    *("/persons/%00/", "/persons/" + "P" * 5000 + "/", "/sources/..%2f..%2fkeyring.json/", "/desk/%ff%fe/"),
    *("/search/kept/99999999999999999999999/drop/", "/record/?before=" + "9" * 18, "/record/?before=%D9%A3"),
    *(
        "/search/?of=%00",
        "/persons/?page=999999",
        "/sources/?page=999999",
        "/figures/cell/?by=role&code=%27--",
    ),
    *("/figures/?by=role&by=role", "/care/interview/?person=%3Cscript%3E", "/desk/words/__class__/"),
    *(
        "/people/%F0%9F%92%A9/",
        "/record/?item=%00",
        "/passages/%3Cb%3E/?unfold=maybe",
        "/desk/?from=99999999",
    ),
]


@pytest.mark.parametrize("path", HUGE, ids=range(len(HUGE)))
def test_no_address_is_a_fault(path: str, as_role: Callable[[str], Client]) -> None:
    for role in ("team", "custodian"):
        answer = as_role(role).get(path)
        assert answer.status in (200, 302, 400, 403, 404, 405, 422), (role, path)
        assert "Traceback" not in answer.text
        assert "<script>" not in answer.text


def test_forms_that_are_too_large_or_too_deep(as_role: Callable[[str], Client], desk: Desk) -> None:
    client = as_role("team")
    token = client.token("/own/")
    deep = "[" * 100_000
    forms: list[tuple[str, dict[str, object]]] = [
        ("/search/", {f"f{number}": "x" for number in range(2500)}),
        ("/search/", {"words": "가" * 2_000_000}),
        ("/search/", {"words": "a\x00'; DROP TABLE x; --{{7*7}}${7*7}\r\nX: y"}),
        ("/take-in/list/", {"original": "A" * 401, "step": "look", "organisation": "x", "date": "x"}),
        ("/take-in/list/", {"original": "AAAA", "step": "bring", "organisation": "x", "date": "2026-01-01"}),
        (f"/desk/{desk.text}/claims/", {"start": "9" * 40, "end": "\u0663", "seen": "9999-99"}),
        (f"/desk/{desk.text}/claims/", {"start": "0", "end": "5", "subject": "new:Person", "fresh": "../x"}),
        ("/estimates/", {"source": "file", "frame": "x" * 5000}),
        ("/pairs/judge/", {"pair": deep[:9000], "verdict": "same"}),
        (f"/sources/{desk.source}/help/", {"service": "9" * 11, "answer": "\x00"}),
        (f"/sources/{desk.source}/feedback/", {"kind": "x" * 500}),
        (f"/sources/{desk.source}/risk/", {"day": "9" * 5000}),
    ]
    for path, fields in forms:
        answer = client.ask("POST", path, {"csrfmiddlewaretoken": token, **fields})
        assert answer.status in (302, 400, 404, 413, 422), (path, answer.status)
        assert "\nX: y" not in answer.location
    waiting = desk.client()
    waiting.post("/sign-in/", name=LIA, password=PASSWORD)
    assert waiting.post("/sign-in/code/", answer=deep[:19_000]).status == 422
    kind = "application/json"
    assert raw(client, "/search/", json.dumps({"words": "x"}).encode(), kind).status == 403


def bomb(mark: str, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as folder:
        for number in range(3):
            folder.writestr(f"../../{number}.csv", b"0," * 9_000_000)
        folder.writestr(f"../../../tmp/{mark}.csv", b"x")
        folder.writestr(f"../{mark}.csv", b"x")
    return made.getvalue()


def slipped(mark: str, desk: Desk) -> set[str]:
    """Names with a mark, beside the casebook and in it, and in every folder to which a path could have climbed."""
    places = (desk.path, Path(tempfile.gettempdir()), Path.cwd(), ROOT)
    flat = {each.name for place in places for up in (place, *place.parents) for each in up.iterdir()}
    deep = {each.name for each in desk.path.parent.rglob("*")}
    return {each for each in flat | deep if mark in each}


def test_bombs_and_paths_in_uploads(desk: Desk, as_role: Callable[[str], Client]) -> None:
    client, mark = as_role("team"), secrets.token_hex(8)
    damaged = [bytearray(bomb(mark, each)) for each in (zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA)]
    for each in damaged:
        each[60:120] = b"\xff" * 60
    fields = {"source": "file", "frame": "somebody"}
    for data in (bomb(mark), *map(bytes, damaged)):
        answer = upload(client, "/estimates/", "1.zip", data, **fields)
        assert answer.status == 422, answer.text[-600:]
    for name in (
        *(f"{'../' * deep}{mark}.docx" for deep in range(1, 9)),
        f"..\\{mark}.xlsx",
        f"/tmp/{mark}.csv",  # noqa: S108 (an attacker's name, not ours)
        f"a\x01{mark}.csv",
        f"{mark}" + "x" * 4000 + ".pdf",
        ".docx",
    ):
        answer = upload(client, "/take-in/document/", name, bomb(mark), public="yes", organisation="x")
        assert answer.status in (302, 400, 404, 422), name
    assert slipped(mark, desk) == set()
    for place in (desk.path.parent, Path(tempfile.gettempdir())):
        kept = place / f"{mark}.seen"
        kept.touch()
        assert slipped(mark, desk) == {kept.name}, "it would have been seen"
        kept.unlink()


def test_ids_of_another_casebook(desk: Desk, as_role: Callable[[str], Client]) -> None:
    other = "A" * 26
    for role in ("team", "reviewer", "custodian", "documenter"):
        client = as_role(role)
        for path in (
            f"/persons/P-{other}/",
            f"/passages/S-{other}/",
            f"/sources/S-{other}/",
            f"/desk/T-{other}/",
        ):
            assert client.get(path).status in (403, 404), (role, path)
