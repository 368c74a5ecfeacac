"""Words of which a claim says something sensitive are folded on every page, whichever claim the page is about."""

import re
from collections.abc import Callable, Iterator

import pytest
from tests.web.client import Client
from tests.web.conftest import TEXT, Desk

pytestmark = pytest.mark.xdist_group("web")
WORDS = "A broker brought her across the river and sold her."
"""Of all of it somebody says a role, and of its end how she was controlled."""
CELL = "/figures/cell/?by=role&code=Survivor"


@pytest.fixture
def beside(desk: Desk, as_role: Callable[[str], Client]) -> Iterator[tuple[str, str]]:
    """A person whose only claim is plain, on words that hold a sensitive passage; and the passage."""
    client, page = as_role("team"), f"/desk/{desk.text}/"
    client.post("/language/", page="/own/", language="en")
    start = TEXT.index(WORDS)
    span = {"start": str(start), "end": str(start + len(WORDS))}
    coded = {"basis": "FirstHand", "reliability": "LikelyReliable", "sure": "yes"}
    subject = "new:Person"
    for name, value in (("role", "Survivor"), ("act", "Transfer")):
        stamps = dict(re.findall(r'name="(seen|fresh)" value="([^"]+)"', client.get(page).text))
        said = {"subject": subject, "property": name, "value": value}
        assert client.post(f"{page}claims/", page=page, **stamps, **span, **said, **coded).status == 302
        subject = f"P-{stamps['fresh']}" if subject == "new:Person" else subject
    person = f"/persons/{subject}/"
    [passage] = set(re.findall(r'href="(/passages/[^"#]+)#here"', client.get(person).text))
    yield person, passage
    for _ in range(2):
        client.post(f"{page}undo/", page=page)


def pages(client: Client, desk: Desk, person: str, passage: str) -> list[str]:
    """Every page that shows the passage."""
    claim = re.findall(r'<li id="(C-[^"]+)"', client.get(person).text)[0]
    name = passage.strip("/").rpartition("/")[2]
    found = client.post("/search/", term="role:Survivor").location
    return [
        person,
        f"{person}positions/{claim}/",
        f"{person}elements/",
        f"{person}elements/PalermoAct/",
        f"/reviews/{claim}/",
        f"/reviews/{claim}/amend/",
        f"{found}&in=claims",
        CELL,
        f"/sources/{desk.source}/passages/",
        f"/sources/{desk.source}/passages/{name}/",
        f"/sources/{desk.source}/stop/",
        passage,
    ]


def test_a_passage_is_folded_for_what_another_claim_says_of_its_words(
    desk: Desk, beside: tuple[str, str], as_role: Callable[[str], Client]
) -> None:
    client = as_role("team")
    every = pages(client, desk, *beside)
    for path in every:
        shown = client.get(path)
        assert shown.status == 200, path
        assert "sold her" not in shown.text, path
        assert "folded" in shown.text, path
        assert "unfold=yes" in shown.text, path
    assert "sold her" in client.get(f"{CELL}&unfold=yes").text
    for path in every:
        assert "sold her" in client.get(path).text, path
    assert "sold her" not in client.get(f"{CELL}&unfold=no").text
