"""Search: in text and claims, in three languages; its words stand in no address and in no record."""

import re
from collections.abc import Callable

import pytest
from tests.web.client import Client
from tests.web.conftest import Desk


@pytest.fixture
def client(as_role: Callable[[str], Client]) -> Client:
    found = as_role("team")
    found.post("/language/", page="/own/", language="en")
    return found


def found(client: Client, **asked: str) -> str:
    """Page of what was found; its address holds nothing of what was asked."""
    answer = client.post("/search/", **asked)
    assert answer.status == 302, answer.text
    assert re.fullmatch(r"/search/\?of=[\w-]+", answer.location)
    return answer.location


def test_words_are_found_in_text(client: Client, desk: Desk) -> None:
    shown = client.get(found(client, words="RESTAURANT")).text
    assert "<mark>restaurant</mark>" in shown
    assert f"/passages/{desk.passage}/" in shown
    assert "<mark>팔렸</mark>" in client.get(found(client, words="팔렸")).text
    assert "Nothing was found" in client.get(found(client, words="zeppelin")).text
    assert "Nothing was found" in client.get(found(client, words="restaurant", kind="list")).text
    assert "<mark>" in client.get(found(client, words="restaurant", term="role:Survivor")).text
    assert "<mark>" not in client.get(found(client, words="restaurant", term="sex:Male")).text


@pytest.mark.parametrize("words", ["Debt bondage", "채무", "债务"])
def test_claims_are_found_by_their_labels(words: str, client: Client, desk: Desk) -> None:
    assert f"/persons/{desk.person}/" in client.get(f"{found(client, words=words)}&in=claims").text


def test_a_filter_alone_lists_claims(client: Client, desk: Desk) -> None:
    assert f"/persons/{desk.person}/" in client.get(found(client, term="role:Survivor")).text
    assert client.post("/search/").status == 422
    assert client.post("/search/", words="x" * 300).status == 422
    assert client.post("/search/", term="role:Nobody").status == 422


def test_a_token_is_good_in_its_own_session_only(client: Client, as_role: Callable[[str], Client]) -> None:
    address = found(client, words="restaurant")
    assert client.get(address).status == 200
    assert as_role("analyst").get(address).status == 404


def kept(client: Client) -> set[str]:
    return set(re.findall(r'action="(/search/kept/\d+/)"', client.get("/search/").text))


def test_a_search_is_kept_for_its_owner_alone(client: Client, as_role: Callable[[str], Client]) -> None:
    words = "across the river"
    before = kept(client)
    token = found(client, words=words).partition("=")[2]
    client.post("/search/keep/", page="/search/", of=token)
    assert words in client.get("/search/").text
    assert words not in as_role("analyst").get("/search/").text
    [again] = kept(client) - before
    assert as_role("analyst").post(again, page="/search/").status == 404
    assert as_role("analyst").post(f"{again}drop/", page="/search/").status == 404
    assert "<mark>across the river</mark>" in client.get(client.post(again, page="/search/").location).text
    record = client.get("/record/?verb=keep_search").text + client.get("/record/?verb=search").text
    assert ">keep_search</code>" in record
    assert "river" not in record
    client.post(f"{again}drop/", page="/search/")
    assert words not in client.get("/search/").text
