"""`bearwitness team PATH list|show|open|join|leave|give|take`: who works on which source."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from bearwitness.cli.steps import answer, opened
from bearwitness.cli.unlocked import casebook_arguments
from bearwitness.domain.messages import Language, message

if TYPE_CHECKING:
    from bearwitness.casebook.handle import Casebook

STEPS = {
    "list": (),
    "show": ("SOURCE",),
    "open": ("NAME",),
    "join": ("TEAM", "NAME"),
    "leave": ("TEAM", "NAME"),
    "give": ("SOURCE", "NAME"),
    "take": ("SOURCE", "NAME"),
}
"""What each step is about."""


def arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """Take the step, and what it is about."""
    casebook_arguments(parser, language)
    parser.add_argument("step", choices=tuple(STEPS), help=message("casebook.cli.team_step", language))
    parser.add_argument("words", metavar="WORD", nargs="*", help=message("casebook.cli.team_words", language))


def run(chosen: argparse.Namespace, language: Language) -> int:
    """Do it, as a custodian."""
    from bearwitness.domain.errors import BadValue

    if len(chosen.words) != len(STEPS[chosen.step]):
        told = " | ".join(" ".join(("PATH", step, *words)) for step, words in STEPS.items())
        raise BadValue(kind="step", example=told)
    with opened(chosen, language) as casebook:
        if chosen.step == "list":
            _list(casebook, chosen, language)
        elif chosen.step == "show":
            _show(casebook, chosen, language)
        else:
            _change(casebook, chosen, language)
    return 0


def _list(casebook: Casebook, chosen: argparse.Namespace, language: Language) -> None:
    from dataclasses import asdict

    from bearwitness.actions.assigning.show_assignments import list_case_teams

    found = list_case_teams(casebook)
    said = [f"{each.id}  {each.name} ({each.sources}): {', '.join(each.members) or '-'}" for each in found]
    none = message("casebook.cli.team_none", language)
    answer(chosen, said or none, teams=[asdict(each) for each in found])


def _show(casebook: Casebook, chosen: argparse.Namespace, language: Language) -> None:
    from bearwitness.actions.assigning.show_assignments import who_works_on

    found = who_works_on(casebook, chosen.words[0])
    mark = message("web_teams.took_it", language)
    said = [f"{each.who or each.team}{f' ({mark})' if each.taken else ''}" for each in found]
    given = [{"who": each.who, "team": each.team, "taken": each.taken} for each in found]
    answer(chosen, said or message("web_teams.nobody", language), given=given)


def _change(casebook: Casebook, chosen: argparse.Namespace, language: Language) -> None:
    from bearwitness.actions.assigning.assign_source import assign_source
    from bearwitness.actions.assigning.join_case_team import join_case_team
    from bearwitness.actions.assigning.leave_case_team import leave_case_team
    from bearwitness.actions.assigning.open_case_team import open_case_team
    from bearwitness.actions.assigning.unassign_source import unassign_source

    first, *more = chosen.words
    if chosen.step == "open":
        team = open_case_team(casebook, first)
        answer(chosen, message("casebook.cli.team_opened", language, name=first, team=team), team=team)
        return
    verbs = {
        "join": join_case_team,
        "leave": leave_case_team,
        "give": assign_source,
        "take": unassign_source,
    }
    verbs[chosen.step](casebook, first, *more)
    key = {"join": "joined", "leave": "left", "give": "given", "take": "taken_away"}[chosen.step]
    answer(chosen, message(f"web_teams.{key}", language, name=more[0]))
