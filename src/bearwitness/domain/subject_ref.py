"""A subject as a value: who did it, to whom, with which payment, after which step."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bearwitness.domain.errors import BadValue
from bearwitness.domain.json_fields import Json, text_field

_EXAMPLE = "P-ABCDEFGHIJKLMNOPQRSTUVWXYZ as Broker"
_ID = re.compile(r"[A-Z]-[A-Z2-7]{26}")
_ROLE = re.compile(r"[A-Za-z][A-Za-z0-9_]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectRef:
    """Identifier of another subject, and the part it had there.

    Attributes
    ----------
    role
        Code of the list ``person_role``, for a person who did something; else empty. Whether the list has the
        code is asked of the codebook.

    Raises
    ------
    BadValue
        Where identifier or role has not the shape of one.
    """

    subject_id: str
    role: str = ""

    def __post_init__(self) -> None:
        """Invariant: both have the shape of identifiers."""
        if not _ID.fullmatch(self.subject_id) or (self.role and not _ROLE.fullmatch(self.role)):
            raise BadValue(kind="subject", example=_EXAMPLE)

    @classmethod
    def parse(cls, text: str) -> SubjectRef:
        """Read ``P-ABCDEFGHIJKLMNOPQRSTUVWXYZ as Broker``."""
        subject, _, role = text.strip().partition(" as ")
        return cls(subject_id=subject, role=role)

    @classmethod
    def from_json(cls, tree: Json) -> SubjectRef:
        """Read ``{"subject_id": "P-...", "role": "Broker"}``."""
        role = text_field(tree, "role", "Broker") if "role" in tree else ""
        return cls(subject_id=text_field(tree, "subject_id", _EXAMPLE), role=role)

    def to_json(self) -> dict[str, object]:
        """Tagged JSON object."""
        return {"type": "subject", "subject_id": self.subject_id, "role": self.role}

    def __str__(self) -> str:
        """Text that :meth:`parse` reads."""
        return f"{self.subject_id} as {self.role}" if self.role else self.subject_id
