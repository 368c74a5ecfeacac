"""A32: a custodian makes a colleague, uses the link herself, and tries to be the second person, over the real pages."""

import re
import subprocess
import sys
from pathlib import Path

from tests.actions.conftest import Witness
from tests.casebooks import PASSPHRASE, unlocked
from tests.people import AMINA
from tests.web.client import Client
from tests.web.conftest import CHILD, OF_A_CHILD, ROOT, environment, serving
from tests.web.test_welcome import CHOSEN, finish, invited

from bearwitness.actions.keeping.make_casebook import make_casebook
from bearwitness.casebook.opening import open_casebook
from bearwitness.vault.cost import CHEAPEST


def test_one_custodian_is_not_two(tmp_path: Path) -> None:
    path, env = tmp_path / "field.casebook", environment(tmp_path)
    make_casebook(path, AMINA, PASSPHRASE, CHEAPEST)
    with open_casebook(path, unlocked(path), actor=AMINA) as casebook:
        child = Witness(casebook=casebook).tells(CHILD, "one", consent=OF_A_CHILD, masking=None).id
    subprocess.run([sys.executable, "-m", "tests.web.seed", str(path), AMINA], env=env, cwd=ROOT, check=True)
    with serving(path, env) as base:
        custodian, puppet = Client(base=base), Client(base=base)
        assert custodian.sign_in(AMINA).status == 302
        shown = finish(puppet, invited(custodian, "fay"))
        codes = re.findall(r"<li>([a-z2-9-]{19})</li>", shown.text)
        assert custodian.post("/people/fay/roles/", page="/people/fay/", roles=["reviewer"]).status == 302
        assert puppet.sign_in("fay", CHOSEN, codes[0]).status == 302
        address = f"/second-consents/{child}/"
        seen = re.search(r'name="seen" value="([^"]+)"', puppet.get(address).text)
        assert seen
        refused = puppet.post(address, seen=seen[1])
        assert refused.status == 422
        assert "다른 사람이 준 링크로 로그인하므로" in refused.text
        assert child[:10] in puppet.get("/second-consents/").text, "it still waits"
