"""Amounts that would leave stand on the page of the plan, and each opens to the sentences behind it."""

import re
import subprocess
import sys
from collections.abc import Iterator
from decimal import Decimal

import pytest
from tests.actions.conftest import SURVIVOR, Witness
from tests.actions.test_patterns import term
from tests.casebooks import PASSPHRASE, unlocked
from tests.people import AMINA
from tests.web.cast import TEO
from tests.web.client import Client
from tests.web.conftest import ROOT, environment, serving

from bearwitness.actions.keeping.make_casebook import make_casebook
from bearwitness.actions.keys.grant_role import grant_role
from bearwitness.casebook.opening import open_casebook
from bearwitness.domain.money import Money
from bearwitness.vault.cost import CHEAPEST

PLAN = """
title: {en: Fictional amounts, ko: 허구의 금액, zh: 虚构的金额}
purpose: {en: A test, ko: 시험입니다, zh: 测试}
period: 2000/2020
tables: [{by: [exploitation], money: {kind: none, currency: CNY, unit: sale}}]
"""
CELL = "/figures/cell/?by=exploitation&by={paid}&code=ForcedMarriage&code={code}"


@pytest.fixture(scope="module")
def teo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    tmp = tmp_path_factory.mktemp("amounts")
    path = tmp / "field.casebook"
    make_casebook(path, AMINA, PASSPHRASE, CHEAPEST)
    with open_casebook(path, unlocked(path), actor=AMINA) as casebook:
        grant_role(casebook, TEO, "team")
        witness = Witness(casebook=casebook)
        for number in range(44):
            source = witness.tells(f"Fictional testimony {number}. The price.", "OrgA")
            witness.assesses(source)
            person, form = witness.person(), "ForcedMarriage" if number % 2 else "ForcedLabour"
            witness.says(
                source, person, f"testimony {number}", role=SURVIVOR, exploitation=term("exploitation", form)
            )
            if number < 24:
                low, high = Decimal(1000 + 100 * number), Decimal(1500 + 100 * number)
                price = Money(low=low, high=high, currency="CNY", unit="sale")
                witness.says(source, person, "The price", price=price)
    env = environment(tmp)
    subprocess.run([sys.executable, "-m", "tests.web.seed", str(path), TEO], env=env, cwd=ROOT, check=True)
    with serving(path, env) as address:
        client = Client(base=address)
        assert client.sign_in(TEO).status == 302
        client.post("/language/", page="/own/", language="en")
        yield client


def test_a_line_of_amounts_opens_to_its_sentences(teo: Client) -> None:
    assert teo.post("/releases/text/", text=PLAN).location == "/releases/draft/"
    shown = teo.get("/releases/draft/").text
    assert "Payment whose kind is not recorded (CNY, for a sale), by Exploitation" in shown
    assert "2,200–2,700" in shown
    assert "the number of its persons is withheld" in shown
    target = next(
        each for each in re.findall(r'href="(/figures/cell/[^"]+)"', shown) if "ForcedMarriage" in each
    )
    opened = teo.get(f"{target.replace('&amp;', '&')}&unfold=yes").text
    assert "an amount is on record" in opened
    assert opened.count("The price") == 12


@pytest.mark.parametrize(
    ("paid", "code"),
    [
        ("paid.Gift.CNY.sale", "Told"),
        ("paid.none.CNY.sale", "Broker"),
        ("paid.none.yuan.sale", "Told"),
        ("paid.none.USD.sale", "Told"),
        ("paid.none.CNY.sale.x", "Told"),
    ],
)
def test_no_amounts_but_those_there_are(teo: Client, paid: str, code: str) -> None:
    assert teo.get(CELL.format(paid=paid, code=code)).status == 404


def test_amounts_are_no_figure_by_themselves(teo: Client) -> None:
    assert teo.get("/figures/?by=paid.none.CNY.sale").status == 404
