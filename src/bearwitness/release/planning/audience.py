"""For whom a release is: everybody, or one named recipient to whose key it is sealed."""

from __future__ import annotations

from dataclasses import dataclass

from bearwitness.domain.messages import LANGUAGES, Language
from bearwitness.release.errors import BadPlan
from bearwitness.release.planning.plan_file import mapping, text

PUBLIC, NAMED = "public", "recipient"


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient:
    """One named recipient.

    Attributes
    ----------
    recipient
        By the very name under which consent to share was given.
    key
        Its age public key, got by a way that you trust.
    language
        Of a letter that asks the copy back.
    """

    recipient: str
    key: str
    language: Language


def audience_of(data: object, key: str) -> Recipient | None:
    """Recipient that a plan names; None for everybody. Raises `BadPlan`, which names the key."""
    if data == PUBLIC:
        return None
    if not isinstance(data, dict):
        raise BadPlan(key=key, example="public, or {recipient: ..., key: age1..., language: en}")
    found = mapping(data, key, {"recipient", "key", "language"}, set())
    language = text(found["language"], f"{key}.language")
    if language not in LANGUAGES:
        raise BadPlan(key=f"{key}.language", example=", ".join(LANGUAGES))
    return Recipient(
        recipient=text(found["recipient"], f"{key}.recipient"),
        key=text(found["key"], f"{key}.key"),
        language=language,
    )
