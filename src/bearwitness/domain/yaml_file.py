"""Read YAML with the safe loader, without repeated keys or anchors.

Import this inside the function that needs it: loading a YAML parser costs more than answering `--help`.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import yaml

from bearwitness.domain.errors import BadCodebook

try:
    from yaml import CSafeLoader as SafeLoader
except ImportError:
    from yaml import SafeLoader  # type: ignore[assignment]


class NotYaml(ValueError):
    """The text is no YAML of the plain kind that is read here; holds the line, counted from 1."""

    def __init__(self, line: int) -> None:
        self.line = line
        super().__init__(f"line {line}")


def read_yaml_text(text: str) -> object:
    """Plain objects of a YAML text.

    Raises
    ------
    NotYaml
        Where the text is not YAML, repeats a key (the last would win in silence), uses an anchor, or holds a date
        that no calendar has.
    """
    try:
        node = yaml.compose(text, Loader=SafeLoader)
        if node is not None:
            _refuse_traps(node, set())
        return yaml.load(text, Loader=SafeLoader)
    except yaml.MarkedYAMLError as error:
        raise NotYaml(error.problem_mark.line + 1 if error.problem_mark else 1) from None
    except NotYaml:
        raise
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise NotYaml(1) from error


def read_yaml(path: Path) -> dict[str, object]:
    """Mapping that a file of the codebook holds.

    Raises
    ------
    BadCodebook
        Where it holds none.
    """
    try:
        tree = read_yaml_text(path.read_text(encoding="utf-8"))
    except NotYaml as error:
        raise BadCodebook(file=path.name, place=f"line {error.line}") from error
    if not isinstance(tree, dict):
        raise BadCodebook(file=path.name, place="line 1")
    return {str(key): value for key, value in tree.items()}


def _refuse_traps(node: yaml.Node, seen: set[int]) -> None:
    """Walk the nodes once; a node met twice is an anchor's alias, and a date must be of the calendar."""
    if id(node) in seen:
        raise NotYaml(node.start_mark.line + 1)
    seen.add(id(node))
    if node.tag.endswith(":timestamp") and not _names_a_day(node.value):
        raise NotYaml(node.start_mark.line + 1)
    if isinstance(node, yaml.MappingNode):
        keys = [key.value for key, _ in node.value if isinstance(key, yaml.ScalarNode)]
        if len(keys) != len(set(keys)):
            raise NotYaml(node.start_mark.line + 1)
        for key, value in node.value:
            _refuse_traps(key, seen)
            _refuse_traps(value, seen)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            _refuse_traps(value, seen)


def _names_a_day(text: str) -> bool:
    """Whether what looks like a date is one of the calendar."""
    try:
        date.fromisoformat(text[:10])
    except ValueError:
        return False
    return True
