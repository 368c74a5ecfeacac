"""Sentences from frames, built piece by piece so that the coded spans are exact."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from bearwitness.demo.world.korean import particle
from bearwitness.demo.world.said import Said, term

_TOKEN = re.compile(r"\[(?P<property>\w+)(?:=(?P<code>\w+))?\||(?P<close>\])|\{(?P<slot>[^{}]+)\}")
LIST_OF = {"role": "person_role"}
"""Code list of a property, where the two are not named alike."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A coded span of a text."""

    start: int
    end: int
    property: str
    value: Mapping[str, object]
    certain: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """Text with its marks."""

    text: str
    marks: tuple[Mark, ...]

    def moved(self, by: int) -> tuple[Mark, ...]:
        """The marks where the sentence begins at another offset."""
        return tuple(replace(mark, start=mark.start + by, end=mark.end + by) for mark in self.marks)


def write(frame: str, slots: Mapping[str, Said], code: str | None = None) -> Sentence:
    """Fill a frame; ``code`` is the code of spans that name none."""
    text, at = "", 0
    marks: list[Mark] = []
    opened: list[tuple[int, str, str]] = []
    for token in _TOKEN.finditer(frame):
        text += frame[at : token.start()]
        at = token.end()
        if token["property"]:
            opened.append((len(text), token["property"], token["code"] or str(code)))
        elif token["close"]:
            start, name, given = opened.pop()
            marks.append(Mark(start=start, end=len(text), property=name, value=_term(name, given)))
        elif "/" in token["slot"]:
            text += particle(text, token["slot"])
        else:
            said = slots[token["slot"].lower()]
            words = said.words[0].upper() + said.words[1:] if token["slot"][0].isupper() else said.words
            marks.append(_mark(said, len(text), words))
            text += words
    return Sentence(text=text + frame[at:], marks=tuple(marks))


def _mark(said: Said, start: int, words: str) -> Mark:
    """Span of a filled slot."""
    return Mark(
        start=start,
        end=start + len(words),
        property=said.property,
        value=said.value,
        certain=said.certain,
    )


def _term(name: str, code: str) -> dict[str, object]:
    """Value of a coded property."""
    return term(LIST_OF.get(name, name), code)
