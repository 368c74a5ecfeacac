"""The release desk and the patterns, over a casebook with something to release."""

import io
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page
from tests.actions.conftest import SURVIVOR, Witness
from tests.actions.test_patterns import Told, shared, term
from tests.attacks.test_a19_metadata import MARK, drawing
from tests.casebooks import PASSPHRASE, acting_as, unlocked
from tests.consents import OPEN
from tests.people import AMINA, BEN, DANA
from tests.web.cast import TEO
from tests.web.checking import Watched
from tests.web.client import Client
from tests.web.conftest import ROOT, environment, serving

from bearwitness.actions.consents.hand_copy import hand_copy
from bearwitness.actions.consents.record_consent import record_consent
from bearwitness.actions.consents.withdraw_consent import withdraw_consent
from bearwitness.actions.keeping.make_casebook import make_casebook
from bearwitness.actions.keys.grant_role import grant_role
from bearwitness.actions.sources.add_source import add_source
from bearwitness.casebook.models import Claim, Passage
from bearwitness.casebook.opening import open_casebook
from bearwitness.casebook.rights import Role
from bearwitness.domain.answer import YES
from bearwitness.intake.parsing.parser import Upload, read_one
from bearwitness.release.verifying.verify import verify_bundle
from bearwitness.vault.cost import CHEAPEST
from bearwitness.vault.recipient import PrivateKey

pytestmark = pytest.mark.chromium
COURT = "Fictional Court"
FORMS = ("ForcedMarriage",) * 18 + ("ForcedLabour",) * 12 + ("OnlineSexualExploitation",) * 4
WORDS = {
    "title": ("Forms of exploitation", "착취의 형태", "剥削形式"),
    "purpose": ("For readers", "독자를 위하여", "供读者参考"),
}


@dataclass(kw_only=True)
class Field:
    """A casebook with thirty-six women, and two who share a broker."""

    path: Path
    copy: Path
    env: dict[str, str]
    sources: list[str]
    passage: str
    person: str
    picture: str
    one: str
    two: str


@pytest.fixture(scope="module", autouse=True)
def beside_a_browser() -> Iterator[None]:
    """Playwright leaves its loop in this thread, and Django would take the thread for that loop's."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        yield


@pytest.fixture(scope="module")
def field(beside_a_browser: None, tmp_path_factory: pytest.TempPathFactory) -> Field:
    tmp = tmp_path_factory.mktemp("releases")
    path = tmp / "field.casebook"
    make_casebook(path, AMINA, PASSPHRASE, CHEAPEST)
    with open_casebook(path, unlocked(path), actor=AMINA) as casebook:
        held: dict[str, Role] = {TEO: "team", DANA: "reviewer", BEN: "analyst"}
        for name, role in held.items():
            grant_role(casebook, name, role)
        witness = Witness(casebook=acting_as(casebook, TEO))
        sources = []
        for number, form in enumerate(FORMS):
            source = witness.tells(f"Fictional testimony {number}.", "OrgA")
            witness.assesses(source)
            witness.says(
                source, witness.person(), f"testimony {number}", role=SURVIVOR,
                exploitation=term("exploitation", form),
            )  # fmt: skip
            sources.append(source.id)
        passage = Passage.objects.get(text__source=sources[1])
        shares = {COURT: YES}
        record_consent(
            witness.casebook, sources[1], replace(OPEN, shares=shares, passages={passage.id: {"quote": YES}})
        )
        person = Claim.objects.filter(passage=passage)[0].subject_id
        document = read_one(Upload(data=drawing(), name="page.png"))
        picture = add_source(
            witness.casebook, data=drawing(), name="page.png", kind="document", document=document,
            licence="CC0-1.0",
        ).id  # fmt: skip
        broker, venue = shared(witness)
        told = [Told(witness, at, OPEN, broker, venue) for at in range(2)]
        for each in told:
            witness.assesses(each.source)
    env = environment(tmp)
    people = [AMINA, TEO, DANA, BEN]
    command = [sys.executable, "-m", "tests.web.seed", str(path), *people]
    subprocess.run(command, env=env, cwd=ROOT, check=True)
    copy = Path(shutil.copytree(path, tmp / "copy.casebook"))
    return Field(
        path=path,
        copy=copy,
        env=env,
        sources=sources,
        passage=passage.id,
        person=person,
        picture=picture,
        one=told[0].her,
        two=told[1].her,
    )


@pytest.fixture(scope="module")
def base(field: Field) -> Iterator[str]:
    with serving(field.path, field.env) as address:
        yield address


@pytest.fixture(scope="module")
def teo(base: str) -> Client:
    return signed_in(base, TEO)


@pytest.fixture(scope="module")
def dana(base: str) -> Client:
    return signed_in(base, DANA)


def signed_in(base: str, name: str) -> Client:
    client = Client(base=base)
    assert client.sign_in(name).status == 302
    return client


def page_of(chromium: Browser, client: Client) -> Page:
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, locale="en-GB")
    url = client.base.replace("http:", "https:")
    context.add_cookies(
        [{"name": name, "value": value, "url": url, "secure": True} for name, value in client.cookies.items()]
    )
    return context.new_page()


def plan_fields(**more: object) -> dict[str, object]:
    said = {
        f"{name}_{language}": words
        for name, all_words in WORDS.items()
        for language, words in zip(("en", "ko", "zh"), all_words, strict=True)
    }
    return {**said, "period": "2000/2020", "threshold": "10", "by_0": "exploitation", **more}


def test_a_plan_says_what_is_wrong_with_it(teo: Client) -> None:
    for more, sentence in (
        ({"period": "whenever"}, "not valid at period"),
        ({"threshold": "3"}, "no release goes below 10"),
        ({"by_0": ""}, "not valid at tables"),
        ({"kind_0": "BrokerFee", "currency_0": "yuan", "unit_0": "sale"}, "not valid at tables[0].money"),
        ({"kind_0": "BrokerFee", "currency_0": "CNY"}, "not valid at tables[0].money"),
        ({"for_recipient": COURT, "for_language": "en"}, "not valid at audience.key"),
        ({"for_key": "age1x", "for_recipient": COURT}, "not valid at audience.language"),
        ({"few_sources": "yes", "reason_en": "In one language"}, 'id="f-reason_ko-error">This is needed.'),
    ):
        answer = teo.post("/releases/new/", None, **plan_fields(**more))
        assert answer.status == 422
        assert sentence in answer.text


def test_amounts_a_recipient_and_a_weakened_guard_are_written_in_the_form(teo: Client) -> None:
    key = PrivateKey.generate().public
    asked = {
        "by_0": "sex",
        "may_be_withheld_0": "yes",
        "kind_0": "PurchasePrice",
        "unit_0": "sale",
        "currency_0": "CNY",
        "for_recipient": COURT,
        "for_key": key,
        "for_language": "ko",
        "few_sources": "yes",
        "reason_en": "Few tell",
        "reason_ko": "적은 자료",
        "reason_zh": "来源很少",
    }
    assert teo.post("/releases/new/", None, **plan_fields(**asked)).location == "/releases/draft/"
    draft = teo.get("/releases/draft/").text
    for each in (f"{COURT} alone", "Few tell", "Price paid for a person", "few_sources"):
        assert each in draft, each
    form = teo.get("/releases/new/").text
    for each in (f'value="{COURT}"', f'value="{key}"', "Few tell", "<details open>"):
        assert each in form, each
    for value in ("PurchasePrice", "sale", "ko"):
        assert f'<option value="{value}" selected>' in form
    assert re.search(r'name="few_sources" value="yes" checked', form)
    assert re.search(r'name="may_be_withheld_0" value="yes" checked', form)
    assert not re.search(r'name="map_0" value="yes" checked', form)


def test_a_network_is_asked_for_in_the_form_and_of_one_property_refused_there(teo: Client) -> None:
    asked = {"by_0": "sex", "and_0": "exploitation", "network_0": "yes"}
    assert teo.post("/releases/new/", None, **plan_fields(**asked, may_be_withheld_0="yes")).status == 302
    form = teo.get("/releases/new/").text
    assert re.search(r'name="network_0" value="yes" checked', form)
    assert not re.search(r'name="map_0" value="yes" checked', form)
    assert "network: true" in teo.get("/releases/text/").text
    alone = teo.post("/releases/new/", None, **plan_fields(by_0="sex", network_0="yes"))
    assert alone.status == 422
    assert "not valid at tables[0].network" in alone.text


def test_a_table_of_places_is_asked_for_at_a_level(teo: Client) -> None:
    for more, sentence in (
        ({"map_0": "yes"}, "not valid at tables[0].map"),
        ({"by_0": "sex"}, "not valid at tables[0].level"),
    ):
        asked = {"by_0": "place_of_exploitation", "level_0": "county", "may_be_withheld_0": "yes", **more}
        answer = teo.post("/releases/new/", None, **plan_fields(**asked))
        answer = teo.get(answer.location) if answer.location else answer
        assert sentence in answer.text, sentence
    asked = {"by_0": "place_of_exploitation", "level_0": "county", "may_be_withheld_0": "yes"}
    assert teo.post("/releases/new/", None, **plan_fields(**asked)).location == "/releases/draft/"
    assert "Place of exploitation (county)" in teo.get("/releases/draft/").text
    assert '<option value="county" selected>' in teo.get("/releases/new/").text


def test_the_desk_counts_places_at_a_level(teo: Client) -> None:
    page = teo.get("/figures/?by=place_of_exploitation").text
    assert '<option value="place_of_exploitation.province" selected>' in page
    assert "Place of exploitation (county)" in page
    both = "by=place_of_exploitation.county&by=place_of_exploitation.province"
    assert teo.get(f"/figures/?{both}").status == 404


def test_what_the_form_leaves_empty_the_plan_does_not_ask_for(teo: Client) -> None:
    usual = {"currency_0": "CNY", "unit_0": "person", "for_language": "en", "reason_en": "Not asked for"}
    assert teo.post("/releases/new/", None, **plan_fields(**usual)).status == 302
    text = teo.get("/releases/text/").text
    for each in ("money", "audience", "weaken", "network", "may_be_withheld"):
        assert each not in text.split("<textarea")[1].split("</textarea>")[0], each


def test_words_to_look_at_again_stand_beside_the_text(teo: Client) -> None:
    sent = teo.post("/releases/new/", None, **plan_fields(title_en="Shocking lives of prostitutes"))
    assert sent.location == "/releases/draft/"
    shown = teo.get("/releases/draft/").text
    assert "sells what happened" in shown
    assert "women who were sexually exploited" in shown
    named = teo.post("/releases/text/", text="dossier: [")
    assert named.status == 422


def test_proposed_approved_built_downloaded(
    field: Field, base: str, teo: Client, dana: Client, chromium: Browser, tmp_path: Path
) -> None:
    page = page_of(chromium, teo)
    page.set_default_timeout(120_000)
    watched = Watched(page, base)
    watched.open("/releases/new/")
    for name, value in plan_fields(by_0="").items():
        if name != "by_0":
            page.fill(f"[name={name}]", str(value))
    page.select_option("[name=by_0]", "exploitation")
    page.click("text=Show what would leave")
    watched.check()
    table = page.locator("table", has_text="Why it is withheld").inner_text()
    assert re.search(r"Forced marriage\s+1[89]", table)
    assert re.search(r"nline sexual exploitation\s+withheld\s+fewer persons than the least count", table)
    page.click("button:text-is('Propose')")
    watched.check()
    path = page.url.removeprefix(base.rstrip("/"))
    assert "Approved by teo" in page.inner_text("main")
    assert page.locator("text=Approve what would leave now").count() == 0, "nobody approves what she proposed"
    assert teo.post(f"{path}approve/", page="/own/").status == 422
    assert teo.post(f"{path}build/", page="/own/").status == 422
    assert "withheld" in dana.get(path).text
    assert f"{path}request/" in dana.get(path).text
    assert dana.post(f"{path}approve/", page=path, seen=seen(dana, path)).status == 302
    page.reload()
    page.click("text=Build the release")
    watched.check()
    with page.expect_download() as kept:
        page.click("text=Download the bundle (zip)")
    with zipfile.ZipFile(io.BytesIO(Path(kept.value.path()).read_bytes())) as archive:
        archive.extractall(tmp_path)
    fingerprint = re.search(r"--trust (\w+)", page.content())
    assert fingerprint
    assert verify_bundle(tmp_path / "release", fingerprint[1]).ok
    report = dana.get(page.url.removeprefix(base.rstrip("/")) + "index.html")
    assert report.headers["Content-Disposition"].startswith("attachment")
    assert "sandbox" in report.headers["Content-Security-Policy"]
    listed = dana.get("/releases/").text
    assert ">built<" in listed
    assert dana.get(path + "request/").status == 422, "overtaken by its own release"


def test_a_quote_is_read_by_a_second_person_and_what_she_approves_is_what_she_saw(
    field: Field, base: str, teo: Client, dana: Client, chromium: Browser
) -> None:
    written = (
        "title: {en: Words, ko: 말, zh: 话}\npurpose: {en: A test, ko: 시험입니다, zh: 测试}\n"
        f"period: 2000/2020\nquotes: [{{passage: {field.passage}}}]\n"
    )
    assert teo.post("/releases/text/", text=written).status == 302
    assert "testimony 1" in teo.get("/releases/draft/").text
    path = proposed_draft(teo)
    listed = teo.get("/releases/").text
    assert listed.split(path)[1].split("</tr>")[0].count("waiting") == 1
    assert "testimony 1" in teo.get(path).text
    assert "I have read this quote" not in teo.get(path).text
    stale = {"page": path, "seen": "0" * 64}
    for step in ("approve/", "look/"):
        answer = dana.post(f"{path}{step}", **stale, passage=field.passage)
        assert (answer.status, "Look at it again" in answer.text) == (422, True)
    page = page_of(chromium, dana)
    watched = Watched(page, base)
    watched.open(path)
    shown = page.inner_text("main")
    assert "testimony 1" in shown
    assert "Basis: " in shown
    assert "waits for a second look" in shown
    page.click("text=Approve what would leave now")
    assert page.locator("text=Build the release").count() == 0
    page.click("button:has-text('I have read this quote')")
    watched.check()
    assert "Looked at again by: dana" in page.inner_text("main")
    assert page.locator("text=Build the release").count() == 1


def test_nobody_proposes_what_her_draft_did_not_show(teo: Client) -> None:
    assert teo.post("/releases/new/", None, **plan_fields(title_en="A plan not seen")).status == 302
    for given in ({}, {"seen": "0" * 64}):
        answer = teo.post("/releases/propose/", page="/releases/draft/", **given)
        assert (answer.status, "Look at it again" in answer.text) == (422, True)
    assert "A plan not seen" not in teo.get("/releases/").text


def test_nobody_proposes_a_plan_over_the_page_of_another(teo: Client) -> None:
    draft = "/releases/draft/"
    teo.post("/releases/new/", None, **plan_fields(title_en="A plan that was shown"))
    shown = seen(teo, draft)
    teo.post("/releases/new/", None, **plan_fields(title_en="A plan in another window"))
    answer = teo.post("/releases/propose/", page=draft, seen=shown)
    assert (answer.status, "Look at it again" in answer.text) == (422, True)
    assert "A plan in another window" not in teo.get("/releases/").text


def test_a_draft_is_not_lost_to_a_plan_that_begins_with_another(teo: Client) -> None:
    teo.post("/releases/new/", None, **plan_fields(title_en="A plan to begin with"))
    plan = proposed_draft(teo)
    again = f"{plan}again/"
    assert teo.get(again).location == plan
    assert teo.post(again, page=plan).location == "/releases/new/"
    assert teo.post(again, page=plan).location == "/releases/new/", "it would replace only itself"
    teo.post("/releases/new/", None, **plan_fields(title_en="A plan half written"))
    assert teo.post(again, page=plan).location == again
    asked = teo.get(again).text
    assert "A plan half written" in asked
    assert "A plan half written" in teo.get("/releases/text/").text
    assert teo.post(again, page=again, replace="yes").location == "/releases/new/"
    kept = teo.get("/releases/text/").text
    assert ("A plan to begin with" in kept, "A plan half written" in kept) == (True, False)


def test_approvers_see_the_picture_that_would_leave(field: Field, teo: Client, dana: Client) -> None:
    written = (
        "title: {en: A picture, ko: 그림, zh: 图片}\npurpose: {en: A test, ko: 시험입니다, zh: 测试}\nperiod: 2000/2020\n"
        f"images: [{{source: {field.picture}, alt: {{en: A page, ko: 한 쪽, zh: 一页}}}}]\n"
    )
    assert teo.post("/releases/text/", text=written).status == 302
    assert "that does not approve it yet" in teo.get("/releases/draft/").text
    path = proposed_draft(teo)
    own = teo.get(path).text
    assert "Approved by teo" not in own, "the draft showed her no picture"
    assert f'<img src="{path}images/1/"' in own
    assert teo.post(f"{path}approve/", page=path, seen=seen(teo, path)).status == 302
    assert "Approved by teo" in teo.get(path).text
    page = dana.get(path).text
    assert f'<img src="{path}images/1/" alt="A page">' in page
    assert "Licence: CC0-1.0" in page
    shown = dana.get(f"{path}images/1/")
    assert shown.headers["Content-Type"] == "image/png"
    assert "sandbox" in shown.headers["Content-Security-Policy"]
    assert MARK not in shown.text
    assert dana.get(f"{path}images/2/").status == 404


def test_approvers_of_a_dossier_see_every_word_of_it(
    field: Field, base: str, teo: Client, dana: Client, chromium: Browser
) -> None:
    written = (
        f"dossier: {{recipient: {COURT}, key: {PrivateKey.generate().public}, language: en, "
        f"purpose: A fictional inquiry, persons: [{field.person}]}}"
    )
    assert teo.post("/releases/text/", text=written).status == 302
    draft = teo.get("/releases/draft/").text
    assert "testimony 1" in draft
    path = proposed_draft(teo)
    page = page_of(chromium, dana)
    watched = Watched(page, base)
    watched.open(path)
    shown = page.inner_text("main")
    for each in ("testimony 1", "Forced marriage", field.sources[1], "No standard of proof is recorded"):
        assert each in shown
    page.click("text=Approve what would leave now")
    watched.check()
    assert "2 of 2 approvals that count" in page.inner_text("main")
    nobody = written.replace(COURT, "Another Body")
    assert teo.post("/releases/text/", text=nobody).status == 302
    assert "may be shared with this recipient" in teo.get("/releases/draft/").text


def test_a_release_for_one_recipient_is_kept_sealed(
    field: Field, base: str, teo: Client, dana: Client
) -> None:
    written = (
        "title: {en: For one, ko: 한 곳, zh: 仅一处}\npurpose: {en: A test, ko: 시험입니다, zh: 测试}\nperiod: 2000/2020\n"
        f"audience: {{recipient: {COURT}, key: {PrivateKey.generate().public}, language: en}}\n"
        f"quotes: [{{passage: {field.passage}}}]\n"
    )
    assert teo.post("/releases/text/", text=written).status == 302
    draft = teo.get("/releases/draft/").text
    assert f"{COURT} alone" in draft
    assert "no consent to share with this recipient" in draft
    assert teo.get("/releases/new/").status == 200, "the form has room for all of it"
    path = proposed_draft(teo)
    assert f"{path}request/" not in teo.get(path).text
    assert teo.get(f"{path}request/").status == 422
    for step in ("look/", "approve/"):
        assert (
            dana.post(f"{path}{step}", page=path, seen=seen(dana, path), passage=field.passage).status == 302
        )
    built = dana.post(f"{path}build/", page=path).location
    kept = dana.get(built).text
    assert "testimony 1" not in kept
    (link,) = re.findall(r'href="([^"]+[.]tar[.]age)"', kept)
    sealed = dana.get(link)
    assert sealed.headers["Content-Disposition"].startswith("attachment")
    assert "testimony" not in sealed.text
    assert COURT in dana.get("/releases/").text


def test_the_patterns_withhold_and_say_why(teo: Client) -> None:
    for path, reason in (
        ("/patterns/map/", "Ways of escape, helpers and safe places"),
        ("/patterns/trajectories/", "The chance of getting away"),
        ("/patterns/prices/?currency=CNY&year=2010", "What traffickers earned"),
        ("/patterns/network/", "ranks nobody"),
    ):
        answer = teo.get(path)
        assert answer.status == 200, path
        assert reason in answer.text
    assert "Among those who reached" in teo.get("/patterns/trajectories/").text
    assert teo.get("/patterns/map/?among=nowhere").status == 422
    assert teo.get("/patterns/prices/?currency=XXX").status == 422


def test_a_page_of_the_network_that_is_no_number_is_the_first(teo: Client) -> None:
    row = '<th scope="row" class="id">'
    assert row not in teo.get("/patterns/network/?page=2").text
    for given in ("\u0662", "-2", "2.0", "2222222"):
        answer = teo.get(f"/patterns/network/?page={quote(given)}")
        assert answer.status == 200, given
        assert row in answer.text, given
    before = teo.get("/record/?verb=study_patterns").text.count("<tr>")
    assert teo.get("/patterns/network/").status == 200
    assert teo.get("/record/?verb=study_patterns").text.count("<tr>") == before, "looked at once, not twice"


def test_what_joins_two_cases(field: Field, base: str, teo: Client, chromium: Browser) -> None:
    found = teo.post("/patterns/network/joins/", one=field.one, two=field.two)
    assert found.status == 200
    assert found.text.count("<blockquote>") >= 2
    assert 'href="/desk/' in found.text or 'href="/passages/' in found.text
    assert teo.post("/patterns/network/joins/", one=field.one, two="P-NOBODY").status == 422
    watched = Watched(page_of(chromium, teo), base)
    watched.open("/patterns/network/")
    assert watched.page.locator("svg.network line").count() == 4


def test_the_network_is_exported_inside_the_case_team(base: str, teo: Client) -> None:
    sent = teo.post("/patterns/network/export/", page="/patterns/network/", format="gexf")
    assert sent.text.startswith("<?xml")
    assert "attachment" in sent.headers["Content-Disposition"]
    analyst = signed_in(base, BEN)
    refused = analyst.post("/patterns/network/export/", page="/patterns/network/", format="gexf")
    assert refused.status == 403
    assert ">export_network</code>" in teo.get("/record/?verb=export_network").text
    assert "Export for the case team" not in analyst.get("/patterns/network/").text


AT_DESK = 'href="/releases/#copies"'


def asks_back(dana: Client, listed: str) -> None:
    """The desk asks for the copy until somebody says that it is settled."""
    (address,) = re.findall(r'action="(/releases/copies/[0-9]+/recall/)"', listed)
    for answer, still in (
        ("Sent", True),
        ("Destroyed", False),
        ("Refused", False),
        ("Sent", True),
        ("Destroyed", False),
    ):
        assert (AT_DESK in dana.get("/").text) == (">ask back<" in dana.get("/releases/").text)
        assert dana.post(address, page="/releases/", answer=answer).status == 302
        page = dana.get("/releases/").text
        assert (">ask back<" in page, "Change the answer" in page) == (still, not still), answer
        assert f'action="{address}"' in page, "a wrong answer can be put right"
    assert page.count("Destroyed, by their word") == 4, (
        "its place among the choices, what holds, and both times it was said"
    )
    assert dana.post(address, page="/releases/", answer="Lost").status == 422


def test_a_withdrawal_marks_plans_and_releases(field: Field) -> None:
    with serving(field.copy, field.env) as again:
        teo = signed_in(again, TEO)
        built = proposed(teo)
        dana = signed_in(again, DANA)
        assert dana.post(f"{built}approve/", page=built, seen=seen(dana, built)).status == 302
        left = dana.post(f"{built}build/", page=built).location
        assert dana.get(f"{left}release.zip").status == 200
        waiting = proposed(teo, title_en="Another plan")
    with open_casebook(field.copy, unlocked(field.copy), actor=TEO) as casebook:
        hand_copy(
            casebook, left.strip("/").split("/")[-1], recipient="clinic", language="ko", sha256="5" * 64
        )
        withdraw_consent(casebook, field.sources[0], datetime.now(UTC))
    with serving(field.copy, field.env) as again:
        dana, teo = signed_in(again, DANA), signed_in(again, TEO)
        page = f"/sources/{field.sources[0]}/letters/"
        for home in (dana.get("/").text, teo.get("/").text):
            said = re.findall("copies outside to ask back", home, re.IGNORECASE)
            assert len(said) == home.count(AT_DESK) == 1, "one card"
            assert "Nothing waits" not in home
        assert f'href="{page}"' in teo.get("/care/").text
        drafted = teo.get(page).text
        assert "data-print" in drafted
        assert AT_DESK in drafted
        saved = teo.get(f"{page}?file=yes")
        assert "attachment" in saved.headers["Content-Disposition"]
        assert "5" * 64 in saved.text
        listed = dana.get("/releases/").text
        asks_back(dana, listed)
        assert AT_DESK not in teo.get("/").text
        assert f'href="{page}"' not in teo.get("/care/").text
        letters = teo.get(page).text
        assert "have destroyed them or refused: 1." in letters
        assert "<article" not in letters
        assert "Nobody holds a copy" not in letters
        assert "consent withdrawn since" in listed
        assert "taken back in part, or has run out: 1." in listed
        assert ">overtaken<" in listed
        plan = dana.get(waiting).text
        assert "Consent was withdrawn since this plan was proposed" in plan
        assert "its approvals are void" in plan
        assert "0 of 2 approvals that count" in plan
        assert plan.count("Write a plan that begins with this one") == 1
        page = dana.get(left).text
        assert "not handed out any more" in page
        assert re.findall(f'href="{left}([^"]*)"', page) == ["withdraw/"], (
            "no file, but the whole may be closed"
        )
        for name in ("release.zip", "index.html"):
            answer = dana.get(f"{left}{name}")
            assert (answer.status, "delete it" in answer.text) == (422, True)
        assert "its approvals are void" in dana.get(waiting).text
        assert dana.post(f"{waiting}approve/", page="/own/").status == 422


def test_a_release_is_withdrawn_by_one_person_and_its_notice_goes_out(
    base: str, teo: Client, dana: Client, chromium: Browser, tmp_path: Path
) -> None:
    built = proposed(teo, title_en="To be withdrawn")
    assert dana.post(f"{built}approve/", page=built, seen=seen(dana, built)).status == 302
    left = dana.post(f"{built}build/", page=built).location
    (tmp_path / "release.zip").write_bytes(dana.get(f"{left}release.zip").data)
    with zipfile.ZipFile(tmp_path / "release.zip") as archive:
        archive.extractall(tmp_path)
    assert dana.get(f"{left}withdrawn.json").status == 404
    page = page_of(chromium, dana)
    watched = Watched(page, base)
    watched.open(left)
    page.click("main >> text=Withdraw this release")
    watched.check()
    page.click("button:has-text('Withdraw this release')")
    assert "/withdraw/" in page.url, "neither the reason nor the word is given"
    assert dana.get(f"{left}release.zip").status == 200
    page.check("[name=reason][value=Mistake]")
    page.check("[name=sure]")
    page.click("button:has-text('Withdraw this release')")
    watched.check()
    said = page.inner_text("main")
    assert "Withdrawn on " in said
    assert "Its files are not handed out any more" in said
    assert page.locator("main >> text=Withdraw this release").count() == 0
    for name in ("release.zip", "index.html"):
        answer = dana.get(f"{left}{name}")
        assert (answer.status, "was withdrawn on" in answer.text) == (422, True)
    for name in ("withdrawn.json", "withdrawn.sig"):
        (tmp_path / name).write_bytes(teo.get(f"{left}{name}").data)
    assert verify_bundle(tmp_path / "release").withdrawn
    assert b"Mistake" not in (tmp_path / "withdrawn.json").read_bytes()
    watched.open("/releases/")
    assert "Withdrawn on " in page.locator("tr", has_text="To be withdrawn").last.inner_text()
    assert dana.get(f"{left}withdraw/").location == left


def seen(client: Client, path: str) -> str:
    """What the form of a page says that she was shown."""
    found = re.search(r'name="seen" value="(\w+)"', client.get(path).text)
    assert found
    return found[1]


def proposed(client: Client, **more: object) -> str:
    """Address of a plan that somebody wrote and proposed."""
    client.post("/releases/new/", None, **plan_fields(**more))
    return proposed_draft(client)


def proposed_draft(client: Client) -> str:
    """Address of the plan that she proposes, having seen what the page of the draft shows."""
    draft = "/releases/draft/"
    sent = client.post("/releases/propose/", page=draft, seen=seen(client, draft))
    assert sent.status == 302
    return sent.location
