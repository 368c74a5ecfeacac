"""A whole release planned in the form: quotes, images and synthetic data, by somebody who writes no YAML."""

import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from tests.actions.conftest import SURVIVOR, Witness
from tests.attacks.test_a19_metadata import drawing
from tests.casebooks import PASSPHRASE, acting_as, unlocked
from tests.consents import OPEN
from tests.people import AMINA, CHIDI, DANA
from tests.web.cast import TEO
from tests.web.checking import Watched
from tests.web.client import Answer, Client
from tests.web.conftest import ROOT, environment, serving
from tests.web.form_fields import FormFields
from tests.web.test_releases import beside_a_browser, page_of, plan_fields, signed_in

from bearwitness.actions.assigning.assign_source import assign_source
from bearwitness.actions.consents.record_consent import record_consent
from bearwitness.actions.keeping.make_casebook import make_casebook
from bearwitness.actions.keys.grant_role import grant_role
from bearwitness.actions.sources.add_source import add_source
from bearwitness.casebook.models import Passage
from bearwitness.casebook.opening import open_casebook
from bearwitness.domain.answer import NO, YES
from bearwitness.domain.consent import Consent
from bearwitness.domain.term import Term
from bearwitness.intake.parsing.parser import Upload, read_one
from bearwitness.release.planning.plan import LEAST, Plan
from bearwitness.release.planning.synthetic_plan import PlannedSynthetic
from bearwitness.release.synthetic.ledger import EVERYONE, Charge, least_noise
from bearwitness.release.synthetic.synthesized import domain_of, hides, noise_asked
from bearwitness.vault.cost import CHEAPEST
from bearwitness.web.pages.figures.asked import labels
from bearwitness.web.pages.releases.plan_form.offered import columns
from bearwitness.web.pages.releases.plan_form.written_synthetic import BESIDE
from bearwitness.web.pages.releases.plan_form.written_synthetic import WORDS as LARGER

pytestmark = pytest.mark.chromium
__all__ = ["beside_a_browser"]
NEW = "/releases/new/"
OWED = "On 2011-03-04 they said I owed 20,000 yuan for the road"
SOLD = "I was told not to speak of it, not to anybody"
REFUSED = "I never said where I slept"
OTHERS = "Nobody asked me what I wanted"
WORDS = "{en: A, ko: 가, zh: 甲}"


@dataclass(kw_only=True)
class Held:
    """Passages that may be quoted, one that may not, one on another's source, and a picture."""

    path: Path
    env: dict[str, str]
    owed: str
    sold: str
    refused: str
    others: str
    picture: str
    hidden: str


@pytest.fixture(scope="module")
def held(beside_a_browser: None, tmp_path_factory: pytest.TempPathFactory) -> Held:
    tmp = tmp_path_factory.mktemp("form")
    path = tmp / "field.casebook"
    make_casebook(path, AMINA, PASSPHRASE, CHEAPEST)
    with open_casebook(path, unlocked(path), actor=AMINA) as casebook:
        for name, role in {TEO: "team", DANA: "reviewer", CHIDI: "documenter"}.items():
            grant_role(casebook, name, role)  # type: ignore[arg-type]  # a role
        witness = Witness(casebook=acting_as(casebook, TEO))
        owed = says(witness, OWED, YES)
        sold = says(witness, SOLD, YES, Term(list="exploitation", code="ForcedMarriage"))
        refused = says(witness, REFUSED, NO)
        another = Witness(casebook=acting_as(casebook, CHIDI))
        others = says(another, OTHERS, YES)
        picture, hidden = image(witness, drawing()), image(another, drawing() + b" ")
        for source in (Passage.objects.get(id=others).text.source_id, hidden):
            assign_source(casebook, source, CHIDI)
    env = environment(tmp)
    command = [sys.executable, "-m", "tests.web.seed", str(path), AMINA, TEO, DANA]
    subprocess.run(command, env=env, cwd=ROOT, check=True)
    return Held(
        path=path, env=env, owed=owed, sold=sold, refused=refused, others=others, picture=picture, hidden=hidden
    )  # fmt: skip


def says(witness: Witness, words: str, quote: object, exploitation: Term | None = None) -> str:
    source = witness.tells(f"Fictional. {words}. That is all.", "OrgA")
    witness.assesses(source)
    more: dict[str, Any] = {"exploitation": exploitation} if exploitation else {}
    witness.says(source, witness.person(), words, role=SURVIVOR, **more)
    passage = Passage.objects.get(text__source=source.id)
    consent: Consent = replace(OPEN, passages={passage.id: {"quote": quote}})  # type: ignore[dict-item]  # an answer
    record_consent(witness.casebook, source.id, consent)
    return passage.id


def image(witness: Witness, data: bytes) -> str:
    document = read_one(Upload(data=data, name="page.png"))
    return add_source(
        witness.casebook, data=data, name="page.png", kind="document", document=document, licence="CC0-1.0"
    ).id


@pytest.fixture(scope="module")
def base(held: Held) -> Iterator[str]:
    with serving(held.path, held.env) as address:
        yield address


@pytest.fixture(scope="module")
def teo(base: str) -> Client:
    return signed_in(base, TEO)


@pytest.fixture(scope="module")
def dana(base: str) -> Client:
    return signed_in(base, DANA)


@pytest.fixture(autouse=True)
def nothing_kept(teo: Client) -> None:
    """A draft that the form begins with in every test."""
    assert (
        teo.post("/releases/text/", text=written("tables: [{by: [sex], may_be_withheld: true}]")).status
        == 302
    )


def written(more: str) -> str:
    return f"title: {WORDS}\npurpose: {WORDS}\nperiod: 2000/2020\n{more}\n"


def fields(page: str) -> dict[str, list[str]]:
    return FormFields(page, "plan-form").fields


def sends(client: Client, page: str, step: str = "", asked: str = "", /, **more: object) -> Answer:
    """The form of a page with some fields filled otherwise, sent by its button or by one that asks for more."""
    pressed = {"step": step} if step else {}
    return client.post(f"{NEW}{asked}", None, **{**fields(page), **more, **pressed})


def draft(client: Client) -> Plan:
    page = client.get("/releases/text/").text
    found = FormFields(page, "form").fields["text"][0]
    return Plan.from_yaml(found)


def passages(client: Client) -> Answer:
    return sends(client, client.get(NEW).text, "quotes")


def test_nothing_is_read_before_somebody_asks_for_it(held: Held, teo: Client) -> None:
    before = readings(teo)
    page = teo.get(NEW).text
    assert OWED not in page
    assert "Choose passages" in page
    assert readings(teo) == before
    assert passages(teo).status == 200
    assert readings(teo) == before + 1


def readings(client: Client) -> int:
    return client.get("/record/?verb=list_quotable").text.count(">list_quotable</code>")


def test_only_what_may_be_quoted_and_seen_is_offered(held: Held, teo: Client, dana: Client) -> None:
    page = passages(teo).text
    assert held.owed in page
    assert OWED.partition("2011")[0] in page
    for name, words in ((held.refused, REFUSED), (held.others, OTHERS)):
        assert name not in page
        assert words not in page
    assert "Why only these passages" in page
    assert "asked one by one" in page
    assert OTHERS in passages(dana).text, "a reviewer reads every source"
    for name in (held.refused, held.others):
        assert "choose" in sends(teo, page, quotes=[name]).text.lower()
        assert sends(teo, page, quotes=[name]).status == 422


def test_sensitive_words_are_folded_until_asked_for(held: Held, teo: Client) -> None:
    page = passages(teo)
    assert held.sold in page.text
    assert SOLD not in page.text
    typed = sends(teo, page.text, "quotes", "?unfold=yes", title_en="Kept while I look")
    assert SOLD in typed.text
    assert fields(typed.text)["title_en"] == ["Kept while I look"]
    assert SOLD not in sends(teo, typed.text, "quotes", "?unfold=no").text


def test_what_the_second_look_suggests_is_left_out(held: Held, teo: Client) -> None:
    page = passages(teo).text
    boxes = re.findall(rf'name="leave_out_{held.owed}" value="([\d-]+)"', page)
    at = OWED.index("20,000 yuan")
    assert {"3-13", f"{at}-{at + 11}"} <= set(boxes)
    kept = {f"leave_out_{held.owed}": ["3-13"], f"leave_out_words_{held.owed}": "the road\n  they "}
    assert sends(teo, page, quotes=[held.owed], **kept).location == "/releases/draft/"
    (quote,) = draft(teo).quotes
    there = [(3, 13), span("they"), span("the road")]
    assert list(quote.leave_out) == there, "not the first of they alone, but each as typed"
    shown = teo.get("/releases/draft/").text
    assert "On […] […] said I owed 20,000 yuan for […]" in shown
    again = teo.get(NEW).text
    assert sorted(fields(again)[f"leave_out_{held.owed}"]) == sorted(f"{low}-{high}" for low, high in there)
    lost = sends(teo, again, **{f"leave_out_words_{held.owed}": "not in it"})
    assert lost.status == 422
    assert f'id="f-leave_out_words_{held.owed}-error">One of these lines is not in the passage' in lost.text
    assert sends(teo, again, quotes=[]).status == 302
    assert draft(teo).quotes == ()


def span(words: str) -> tuple[int, int]:
    return OWED.index(words), OWED.index(words) + len(words)


def test_parts_that_cannot_be_left_out_are_refused_beside_their_passage(held: Held, teo: Client) -> None:
    page = passages(teo).text
    for given in ("7-3", "0-99999", "first"):
        answer = sends(teo, page, quotes=[held.owed], **{f"leave_out_{held.owed}": [given]})
        assert answer.status == 422, given
        assert f'id="f-leave_out_{held.owed}-error"' in answer.text, given


def test_passages_are_found_by_their_words_and_a_key_in_that_field_finds(held: Held, teo: Client) -> None:
    page = passages(teo).text
    for step in ("quotes", "enter"):
        found = sends(teo, page, step, find="for the road")
        assert found.status == 200
        assert held.owed in found.text
        assert held.sold not in found.text
    kept = sends(teo, page, "quotes", quotes=[held.sold], find="for the road")
    assert fields(kept.text)["quotes"] == [held.sold], "what is ticked stays"
    assert held.owed in kept.text
    assert "holds these words" in sends(teo, page, "quotes", find="no such words").text
    assert sends(teo, kept.text, "enter").location == "/releases/draft/", "elsewhere a key sends the plan"


def test_a_quote_on_anothers_source_stays_in_the_plan_and_says_nothing(held: Held, teo: Client) -> None:
    text = written(f"quotes: [{{passage: {held.others}, leave_out: [[0, 6]]}}, {{passage: {held.owed}}}]")
    teo.post("/releases/text/", text=text)
    page = teo.get(NEW).text
    assert OTHERS not in page
    assert f"The plan quotes passage {held.others}" in page
    assert "characters 1 to 6" in page
    assert sends(teo, page).status == 302
    assert draft(teo) == Plan.from_yaml(text)
    assert sends(teo, page, quotes=[held.owed]).status == 302
    assert [each.passage for each in draft(teo).quotes] == [held.owed]


def test_a_picture_needs_words_in_every_language(held: Held, teo: Client) -> None:
    page = teo.get(NEW).text
    assert held.picture in page
    assert held.hidden not in page
    shown = teo.get(f"/releases/pictures/{held.picture}/")
    assert shown.headers["Content-Type"] == "image/png"
    assert "sandbox" in shown.headers["Content-Security-Policy"]
    assert teo.get(f"/releases/pictures/{held.hidden}/").status == 404
    alt = {f"alt_{held.picture}_{language}": "A page" for language in ("en", "zh")}
    missing = sends(teo, page, images=[held.picture], **alt)
    assert missing.status == 422
    assert f'id="f-alt_{held.picture}_ko-error">This is needed.' in missing.text
    assert sends(teo, missing.text, **{f"alt_{held.picture}_ko": "한 쪽"}).status == 302
    (image_,) = draft(teo).images
    assert (image_.source, image_.alt.ko) == (held.picture, "한 쪽")
    assert sends(teo, page, images=[held.hidden]).status == 422


@pytest.mark.parametrize("number", [BESIDE, *LARGER])
def test_the_form_says_rightly_beside_which_epsilon_exact_numbers_leave(number: str) -> None:
    """Of any two properties next to each other in the codebook."""
    for pair in pairwise(list(columns())[:6]):
        planned = PlannedSynthetic(columns=pair, epsilon=float(number))
        charge = Charge(noise_asked(planned, domain_of(planned, labels())), EVERYONE, {})
        assert hides(least_noise([charge]), LEAST) == (number == BESIDE), pair


def test_synthetic_data_are_chosen_by_words_and_a_weak_promise_is_typed(held: Held, teo: Client) -> None:
    page = teo.get(NEW).text
    assert "an epsilon of 0 out of 12; 12 is left" in page
    radios = re.findall(r'<input type="radio" name="epsilon"[^>]*>', page)
    assert len(radios) == 7
    assert not any("checked" in each for each in radios), "what it costs for ever is nobody's default"
    assert page.index("no exact number of persons on record leaves this casebook any more") < page.index(
        radios[0]
    )
    assert sends(teo, page, columns=["sex", "exploitation"]).status == 422, (
        "nobody spends without having chosen"
    )
    assert sends(teo, page, columns=["sex", "exploitation"], epsilon=BESIDE).status == 302
    kept = teo.get(NEW).text
    assert re.findall(r'name="epsilon" value="([^"]*)" checked', kept) == [BESIDE]
    assert sends(teo, page, columns=["sex"]).text.count("Choose at least two.") == 1
    chosen = {"columns": ["sex", "exploitation"]}
    for given in ({"epsilon": "own", "epsilon_own": "13"}, {"epsilon": "own"}, {"epsilon": ""}):
        answer = sends(teo, page, **chosen, **given)
        assert "Choose a number above 0 and at most 12." in answer.text, given
    high = {"epsilon": "own", "epsilon_own": "8.5"}
    for typed in ("", "high epsilon"):
        weak = sends(teo, page, **chosen, **high, high_epsilon=typed)
        assert 'id="f-high_epsilon-error">Over 8 the promise is weak' in weak.text
    assert (
        'id="f-reason_high_zh-error"' in sends(teo, page, **chosen, **high, high_epsilon="high_epsilon").text
    )
    reasons = {f"reason_high_{language}": "Because" for language in ("en", "ko", "zh")}
    assert sends(teo, page, **chosen, **high, **reasons, high_epsilon="high_epsilon").status == 302
    plan = draft(teo)
    assert plan.synthetic is not None
    assert (plan.synthetic.columns, plan.synthetic.epsilon) == (("sex", "exploitation"), 8.5)
    assert [each.guard for each in plan.weaken] == ["high_epsilon"]
    assert sends(teo, page, epsilon="4").status == 302
    assert draft(teo).synthetic is None, "without columns nothing is asked for"


WHOLE = (
    "tables: [{by: [sex]}, {by: [exploitation, act], title: %(w)s}, {by: [means]}, {by: [purpose]}, {by: [outcome]}]\n"
    "estimates: [{frame: {en: \"Two\\nlines\", ko: 가, zh: 甲}}]\nthreshold: 20\n"
    "quotes: [{passage: %(sold)s, leave_out: [[0, 1], [1, 2]]}, {passage: %(owed)s, leave_out: [[3, 13]]}]\n"
    "images: [{source: %(picture)s, alt: %(w)s}]\n"
    "synthetic: {columns: [purpose, sex], epsilon: 9.0625}\n"
    "series: [{of: left_home}, {of: arrived, step: year, split: sex, may_be_withheld: true, title: %(w)s}]\n"
    "weaken: [{guard: high_epsilon, reason: %(w)s}, {guard: few_sources, reason: %(w)s}]\n"
    "rounding: 10\n"
    "audience: {recipient: Fictional Court, key: age1fictional, language: ko}"
)  # fmt: skip


def test_the_form_makes_the_same_plan_again(held: Held, teo: Client) -> None:
    named = {"w": WORDS, "sold": held.sold, "owed": held.owed, "picture": held.picture}
    for more in WHOLE.split("\n"):
        text = written(more % named if "%" in more else more)
        if "tables" not in more and "quotes" not in more and "images" not in more and "synth" not in more:
            text += "tables: [{by: [sex]}]\n"
        assert_same(teo, text)
    assert_same(teo, written(WHOLE % named))
    names = published_names(teo)
    assert_same(teo, written(f"published: [{names[1]}, {names[0]}]"))


def assert_same(client: Client, text: str) -> None:
    if "guard: high" in text and "synthetic" not in text:
        text += "synthetic: {columns: [purpose, sex], epsilon: 4}\n"
    if "epsilon: 9" in text and "guard: high" not in text:
        text += f"weaken: [{{guard: high_epsilon, reason: {WORDS}}}]\n"
    assert client.post("/releases/text/", text=text).status == 302, text
    sent = sends(client, client.get(NEW).text)
    assert sent.status == 302, text
    assert draft(client).digest() == Plan.from_yaml(text).digest(), text


def published_names(client: Client) -> list[str]:
    return re.findall(r'name="published" value="([^"]+)"', client.get(NEW).text)


def test_tables_to_try_methods_on_are_folded_until_they_are_chosen(held: Held, teo: Client) -> None:
    page = teo.get(NEW).text
    shown, folded = page.split("Tables of other things")
    assert 'value="UKdat_5"' in shown
    assert 'value="hare"' in folded
    assert_same(teo, written("published: [hare, UKdat_5]"))
    assert 'value="hare" checked' in teo.get(NEW).text.split("Tables of other things")[0]


def test_rounding_is_chosen_and_stands_among_what_the_plan_asks_for(held: Held, teo: Client) -> None:
    page = teo.get(NEW).text
    assert sends(teo, page, rounding="5").status == 302
    assert draft(teo).rounding == 5
    assert "to multiples of 5, so that sums hold</dd>" in teo.get("/releases/draft/").text
    assert sends(teo, teo.get(NEW).text, rounding="").status == 302
    assert draft(teo).rounding is None
    assert "to multiples of" not in teo.get("/releases/draft/").text


def test_a_plan_begins_with_one_that_was_proposed(held: Held, teo: Client, dana: Client) -> None:
    text = written(f"quotes: [{{passage: {held.owed}, leave_out: [[3, 13]]}}]")
    assert teo.post("/releases/text/", text=text).status == 302
    mark = re.search(r'name="seen" value="(\w+)"', teo.get("/releases/draft/").text)
    assert mark
    path = teo.post("/releases/propose/", page="/releases/draft/", seen=mark[1]).location
    assert dana.post(f"{path}again/", page=path).location == NEW
    assert draft(dana) == Plan.from_yaml(text)
    assert sends(dana, dana.get(NEW).text, title_en="Another").status == 302
    assert draft(dana).title.en == "Another"
    assert "Another" not in dana.get(path).text, "the plan itself stays as it is"


def test_a_plan_that_a_form_cannot_hold_stays_text(teo: Client) -> None:
    text = written('tables: [{by: [sex], title: {en: "Two\\nlines", ko: 가, zh: 甲}}]')
    assert teo.post("/releases/text/", text=text).status == 302
    assert teo.get(NEW).location == "/releases/text/"


def test_there_is_room_for_another_table(teo: Client) -> None:
    page = sends(teo, teo.get(NEW).text, "table", by_3="act", title_en="")
    assert page.status == 200
    assert 'name="by_4"' in page.text
    assert sends(teo, page.text, by_4="means", title_en="A").status == 302
    assert [each.by for each in draft(teo).tables] == [("sex",), ("act",), ("means",)]


def test_a_series_is_asked_for_and_there_is_room_for_another(teo: Client) -> None:
    page = sends(teo, teo.get(NEW).text, "series", series_of_0="left_home", series_step_0="year")
    assert 'name="series_of_1"' in page.text
    wrong = sends(teo, page.text, series_split_1="sex")
    assert wrong.status == 422
    assert 'id="f-series_of_1-error"' in wrong.text
    assert sends(teo, page.text, series_of_1="arrived", series_split_1="sex").status == 302
    found = [(each.of, each.step, each.split) for each in draft(teo).series]
    assert found == [("left_home", "year", None), ("arrived", "period", "sex")]


def test_errors_stand_beside_their_field_in_three_languages(held: Held, teo: Client) -> None:
    for language, sentence in (
        ("en", "This is needed."),
        ("ko", "꼭 필요한 항목입니다."),
        ("zh", "此项必填。"),
    ):
        teo.post("/language/", page="/own/", language=language)
        page = teo.get(NEW).text
        answer = sends(teo, page, images=[held.picture], period="whenever")
        assert answer.status == 422
        assert 'id="f-period-error"' not in answer.text, "first what is missing"
        assert f'id="f-alt_{held.picture}_en-error">' in answer.text
        assert sentence in answer.text
        assert 'id="f-period-error"' in sends(teo, page, period="whenever").text
        assert 'id="f-threshold-error"' in sends(teo, page, threshold="3").text
        assert 'id="f-rounding-error"' in sends(teo, page, threshold="12", rounding="5").text
        assert 'id="f-rounding-error"' in sends(teo, page, rounding="7").text
        again = sends(teo, page, by_1="sex", kind_1="BrokerFee", currency_1="yuan")
        assert 'id="f-kind_1-error"' in again.text
    teo.post("/language/", page="/own/", language="en")


def test_a_whole_release_by_keyboard_on_a_telephone_without_scripts(
    held: Held, base: str, teo: Client, chromium: Browser
) -> None:
    page = narrow(chromium, teo)
    page.goto(base.rstrip("/") + NEW)
    for name, value in plan_fields(by_0="").items():
        if name != "by_0":
            page.fill(f"[name={name}]", str(value))
    page.focus("text=Choose passages")
    page.keyboard.press("Enter")
    assert page.input_value("[name=title_en]") == "Forms of exploitation"
    page.focus(f"[name=quotes][value={held.owed}]")
    page.keyboard.press("Space")
    page.check(f"[name=leave_out_{held.owed}][value='3-13']")
    page.check(f"[name=images][value={held.picture}]")
    page.click("text=The image, and words for those who cannot see it")
    for language in ("en", "ko", "zh"):
        page.fill(f"[name=alt_{held.picture}_{language}]", "A page")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.focus("[name=period]")
    page.keyboard.press("Enter")
    page.wait_for_url("**/releases/draft/")
    assert "On […]" in page.inner_text("main")
    plan = draft(teo)
    assert [each.source for each in plan.images] == [held.picture]
    page.context.close()


def narrow(chromium: Browser, client: Client) -> Page:
    page = page_of(chromium, client)
    cookies = page.context.cookies()
    page.context.close()
    context = chromium.new_context(
        viewport={"width": 390, "height": 800}, locale="en-GB", java_script_enabled=False
    )
    context.add_cookies(cookies)  # type: ignore[arg-type]  # as they were read
    return context.new_page()


def test_axe_finds_nothing_in_any_state_of_it(held: Held, base: str, teo: Client, chromium: Browser) -> None:
    page = page_of(chromium, teo)
    watched = Watched(page, base)
    watched.open(NEW)
    page.click("text=Choose passages")
    watched.check()
    page.click("button[formaction*='unfold=yes']")
    watched.check()
    page.check(f"[name=images][value={held.picture}]")
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    watched.check()
    page.click("main p.actions button:not([name])")
    watched.check()
    assert page.locator(".error").count() >= 3
    page.context.close()
