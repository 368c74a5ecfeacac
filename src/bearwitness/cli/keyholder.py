"""`bearwitness keyholder PATH STEP`: who can open a casebook, and with what."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from bearwitness.cli.answer import print_json, warn
from bearwitness.cli.unlocked import casebook_arguments, new_passphrase, unlock
from bearwitness.domain.messages import Language, message

if TYPE_CHECKING:
    from collections.abc import Callable

ROLES = ("documenter", "analyst", "reviewer", "custodian", "team")


def arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """Take the step, and for whom."""
    casebook_arguments(parser, language)
    parser.add_argument("step", choices=tuple(STEPS), help=message("casebook.cli.keyholder_step", language))
    parser.add_argument("name", metavar="NAME", nargs="?", help=message("casebook.cli.new_name", language))
    parser.add_argument("--role", action="append", choices=ROLES, help=message("casebook.cli.role", language))
    parser.set_defaults(roles=None)
    parser.add_argument("--age", metavar="KEY", help=message("vault.cli.age", language))


def run(chosen: argparse.Namespace, language: Language) -> int:
    """Do the step, and say who can open the casebook now."""
    from bearwitness.actions.keys.unlock import keyring_of

    shares = STEPS[chosen.step](chosen, language) or ()
    keyring = keyring_of(chosen.path)
    custodians = keyring.custodians()
    if chosen.json:
        print_json(
            ok=True,
            warnings=[],
            keyholders=list(keyring.keyholders()),
            custodians=list(custodians),
            shares=list(shares),
            **({} if chosen.roles is None else {"roles": chosen.roles}),
        )
        return 0
    if chosen.step == "shares" and not shares:
        print(message("vault.cli.shares_wait", language))
        return 0
    if shares:
        warn(message("vault.cli.shares_once", language))
        print("\n".join(shares))
        return 0
    mark = message("vault.cli.custodian", language)
    for name in keyring.keyholders():
        roles = "" if chosen.roles is None else ": " + (", ".join(chosen.roles.get(name, [])) or "-")
        print(f"{name}{roles} {mark}" if name in custodians else f"{name}{roles}")
    return 0


def _named(chosen: argparse.Namespace) -> str:
    from bearwitness.casebook.errors import NoNewName

    if chosen.name is None:
        raise NoNewName
    return str(chosen.name)


def _list(chosen: argparse.Namespace, language: Language) -> None:
    """Who can open the casebook, in which roles; only the casebook itself knows the roles."""
    from bearwitness.actions.keys.list_members import list_members
    from bearwitness.casebook.opening import open_casebook

    actor, keys = unlock(chosen.path, chosen.actor, language)
    with open_casebook(chosen.path, keys, actor=actor) as casebook:
        chosen.roles = list_members(casebook)


def _role(chosen: argparse.Namespace, language: Language) -> None:
    """Give somebody who is a keyholder already one more role."""
    from bearwitness.actions.keys.grant_role import grant_role
    from bearwitness.casebook.opening import open_casebook
    from bearwitness.domain.errors import BadValue

    name = _named(chosen)
    if not chosen.role:
        raise BadValue(kind="--role", example=f"keyholder PATH role NAME --role {' | '.join(ROLES)}")
    actor, keys = unlock(chosen.path, chosen.actor, language)
    with open_casebook(chosen.path, keys, actor=actor) as casebook:
        for role in chosen.role:
            grant_role(casebook, name, role)
    warn(message("care.cli.role_granted", language, name=name, roles=", ".join(chosen.role)))


def _add(chosen: argparse.Namespace, language: Language) -> None:
    from bearwitness.actions.keys.add_keyholder import add_keyholder
    from bearwitness.actions.keys.unlock import keyring_of
    from bearwitness.casebook.opening import open_casebook

    name = _named(chosen)
    if chosen.role and name in keyring_of(chosen.path).keyholders():
        _role(chosen, language)
        return
    actor, keys = unlock(chosen.path, chosen.actor, language)
    passphrase = None if chosen.age else new_passphrase(name, language)
    with open_casebook(chosen.path, keys, actor=actor) as casebook:
        roles = chosen.role or ["reviewer"]
        add_keyholder(casebook, name, passphrase, roles, age=chosen.age)
    warn(message("casebook.cli.keyholder_added", language, name=name, roles=", ".join(roles)))


def _remove(chosen: argparse.Namespace, language: Language) -> None:
    from bearwitness.actions.keys.remove_keyholder import remove_keyholder
    from bearwitness.casebook.opening import open_casebook

    name = _named(chosen)
    actor, keys = unlock(chosen.path, chosen.actor, language)
    with open_casebook(chosen.path, keys, actor=actor) as casebook:
        remove_keyholder(casebook, name)
    warn(message("vault.cli.after_leaving", language))
    warn(message("vault.cli.shares_void", language))


def _passphrase(chosen: argparse.Namespace, language: Language) -> None:
    from bearwitness.actions.keys.change_passphrase import change_passphrase
    from bearwitness.casebook.opening import open_casebook

    actor, keys = unlock(chosen.path, chosen.actor, language)
    passphrase = new_passphrase(actor, language)
    with open_casebook(chosen.path, keys, actor=actor) as casebook:
        change_passphrase(casebook, passphrase)


def _rotate(chosen: argparse.Namespace, language: Language) -> None:
    from bearwitness.actions.keys.rotate_keys import rotate_keys
    from bearwitness.casebook.opening import open_casebook

    actor, keys = unlock(chosen.path, chosen.actor, language)
    with open_casebook(chosen.path, keys, actor=actor) as casebook:
        rotate_keys(casebook)
    warn(message("vault.cli.shares_void", language))


def _shares(chosen: argparse.Namespace, language: Language) -> tuple[str, ...]:
    from bearwitness.actions.keys.make_shares import make_shares
    from bearwitness.casebook.opening import open_casebook

    actor, keys = unlock(chosen.path, chosen.actor, language)
    with open_casebook(chosen.path, keys, actor=actor) as casebook:
        return make_shares(casebook)


def _recover(chosen: argparse.Namespace, language: Language) -> None:
    from bearwitness.actions.keys.recover_keyholder import recover_keyholder
    from bearwitness.vault.passphrase import SHARES_VARIABLE, read_passphrase

    name = _named(chosen)
    ask = message("vault.cli.ask_share", language)
    shares = read_passphrase(ask, SHARES_VARIABLE).splitlines()
    if len(shares) == 1:
        shares += read_passphrase(ask, SHARES_VARIABLE).splitlines()
    recover_keyholder(chosen.path, shares, name, new_passphrase(name, language))
    warn(message("vault.cli.recovered", language))


def _confirm(chosen: argparse.Namespace, language: Language) -> None:
    from bearwitness.actions.keys.confirm_keyholder import confirm_keyholder
    from bearwitness.casebook.opening import open_casebook

    name = _named(chosen)
    actor, keys = unlock(chosen.path, chosen.actor, language)
    with open_casebook(chosen.path, keys, actor=actor) as casebook:
        confirm_keyholder(casebook, name)


STEPS: dict[str, Callable[[argparse.Namespace, Language], tuple[str, ...] | None]] = {
    "add": _add,
    "remove": _remove,
    "role": _role,
    "list": _list,
    "passphrase": _passphrase,
    "rotate": _rotate,
    "shares": _shares,
    "recover": _recover,
    "confirm": _confirm,
}
