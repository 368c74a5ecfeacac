"""Before the address is told, what the first visitor would wait for is there."""

import subprocess
import sys

from tests.web.conftest import ROOT

SCRIPT = """
import gc, sys, time
from bearwitness.web.start import start_web
start_web()
from bearwitness.web.warm import warm_up
assert "bearwitness.web.pages.estimates.estimates" not in sys.modules
warm_up()
assert "bearwitness.web.pages.estimates.estimates" in sys.modules
assert gc.get_freeze_count() > 100_000
from bearwitness.domain.messages.catalogue import catalogue
from django.template import engines
assert catalogue.cache_info().currsize == 3
loader = engines["django"].engine.template_loaders[0]
before = len(loader.get_template_cache)
engines["django"].get_template("home/home.html")
assert before > 100 and len(loader.get_template_cache) == before
"""


def test_pages_templates_and_words_are_there() -> None:
    environ = {"PYTHONPATH": str(ROOT / "src")}
    subprocess.run([sys.executable, "-c", SCRIPT], env=environ, check=True, timeout=300)
