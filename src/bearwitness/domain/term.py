"""A code of one of the codebook's lists."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bearwitness.domain.errors import BadValue
from bearwitness.domain.json_fields import Json, text_field

_LIST = re.compile(r"[a-z][a-z0-9_]*")
_CODE = re.compile(r"[A-Za-z][A-Za-z0-9_]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """List and code, such as ``control_method`` and ``DebtBondage``.

    Whether the list has the code is asked of the codebook: ``codebook().check(list, code)``.

    Raises
    ------
    BadValue
        Where list or code has not the shape of one.
    """

    list: str
    code: str

    def __post_init__(self) -> None:
        """Invariant: both have the shape of identifiers."""
        if not _LIST.fullmatch(self.list) or not _CODE.fullmatch(self.code):
            raise BadValue(kind="term", example="control_method:DebtBondage")

    @classmethod
    def parse(cls, text: str) -> Term:
        """Read ``control_method:DebtBondage``."""
        name, _, code = text.strip().partition(":")
        return cls(list=name, code=code)

    @classmethod
    def from_json(cls, tree: Json) -> Term:
        """Read ``{"list": "control_method", "code": "DebtBondage"}``."""
        return cls(list=text_field(tree, "list", "control_method"), code=text_field(tree, "code", "Threats"))

    def to_json(self) -> dict[str, object]:
        """Tagged JSON object."""
        return {"type": "term", "list": self.list, "code": self.code}

    def __str__(self) -> str:
        """Text that :meth:`parse` reads."""
        return f"{self.list}:{self.code}"
