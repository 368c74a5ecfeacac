"""Words of which a claim says something sensitive are folded on every page, whichever claim the page is about."""

import re
from collections.abc import Callable, Iterator

import pytest
from tests.web.client import Client
from tests.web.conftest import TEXT, Desk

WORDS = "A broker brought her across the river and sold her."
"""Of all of it somebody says a role, and of its end how she was controlled."""
CELL = "/figures/cell/?by=role&code=Survivor"


Coding = Callable[[str, str, str], str]


@pytest.fixture
def says(desk: Desk, as_role: Callable[[str], Client]) -> Iterator[Coding]:
    """Code the words with one claim, and say of which subject; all of it is taken back at the end."""
    client, page = as_role("team"), f"/desk/{desk.text}/"
    client.post("/language/", page="/own/", language="en")
    client.get(f"{CELL}&unfold=no")
    start = TEXT.index(WORDS)
    span = {"start": str(start), "end": str(start + len(WORDS))}
    coded = {"basis": "FirstHand", "reliability": "LikelyReliable", "sure": "yes"}
    made = []

    def say(subject: str, name: str, value: str) -> str:
        stamps = dict(re.findall(r'name="(seen|fresh)" value="([^"]+)"', client.get(page).text))
        said = {"subject": subject, "property": name, "value": value}
        assert client.post(f"{page}claims/", page=page, **stamps, **span, **said, **coded).status == 302
        kind = subject.removeprefix("new:")
        made.append(subject if kind == subject else f"{kind[0]}-{stamps['fresh']}")
        return made[-1]

    yield say
    for _ in made:
        client.post(f"{page}undo/", page=page)


@pytest.fixture
def beside(says: Coding, as_role: Callable[[str], Client]) -> tuple[str, str]:
    """A person whose only claims are plain, on words that hold a sensitive passage; and the passage."""
    person = f"/persons/{says(says('new:Person', 'role', 'Survivor'), 'act', 'Transfer')}/"
    [passage] = set(re.findall(r'href="(/passages/[^"#]+)#here"', as_role("team").get(person).text))
    return person, passage


def pages(client: Client, desk: Desk, person: str, passage: str) -> list[str]:
    """Every page that shows the passage."""
    claim = re.findall(r'<li id="(C-[^"]+)"', client.get(person).text)[0]
    name = passage.strip("/").rpartition("/")[2]
    claims = client.post("/search/", term="role:Survivor").location
    texts = client.post("/search/", words="across the river").location
    return [
        person,
        f"{person}positions/{claim}/",
        f"{person}elements/",
        f"{person}elements/PalermoAct/",
        f"/reviews/{claim}/",
        f"/reviews/{claim}/amend/",
        f"{claims}&in=claims",
        texts,
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


def test_it_is_folded_where_codings_wait_for_a_second_person(
    beside: tuple[str, str], as_role: Callable[[str], Client]
) -> None:
    second = as_role("reviewer")
    waiting = second.get("/reviews/").text
    assert "Transfer" in waiting
    assert "sold her" not in waiting
    assert "sold her" in second.get("/reviews/?unfold=yes").text
    assert "sold her" not in second.get("/reviews/?unfold=no").text


def test_what_joins_two_cases_is_folded_and_stays_where_it_is_shown(
    desk: Desk, says: Coding, as_role: Callable[[str], Client]
) -> None:
    other, broker = says("new:Person", "role", "Survivor"), says("new:Person", "role", "Broker")
    for person in (desk.person, other):
        episode = says(says("new:Episode", "undergone_by", person), "done_by", f"{broker} as Broker")
        says(episode, "step", "SoldOrHandedOver")
    client, page = as_role("team"), "/patterns/network/joins/"
    asked = {"page": page, "one": desk.person, "two": other}
    folded = client.post(page, **asked).text
    assert f'<input type="hidden" name="two" value="{other}">' in folded
    assert broker in folded
    assert "sold her" not in folded
    [unfold] = re.findall(r'method="post" action="([?]unfold=\w+)"', folded)
    shown = client.post(f"{page}{unfold}", **asked).text
    assert broker in shown
    assert "sold her" in shown
    [fold] = re.findall(r'method="post" action="([?]unfold=\w+)"', shown)
    assert "sold her" not in client.post(f"{page}{fold}", **asked).text
