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


Position = tuple[int, int]
"""Line and column, both counted from 1."""


class NotYaml(ValueError):
    """The text is no YAML of the plain kind that is read here; holds line and column, counted from 1."""

    def __init__(self, line: int, column: int = 1) -> None:
        self.line = line
        self.column = column
        super().__init__(f"line {line}")


def read_yaml_text(text: str) -> object:
    """Plain objects of a YAML text.

    Raises
    ------
    NotYaml
        Where the text is not YAML, repeats a key (the last would win in silence), uses an anchor, or holds a date
        that no calendar has.
    """
    return _read(text)[0]


def read_yaml_positions(text: str) -> tuple[object, dict[tuple[str, ...], Position]]:
    """Plain objects of a YAML text, and the line and column of every key, and of every entry of a list by its number.

    Raises
    ------
    NotYaml
        As :func:`read_yaml_text`.
    """
    tree, node = _read(text)
    positions: dict[tuple[str, ...], Position] = {}
    if node is not None:
        _note_positions(node, (), positions)
    return tree, positions


def _read(text: str) -> tuple[object, yaml.Node | None]:
    try:
        node = yaml.compose(text, Loader=SafeLoader)
        if node is not None:
            _refuse_traps(node, set())
        return yaml.load(text, Loader=SafeLoader), node
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        raise (NotYaml(mark.line + 1, mark.column + 1) if mark else NotYaml(1)) from None
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
        raise NotYaml(node.start_mark.line + 1, node.start_mark.column + 1)
    seen.add(id(node))
    if node.tag.endswith(":timestamp") and not _names_a_day(node.value):
        raise NotYaml(node.start_mark.line + 1, node.start_mark.column + 1)
    if isinstance(node, yaml.MappingNode):
        keys = [key.value for key, _ in node.value if isinstance(key, yaml.ScalarNode)]
        if len(keys) != len(set(keys)):
            raise NotYaml(node.start_mark.line + 1, node.start_mark.column + 1)
        for key, value in node.value:
            _refuse_traps(key, seen)
            _refuse_traps(value, seen)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            _refuse_traps(value, seen)


def _note_positions(
    node: yaml.Node, path: tuple[str, ...], positions: dict[tuple[str, ...], Position]
) -> None:
    if isinstance(node, yaml.SequenceNode):
        for at, each in enumerate(node.value, 1):
            positions[(*path, str(at))] = (each.start_mark.line + 1, each.start_mark.column + 1)
            _note_positions(each, (*path, str(at)), positions)
    if not isinstance(node, yaml.MappingNode):
        return
    for key, value in node.value:
        if isinstance(key, yaml.ScalarNode):
            own = (*path, key.value)
            positions[own] = (key.start_mark.line + 1, key.start_mark.column + 1)
            _note_positions(value, own, positions)


def _names_a_day(text: str) -> bool:
    """Whether what looks like a date is one of the calendar."""
    try:
        date.fromisoformat(text[:10])
    except ValueError:
        return False
    return True
