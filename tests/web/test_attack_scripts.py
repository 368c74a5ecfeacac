"""A13, A14, A10: what somebody writes is never run, with the policy and without it, and nobody reads more by asking oddly."""

import base64
import itertools
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Dialog
from tests.web.checking import WATCH
from tests.web.client import Client
from tests.web.conftest import Desk
from tests.web.test_persons import says
from tests.web.test_sources import AGREED, decided, send

from bearwitness.actions.care.record_risk import ABOUT

BAD = "\"'><img src=x onerror=alert(7)><script>alert(7)</script><svg onload=alert(7)>{{7*7}}{%debug%}"
_number = itertools.count()


@pytest.fixture
def poisoned(desk: Desk, as_role: Callable[[str], Client]) -> list[str]:
    """Pages on which an attack stands, written wherever a role may write."""
    client = as_role("team")
    agreed = {**AGREED, "interviewer": BAD, "name_1": BAD, "share_1": "yes", "interpreter": BAD}
    assert send(client, "/take-in/testimony/", agreed).status == 302
    page = client.post(
        "/take-in/testimony/words/",
        text=f"{BAD} she crossed the river in 2004. {next(_number)}",
        organisation="",
    )
    source = re.findall(r'action="/sources/([^/]+)/mask/"', page.text)[0]
    assert "<img src=x" not in page.text
    assert send(client, f"/sources/{source}/mask/", decided(page, step="sign", signed="yes")).status == 302
    text = re.findall(r"/desk/(T-\w+)/", client.get(f"/sources/{source}/").text)[0]
    says(client, text, "new:Person", role="Survivor")
    client.post(f"/sources/{source}/feedback/", kind="Promised", note=BAD)
    levels: dict[str, object] = dict.fromkeys(ABOUT, "Low")
    days = {"day": "2026-05-01", "next_review": "2026-12-01"}
    assert (
        send(client, f"/sources/{source}/risk/", {"own_view": BAD, "note": BAD, **levels, **days}).status
        == 302
    )
    passage = re.findall(r"/persons/(P-\w+)/", client.get("/persons/").text)
    client.post(f"/persons/{desk.person}/elements/PalermoAct/", standard="none", reason=BAD)
    client.post("/care/help/", service="Legal", language="ko", region="kr", words=BAD)
    found = client.post("/search/", words="onerror").location
    client.post("/search/keep/", page=found, of=found.partition("of=")[2])
    persons = [f"/persons/{each}/" for each in dict.fromkeys(passage)]
    mine = f"/sources/{source}/"
    return [
        *(mine, f"{mine}consent/", f"{mine}feedback/", f"{mine}risk/", f"{mine}copy/", f"{mine}letters/"),
        *(f"{mine}stop/", f"/desk/{text}/?unfold=yes", found, "/search/", "/reviews/", *persons[:3]),
        *(f"/persons/{desk.person}/elements/", f"/persons/{desk.person}/elements/PalermoAct/", "/sources/"),
        f"/desk/{text}/?unfold=no",  # the session is that of other tests too
    ]


@pytest.mark.chromium
@pytest.mark.parametrize("bypass", [False, True], ids=["with the policy", "without it"])
def test_nothing_that_is_written_runs(
    bypass: bool,
    desk: Desk,
    poisoned: list[str],
    as_role: Callable[[str], Client],
    browser_as: Callable[..., BrowserContext],
) -> None:
    page = browser_as("team", bypass_csp=bypass).new_page()
    spoken: list[str] = []
    page.add_init_script(WATCH)

    def dismiss(dialog: Dialog) -> None:
        spoken.append(page.url)
        dialog.dismiss()

    page.on("dialog", dismiss)
    met = 0
    for path in poisoned:
        answer = page.goto(desk.base.rstrip("/") + path)
        assert answer is not None
        assert answer.status == 200, path
        met += "onerror=alert(7)" in page.inner_text("body")
        assert page.locator("img, [onerror], [onload], main script").count() == 0, path
        assert page.evaluate("window.broken ?? []") == [], path
        assert "49" not in page.inner_text("h1")
    headers = f"no,{BAD},x".replace('"', "'")
    list_ = base64.b64encode(f"{headers}\n1,{BAD},2\n2,{BAD},3\n".replace('"', "'").encode()).decode()
    for step in ("", "look"):
        told = send(
            as_role("team"),
            "/take-in/list/",
            {
                "original": list_,
                "name": f"{BAD}.csv",
                "organisation": BAD[:60],
                "date": "2026-05-01",
                "step": step or "look",
                "table": "1",
                "header": "1",
                "record": "1",
                "missing": BAD,
                "property-2": "sex",
                "said-2": BAD,
                "means-2": BAD,
                "currency-2": BAD,
                "scopes": "count",
            },
        )
        assert "onerror=alert(7)" in told.text
        page.set_content(told.text)
        met += 1
        assert page.locator("img, [onerror], [onload], main script").count() == 0
    assert met >= 6, "the attack must stand somewhere"
    assert spoken == []


def test_what_leaves_as_a_file_is_never_shown_here(desk: Desk, as_role: Callable[[str], Client]) -> None:
    answer = as_role("team").get(f"/sources/{desk.source}/copy/?file=yes&language=%3Cscript%3E")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="copy.txt"'
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Type"].startswith("text/plain")
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]


def test_an_analyst_gets_no_closed_word(desk: Desk, as_role: Callable[[str], Client]) -> None:
    client = as_role("team")
    only = {**AGREED, "answer_analyse": "no", "answer_count": "no"}
    assert send(client, "/take-in/testimony/", only).status == 302
    page = client.post("/take-in/testimony/words/", text="Quillback lamp: she crossed the river in 2004.")
    source = re.findall(r'action="/sources/([^/]+)/mask/"', page.text)[0]
    assert (
        send(client, f"/sources/{source}/mask/", decided(page, "leave", step="sign", signed="yes")).status
        == 302
    )
    text = re.findall(r"/desk/(T-\w+)/", client.get(f"/sources/{source}/").text)[0]
    says(client, text, "new:Person", role="Survivor")
    hit = client.post("/search/", words="Quillback").location
    assert text in client.get(hit).text, "whoever may read it finds it"
    passage = re.findall(r'href="/passages/([^"#/]+)/', client.get(hit).text)[0]
    analyst = as_role("analyst")
    found = analyst.post("/search/", words="Quillback").location
    for path in (
        *(found, hit, "/persons/", "/figures/?by=role", "/figures/cell/?by=role&code=Survivor", "/record/"),
        *(
            f"/passages/{passage}/?unfold=yes",
            f"/desk/{text}/",
            f"/sources/{source}/",
            f"/reviews/{desk.claim}/",
        ),
        *(f"/passages/{passage}/?format=json", f"/search/?of=x&after={text}", "/desk/words/role/"),
    ):
        for headers in ({}, {"HX-Request": "true"}, {"Accept": "application/json"}, {"Range": "bytes=0-9"}):
            answer = analyst.get(path, **headers)
            assert "lamp" not in answer.text, path
            assert path == "/record/" or text not in answer.text.replace(path, ""), path
            assert answer.headers["ETag"] is None
            assert answer.headers["Last-Modified"] is None
    client.post(f"/sources/{source}/withdraw/", page=f"/sources/{source}/withdraw/")
