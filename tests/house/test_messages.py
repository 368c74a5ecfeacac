"""Catalogues: the same keys in three languages, the same placeholders, every error worded."""

import ast
import importlib
import pkgutil
import re
import string
from pathlib import Path

import pytest
import yaml

import bearwitness
from bearwitness.domain.errors import BadValue, BearwitnessError
from bearwitness.domain.messages import catalogue as catalogue_module
from bearwitness.domain.messages.catalogue import LANGUAGES, Language, catalogue, say

SCRIPT = {"ko": re.compile("[가-힣]"), "zh": re.compile("[一-鿿]")}
UNTRANSLATED: frozenset[str] = frozenset()
"""Keys whose words are rightly the same in every language (names, codes, units)."""


def error_classes() -> list[type[BearwitnessError]]:
    for module in pkgutil.walk_packages(bearwitness.__path__, "bearwitness."):
        if module.name.endswith("errors"):
            importlib.import_module(module.name)
    found: list[type[BearwitnessError]] = []
    pending = [BearwitnessError]
    while pending:
        found.append(pending.pop())
        pending += found[-1].__subclasses__()
    return [each for each in found if each.__module__.startswith("bearwitness.")]


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("language", ["ko", "zh"])
def test_every_message_is_translated(language: Language) -> None:
    english = catalogue("en")
    own = {key: text for key, text in catalogue(language).items() if ".errors." not in key}
    assert set(own) == set(english)
    for key, text in own.items():
        assert placeholders(text) == placeholders(english[key]), key
        if re.search("[a-z]{3}", re.sub(r"\{[^}]*\}", "", english[key])) and key not in UNTRANSLATED:
            assert SCRIPT[language].search(text), f"{key} is not in {language}"


@pytest.mark.parametrize("language", ["ko", "zh"])
def test_every_error_is_worded(language: Language) -> None:
    own = {key: text for key, text in catalogue(language).items() if ".errors." in key}
    wanted = {f"{each.__module__.split('.')[1]}.errors.{each.__name__}": each for each in error_classes()}
    assert set(own) == set(wanted)
    for key, each in wanted.items():
        assert placeholders(own[key]) == placeholders(each.__doc__ or ""), key


def test_errors_have_their_own_exit_code() -> None:
    codes = [each.exit_code for each in error_classes()]
    assert len(codes) == len(set(codes))
    # a shell keeps 126 to 128 for itself and 129 to 192 for signals
    assert all(code == 1 or 3 <= code < 126 or 193 <= code <= 255 for code in codes)


def test_chinese_uses_full_width_punctuation() -> None:
    faulty = [
        key for key, text in catalogue("zh").items() if re.search("[一-鿿][,;:?!]|[,;:?!][一-鿿]", text)
    ]
    assert faulty == []


def test_the_script_check_can_fail() -> None:
    assert SCRIPT["ko"].search("only English") is None
    assert "en" in LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_quick_reader_reads_what_yaml_reads(language: Language) -> None:
    path = Path(catalogue_module.__file__).with_name(f"{language}.yaml")

    def flat(prefix: str, tree: object) -> dict[str, str]:
        if not isinstance(tree, dict):
            return {prefix: str(tree)}
        return {
            k: v for key, sub in tree.items() for k, v in flat(f"{prefix}.{key}".lstrip("."), sub).items()
        }

    assert flat("", yaml.safe_load(path.read_text("utf-8"))) == catalogue(language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_key_stands_twice(language: Language) -> None:
    path: list[str] = []
    seen: set[str] = set()
    for line in (Path(catalogue_module.__file__).parent / f"{language}.yaml").read_text("utf-8").splitlines():
        found = re.match(r"^( *)(\w+):", line)
        if found:
            path = [*path[: len(found[1]) // 2], found[2]]
            assert ".".join(path) not in seen
            seen.add(".".join(path))
    assert len(seen) > 500


def kinds_written() -> set[str]:
    """Kinds of value that the source names in a word or two of its own; the others are options or keys of files."""
    calls = [
        node
        for path in Path(bearwitness.__file__).parent.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "BadValue"
    ]
    given = [each.value for call in calls for each in call.keywords if each.arg == "kind"]
    literal = {str(each.value) for each in given if isinstance(each, ast.Constant)}
    return {each for each in literal if re.fullmatch("[a-z][a-z ]*", each)}


def test_every_kind_of_value_that_the_source_names_has_a_word() -> None:
    kinds = kinds_written()
    assert {"age public key", "money"} <= kinds
    worded = catalogue("en")
    assert [each for each in sorted(kinds) if f"domain.kinds.{each.replace(' ', '_')}" not in worded] == []
    assert say(BadValue(kind="age public key", example="age1..."), "ko").startswith("age 공개 키:")


def test_an_error_names_the_kind_of_a_value_in_words() -> None:
    wrong = BadValue(kind="keyholder", example="amina")
    assert say(wrong) == "This needs a valid name; write it like amina."
    assert say(wrong, "ko").startswith("이름:")
    assert say(BadValue(kind="date", example="1998"), "zh").startswith("日期")
    assert "--seed" in say(BadValue(kind="--seed", example="5"), "ko"), "what only a file or an option has"
