"""What would make the first visitor wait, done before anybody comes."""

from __future__ import annotations

import gc
from pathlib import Path

from django.template import engines
from django.urls import get_resolver

from bearwitness.domain.codebook import codebook
from bearwitness.domain.gazetteer import Gazetteer
from bearwitness.domain.messages import LANGUAGES
from bearwitness.domain.messages.catalogue import catalogue


def warm_up() -> None:
    """Import the pages and what they import, compile their templates, and read words, codes and places.

    All of it stays for as long as the process runs. It is put out of the sight of the garbage collector, which would
    else walk through some hundred thousand objects while somebody waits for a page.
    """
    get_resolver().url_patterns  # noqa: B018 (reading it imports every page)
    for language in LANGUAGES:
        catalogue(language)
    codebook()
    Gazetteer.load()
    engine = engines["django"]
    for folder in map(Path, engine.dirs):
        for file in sorted(folder.rglob("*.html")):
            engine.get_template(file.relative_to(folder).as_posix())
    gc.collect()
    gc.freeze()
