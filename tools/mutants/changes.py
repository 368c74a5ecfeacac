"""Every small change of a module, one at a time."""

from __future__ import annotations

import ast
from collections.abc import Iterator

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
}

FLAGS = frozenset({"frozen", "slots", "kw_only", "strict"})
"""Keywords that only guard against a wrong program, not against a wrong plan: not changed."""


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
    """Change the tree one place at a time; the change is taken back before the next."""
    kept = unchanged(tree)
    for node in ast.walk(tree):
        if node in kept:
            continue
        before = ast.unparse(node) if isinstance(node, ast.expr) else ""
        if isinstance(node, ast.Compare):
            for place, op in enumerate(node.ops):
                node.ops[place] = COMPARED[type(op)]()
                yield node.lineno, f"{before} -> {ast.unparse(node)}"
                node.ops[place] = op
        elif isinstance(node, ast.BoolOp):
            held = node.op
            node.op = ast.And() if isinstance(held, ast.Or) else ast.Or()
            yield node.lineno, f"{before} -> {ast.unparse(node)}"
            node.op = held
        elif isinstance(node, ast.BinOp) and type(node.op) in JOINED and "\n" not in before:
            joined = node.op
            node.op = JOINED[type(joined)]()
            yield node.lineno, f"{before} -> {ast.unparse(node)}"
            node.op = joined
        elif isinstance(node, ast.Constant) and type(node.value) in (int, bool):
            value = node.value
            node.value = (not value) if isinstance(value, bool) else value + 1
            yield node.lineno, f"{value} -> {node.value}"
            node.value = value
