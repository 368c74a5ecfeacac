"""Every small change of a module, one at a time."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Any

COMPARED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}
JOINED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
    ast.BitXor: ast.BitOr,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
}
CALLED = {
    "any": "all",
    "all": "any",
    "min": "max",
    "max": "min",
    "floor": "ceil",
    "ceil": "floor",
    "up": "down",
    "down": "up",
}
FLAGS = frozenset({"frozen", "slots", "kw_only", "strict"})
"""Keywords that only guard against a wrong program, not against a wrong plan: not changed."""

Change = tuple[Any, str | int, object, ast.AST]
"""What holds the place, its name or number there, what is put in, and the part of the program whose words tell it."""


def unchanged(tree: ast.Module) -> set[ast.AST]:
    """Nodes that do nothing when the program runs: annotations, and the flags of dataclasses and ``zip``."""
    kept: list[ast.AST | None] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.keyword) and node.arg in FLAGS:
            kept.append(node.value)
        elif isinstance(node, ast.arg | ast.AnnAssign):
            kept.append(node.annotation)
        elif isinstance(node, ast.FunctionDef):
            kept.append(node.returns)
    return {inner for each in kept if each is not None for inner in ast.walk(each)}


def mutants(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Change the tree one place at a time, saying the line and the change; it is taken back before the next."""
    kept = unchanged(tree)
    for node in ast.walk(tree):
        if node in kept:
            continue
        for holder, place, new, part in [*_signs(node), *_values(node), *_flow(node)]:
            before = ast.unparse(part)
            if "\n" in before:
                continue
            old = _put(holder, place, new)
            after = ast.unparse(new) if part is old and isinstance(new, ast.AST) else ast.unparse(part)
            yield part.lineno, f"{before} -> {after}"  # type: ignore[attr-defined]  # expressions and statements
            _put(holder, place, old)


def _put(holder: Any, place: str | int, new: object) -> object:
    """Put something in a place; what stood there."""
    if isinstance(place, int):
        old, holder[place] = holder[place], new
    else:
        old = getattr(holder, place)
        setattr(holder, place, new)
    return old


def _signs(node: ast.AST) -> Iterator[Change]:
    """Another sign between the same things."""
    if isinstance(node, ast.Compare):
        for place, op in enumerate(node.ops):
            yield node.ops, place, COMPARED[type(op)](), node
    elif isinstance(node, ast.BoolOp):
        yield node, "op", ast.And() if isinstance(node.op, ast.Or) else ast.Or(), node
    elif isinstance(node, ast.BinOp | ast.AugAssign) and type(node.op) in JOINED:
        yield node, "op", JOINED[type(node.op)](), node
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        yield node, "op", ast.UAdd(), node


def _values(node: ast.AST) -> Iterator[Change]:
    """Another number, or another function."""
    if isinstance(node, ast.Constant) and isinstance(node.value, bool):
        yield node, "value", not node.value, node
    elif isinstance(node, ast.Constant) and isinstance(node.value, int):
        yield node, "value", node.value + 1, node
    elif isinstance(node, ast.Constant) and isinstance(node.value, float):
        yield node, "value", node.value + 0.125, node
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in CALLED:
        yield node.func, "id", CALLED[node.func.id], node
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CALLED:
        yield node.func, "attr", CALLED[node.func.attr], node


def _flow(node: ast.AST) -> Iterator[Change]:
    """A condition turned that no other change turns, and a call that is left out."""
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield node, "operand", _turned(node.operand), node
    elif isinstance(node, ast.If | ast.IfExp | ast.While) and _plain(node.test):
        yield node, "test", _turned(node.test), node.test
    elif isinstance(node, ast.comprehension):
        for place, each in enumerate(node.ifs):
            if _plain(each):
                yield node.ifs, place, _turned(each), each
    elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
        yield node, "value", ast.copy_location(ast.Constant(None), node.value), node


def _turned(test: ast.expr) -> ast.expr:
    return ast.copy_location(ast.UnaryOp(ast.Not(), test), test)


def _plain(test: ast.expr) -> bool:
    """Whether it is no sign or word that is changed already."""
    return not isinstance(test, ast.Compare | ast.BoolOp | ast.UnaryOp)
