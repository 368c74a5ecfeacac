"""Look up messages by dotted key in `en.yaml`, `ko.yaml` and `zh.yaml`.

Importing a YAML parser alone would cost `--help` half of its time, so the catalogues keep to a plain part
of YAML that is read here line by line: nested keys, two spaces a level, every value one double-quoted
line, comments. A house test reads them with PyYAML too and demands the same.
"""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Literal, get_args

from bearwitness.domain.errors import BearwitnessError, UnknownMessage

Language = Literal["en", "ko", "zh"]
LANGUAGES: tuple[Language, ...] = get_args(Language)

_LINE = re.compile(r'(?P<indent> *)(?P<key>[A-Za-z0-9_]+):(?: (?P<value>".*"))?')


def language_of(locale: str | None) -> Language:
    """Language for a locale such as ``ko_KR.UTF-8``; English where we have no catalogue."""
    head = (locale or "").replace("-", "_").split("_")[0].lower()
    return next((language for language in LANGUAGES if language == head), "en")


@cache
def catalogue(language: Language) -> dict[str, str]:
    """All messages of one language by dotted key."""
    text = Path(__file__).with_name(f"{language}.yaml").read_text(encoding="utf-8")
    messages: dict[str, str] = {}
    path: list[str] = []
    for line in text.splitlines():
        if not line or line.lstrip().startswith("#"):
            continue
        found = _LINE.fullmatch(line)
        if found is None:
            raise UnknownMessage(key=line.strip(), language=language)
        path[len(found["indent"]) // 2 :] = [found["key"]]
        if found["value"] is not None:
            messages[".".join(path)] = json.loads(found["value"])
    return messages


def message(key: str, language: Language = "en", /, **values: object) -> str:
    """Message in a language, with its ``{placeholders}`` filled, whatever these are called."""
    try:
        return catalogue(language)[key].format_map(values)
    except KeyError as error:
        raise UnknownMessage(key=key, language=language) from error


def say(error: BearwitnessError, language: Language = "en") -> str:
    """Sentence for an error: its docstring in English, the catalogue's entry otherwise."""
    kind = _kind(error, language)
    if language == "en":
        return error.english(**kind)
    return message(f"{error.room}.errors.{error.code}", language, **{**error.details, **kind})


def _kind(error: BearwitnessError, language: Language) -> dict[str, str]:
    """Word for the kind of value that an error names; a kind that only a file has stays as the file writes it."""
    kind = str(error.details.get("kind")).replace(" ", "_")
    word = catalogue(language).get(f"domain.kinds.{kind}")
    return {} if word is None else {"kind": word}
