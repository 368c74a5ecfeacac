"""Read the parts of a plan strictly: every fault names its place."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from bearwitness.domain.messages import LANGUAGES
from bearwitness.domain.words import Words
from bearwitness.domain.yaml_file import NotYaml, read_yaml_text
from bearwitness.release.errors import BadPlan

T = TypeVar("T")


def read_plan_file(content: str) -> object:
    """What a plan's YAML holds; raises `BadPlan` where it is none."""
    try:
        return read_yaml_text(content)
    except NotYaml as error:
        raise BadPlan(key=f"line {error.line}", example="title: {en: ..., ko: ..., zh: ...}") from error


def no_twins(key: str, entries: Sequence[object]) -> None:
    """Refuse what is named twice."""
    if len(set(entries)) < len(entries):
        raise BadPlan(key=key, example="[a, b]")


def mapping(data: object, key: str, needed: set[str], optional: set[str]) -> Mapping[str, Any]:
    """Entries of a mapping that has the needed keys and no unknown one."""
    if not isinstance(data, dict):
        raise BadPlan(key=key, example=_keys(needed | optional))
    for name in data:
        if name not in needed | optional:
            raise BadPlan(key=f"{key}.?", example=_keys(needed | optional))
    for name in sorted(needed):
        if name not in data:
            raise BadPlan(key=f"{key}.{name}", example=_keys(needed | optional))
    return data


def _keys(names: set[str]) -> str:
    return "{" + ", ".join(f"{name}: ..." for name in sorted(names)) + "}"


def list_of(data: object, key: str, read: Callable[[object, str], T]) -> tuple[T, ...]:
    """Entries of a list, each read in its place."""
    if not isinstance(data, list):
        raise BadPlan(key=key, example="[...]")
    return tuple(read(each, f"{key}[{place}]") for place, each in enumerate(data))


def text(data: object, key: str) -> str:
    """Words that are not empty; a whole number counts as its digits."""
    if isinstance(data, int) and not isinstance(data, bool):
        data = str(data)
    if not isinstance(data, str) or not data.strip():
        raise BadPlan(key=key, example='"..."')
    return data.strip()


def words(data: object, key: str) -> Words:
    """The same words in three languages."""
    if isinstance(data, dict):
        found = mapping(data, key, set(LANGUAGES), set())
        return Words(**{language: text(found[language], f"{key}.{language}") for language in LANGUAGES})
    raise BadPlan(key=key, example="{en: ..., ko: ..., zh: ...}")


def asked(found: Mapping[str, Any], key: str, name: str, example: str) -> bool:
    """Whether something is asked for; it is not, where nothing is said of it."""
    said = found.get(name, False)
    if not isinstance(said, bool):
        raise BadPlan(key=f"{key}.{name}", example=example)
    return said
