"""What is to be handed to one named recipient: a plan like any other, approved by two people."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bearwitness.domain.messages import LANGUAGES, Language
from bearwitness.release.errors import BadPlan
from bearwitness.release.planning.plan import Plan
from bearwitness.release.planning.plan_digest import plan_digest
from bearwitness.release.planning.plan_file import list_of, mapping, no_twins, read_plan_file, text


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierPlan:
    """A dossier for an accountability body.

    Attributes
    ----------
    recipient
        By the very name under which consent to share was given.
    key
        The recipient's age public key, got by a way that you trust.
    language
        Of the pages, and of a letter that asks for it back.
    persons
        Pseudonyms.
    """

    recipient: str
    key: str
    language: Language
    purpose: str
    persons: tuple[str, ...]

    def digest(self) -> str:
        """SHA-256 of the plan's content, in hex: what an approver signs."""
        return plan_digest(self)

    @staticmethod
    def from_data(data: object) -> DossierPlan:
        """Plan from what the file holds under ``dossier``; raises `BadPlan`, which names the key."""
        found = mapping(data, "dossier", {"recipient", "key", "language", "purpose", "persons"}, set())
        language = text(found["language"], "dossier.language")
        if language not in LANGUAGES:
            raise BadPlan(key="dossier.language", example=", ".join(LANGUAGES))
        persons = list_of(found["persons"], "dossier.persons", text)
        no_twins("dossier.persons", persons)
        if not persons:
            raise BadPlan(key="dossier.persons", example="[P-...]")
        return DossierPlan(
            recipient=text(found["recipient"], "dossier.recipient"),
            key=text(found["key"], "dossier.key"),
            language=language,
            purpose=text(found["purpose"], "dossier.purpose"),
            persons=persons,
        )


def read_plan(content: str) -> Plan | DossierPlan:
    """Plan of a release, or of a dossier where the file's only key is ``dossier``; raises `BadPlan`."""
    data = read_plan_file(content)
    if isinstance(data, Mapping) and set(data) == {"dossier"}:
        return DossierPlan.from_data(data["dossier"])
    return Plan.from_yaml(content)
