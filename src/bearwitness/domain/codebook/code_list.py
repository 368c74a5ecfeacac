"""Code lists: what a term can be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bearwitness.domain.codebook.citation import Citation
from bearwitness.domain.codebook.sensitivity import Sensitivity
from bearwitness.domain.errors import UnknownTerm
from bearwitness.domain.messages import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """One code, its labels, its meaning in one sentence, and where that meaning comes from.

    Attributes
    ----------
    aliases
        Other spellings of the code met in data, which :meth:`CodeList.resolve` reads as this one.
    source
        Standard and article that the definition follows, in our own words.
    sensitivity
        ``restricted`` codes never leave in a release.
    supports
        Codes of the list ``legal_element`` that a passage with this code can support; never proves.
    """

    code: str
    labels: Mapping[Language, str]
    definitions: Mapping[Language, str]
    source: Citation
    sensitivity: Sensitivity = "plain"
    supports: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeList:
    """The codes of a list by code, in the order of its file.

    Attributes
    ----------
    sealed
        Whether a team's extension may add codes: lists that a treaty or the program itself closes take none.
    """

    id: str
    labels: Mapping[Language, str]
    codes: Mapping[str, Code]
    sealed: bool = False

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
