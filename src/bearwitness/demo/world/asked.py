"""Who was asked about one sentence of hers, and said that it may be quoted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from bearwitness.demo.world.coding import Coding
from bearwitness.demo.world.testimony import RURAL
from bearwitness.demo.world.world_source import Asked, WorldSource
from bearwitness.domain.messages import LANGUAGES

_SENTENCE = re.compile(r"[^.。\n]+")


def ask(spoken: Sequence[WorldSource]) -> list[WorldSource]:
    """Ask one person in each language; the same sources, of which hers say what she was asked about.

    She is a grown woman who said no to quoting in general. Her sentence names with one word what was done to her, and
    a place, which is to be left out.
    """
    found = list(spoken)
    for language in LANGUAGES:
        at, asked = next(
            (at, asked)
            for at, source in enumerate(found)
            if source.language == language and _may_be_asked(source)
            if (asked := _sentence(source)) is not None
        )
        codings = (*found[at].codings, *_about(found[at], asked))
        found[at] = replace(found[at], asked=asked, codings=codings)
    return found


def _may_be_asked(source: WorldSource) -> bool:
    scopes = source.consent["scopes"] if source.consent else None
    if not isinstance(scopes, dict) or source.child or source.withdrawn_after:
        return False
    return scopes["count"] is True and scopes["quote"] is False


def _sentence(source: WorldSource) -> Asked | None:
    """Her sentence on what was done to her, where a place stands in it."""
    forms = [each for each in source.codings if _is_form(each)]
    if not forms or str(forms[0].value_json["code"]) not in RURAL:
        return None
    for match in _SENTENCE.finditer(source.text):
        if match.start() <= forms[0].start and forms[0].end <= match.end():
            start = match.end() - len(match[0].lstrip())
            places = [each for each in source.codings if each.property == "place_of_exploitation"]
            inside = tuple(_spans(each for each in places if start <= each.start and each.end <= match.end()))
            return Asked(start=start, end=match.end(), leave_out=inside) if inside else None
    return None


def _about(source: WorldSource, asked: Asked) -> list[Coding]:
    """What the whole sentence says is coded on it too: nothing is quoted that rests on no claim."""
    return [
        replace(each, start=asked.start, end=asked.end)
        for each in source.codings
        if _is_form(each) and asked.start <= each.start and each.end <= asked.end
    ]


def _is_form(coding: Coding) -> bool:
    return coding.property == "exploitation"


def _spans(codings: Iterable[Coding]) -> list[tuple[int, int]]:
    return [(each.start, each.end) for each in codings]
