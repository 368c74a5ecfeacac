"""Look up messages by dotted key in `en.yaml`, `ko.yaml` and `zh.yaml`."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Any, Literal, get_args

import yaml

from bearwitness.domain.errors import BearwitnessError, UnknownMessage

Language = Literal["en", "ko", "zh"]
LANGUAGES: tuple[Language, ...] = get_args(Language)

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def language_of(locale: str | None) -> Language:
    """Language for a locale such as ``ko_KR.UTF-8``; English where we have no catalogue."""
    head = (locale or "").replace("-", "_").split("_")[0].lower()
    return next((language for language in LANGUAGES if language == head), "en")


@cache
def catalogue(language: Language) -> dict[str, str]:
    """All messages of one language by dotted key."""
    text = resources.files(__package__).joinpath(f"{language}.yaml").read_text(encoding="utf-8")
    return dict(_flatten("", yaml.load(text, Loader=_Loader) or {}))  # noqa: S506 (a safe loader)


def _flatten(prefix: str, tree: dict[str, Any]) -> list[tuple[str, str]]:
    pairs: list[tuple[str, str]] = []
    for key, value in tree.items():
        path = f"{prefix}{key}"
        pairs += _flatten(f"{path}.", value) if isinstance(value, dict) else [(path, str(value))]
    return pairs


def message(key: str, language: Language = "en", **values: object) -> str:
    """Message in a language, with its ``{placeholders}`` filled."""
    try:
        return catalogue(language)[key].format_map(values)
    except KeyError as error:
        raise UnknownMessage(key=key, language=language) from error


def say(error: BearwitnessError, language: Language = "en") -> str:
    """Sentence for an error: its docstring in English, the catalogue's entry otherwise."""
    if language == "en":
        return error.english()
    return message(f"{error.room}.errors.{error.code}", language, **error.details)
