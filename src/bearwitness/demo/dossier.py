"""A dossier for a fictional legal clinic, on those who agreed to just that."""

from __future__ import annotations

from collections.abc import Mapping

import yaml

from bearwitness.demo.world import World

RECIPIENT = "legal-clinic"
MOST = 3
"""Persons in the demo's dossier."""


def dossier_plan(world: World, persons: Mapping[str, str], key: str) -> str:
    """Plan of the dossier as YAML.

    Parameters
    ----------
    world
        Whose consents say who agreed to share with the clinic.
    persons
        Pseudonyms by the world's own keys.
    key
        The clinic's age public key.
    """
    agreed = [
        persons[coding.person_key]
        for source in world.sources
        if source.consent is not None and not source.child and not source.withdrawn_after
        for scopes in [source.consent["scopes"]]
        if isinstance(scopes, Mapping) and RECIPIENT in scopes.get("share", {})
        for coding in source.codings
        if coding.property == "role"
    ]
    plan = {
        "recipient": RECIPIENT,
        "key": key,
        "language": "en",
        "purpose": "Shows what one named recipient may have. All of it is invented.",
        "persons": list(dict.fromkeys(agreed))[:MOST],
    }
    return yaml.safe_dump({"dossier": plan}, allow_unicode=True)
