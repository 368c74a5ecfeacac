"""Verbs with steps: `VERB PATH [WHAT] STEP`, in which options may stand anywhere."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from bearwitness.cli.answer import print_json, warn
from bearwitness.cli.unlocked import casebook_arguments, unlock
from bearwitness.domain.messages import Language, message

if TYPE_CHECKING:
    from bearwitness.casebook.handle import Casebook


def step_arguments(
    parser: argparse.ArgumentParser, verb: str, steps: Sequence[str], language: Language
) -> None:
    """Path, who acts, and what is done to what."""
    casebook_arguments(parser, language)
    parser.add_argument(
        "words",
        nargs="+",
        metavar="|".join(steps),
        help=message(f"care.cli.{verb}_steps", language),
    )


def step_of(chosen: argparse.Namespace, steps: Sequence[str], alone: Sequence[str] = ()) -> tuple[str, str]:
    """Return what the step is about, empty for those that stand `alone`, and the step.

    Raises
    ------
    BadValue
        There is no such step, or it lacks what it is about.
    """
    from bearwitness.domain.errors import BadValue

    *what, step = chosen.words
    if step not in steps or len(what) != (0 if step in alone else 1):
        told = [f"PATH {each}" if each in alone else f"PATH ... {each}" for each in steps]
        raise BadValue(kind="step", example=", ".join(told))
    return (what[0] if what else ""), step


@contextmanager
def opened(chosen: argparse.Namespace, language: Language) -> Iterator[Casebook]:
    """Open the casebook as whoever acts."""
    from bearwitness.casebook.opening import open_casebook

    actor, keys = unlock(chosen.path, chosen.actor, language)
    with open_casebook(chosen.path, keys, actor=actor) as casebook:
        yield casebook


def answer(
    chosen: argparse.Namespace, said: str | Sequence[str], warnings: Sequence[str] = (), **found: object
) -> None:
    """One JSON object, or sentences."""
    if chosen.json:
        print_json(ok=True, warnings=list(warnings), **found)
        return
    for each in warnings:
        warn(each)
    print(said if isinstance(said, str) else "\n".join(said))


def needed(value: object, option: str, example: str) -> str:
    """Return the value of an option that a step cannot do without.

    Raises
    ------
    BadValue
    """
    from bearwitness.domain.errors import BadValue

    if value is None:
        raise BadValue(kind=option, example=f"{option} {example}")
    return str(value)
