"""Code lists: what a term can be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bearwitness.domain.errors import UnknownTerm
from bearwitness.domain.messages import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """One code, its labels, its meaning in one sentence, and what other standards call it.

    Attributes
    ----------
    aliases
        Other spellings of the code met in data, which :meth:`CodeList.resolve` reads as this one.
    supports
        Codes of the list ``legal_element`` that a passage with this code can support; never proves.
    htcds
        Field and code of HTCDS 2.0, as ``field:code``; empty where it has none.
    ctdc
        Column of the CTDC Global Dataset (header of 14 April 2020); empty where it has none.
    """

    code: str
    labels: Mapping[Language, str]
    definition: str
    supports: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    htcds: str = ""
    ctdc: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeList:
    """The codes of a list by code, in the order of its file."""

    id: str
    codes: Mapping[str, Code]

    def code(self, code: str) -> Code:
        """Entry of a code.

        Raises
        ------
        UnknownTerm
            Where the list has no such code.
        """
        try:
            return self.codes[code]
        except KeyError as error:
            raise UnknownTerm(list=self.id) from error

    def resolve(self, code: str) -> str:
        """Code that a code or an alias stands for.

        Raises
        ------
        UnknownTerm
            Where it stands for none.
        """
        if code in self.codes:
            return code
        for each in self.codes.values():
            if code in each.aliases:
                return each.code
        raise UnknownTerm(list=self.id)
