"""One root for every error that a user can meet.

A subclass's docstring is its message in English, one sentence that says what to do; Korean and Chinese
stand in the catalogues under ``<room>.errors.<class name>``. An error holds a code (its class name), an exit
code of its own and, where it applies, a position or a public value. It never holds user data: no text of
a source, no name, no file name.
"""

from __future__ import annotations

from typing import ClassVar


class BearwitnessError(Exception):
    """Bearwitness could not do this, and nothing was changed."""

    exit_code: ClassVar[int] = 1

    def __init__(self, **details: str | int | float) -> None:
        self.details = details
        super().__init__(self.english())

    @property
    def code(self) -> str:
        """Class name: the stable code that a user can quote."""
        return type(self).__name__

    @property
    def room(self) -> str:
        """Package of the house that the class belongs to."""
        return type(self).__module__.split(".")[1]

    def english(self, **words: str) -> str:
        """Docstring of the class with the details filled in, or `words` in their place."""
        return " ".join((type(self).__doc__ or "").split()).format_map({**self.details, **words})


class BadValue(BearwitnessError):
    """This needs a valid {kind}; write it like {example}."""

    exit_code = 10


class UnknownTerm(BearwitnessError):
    """The codebook's list {list} has no such code; the codes are in its YAML file."""

    exit_code = 11


class UnknownMessage(BearwitnessError):
    """The message catalogue has no entry {key} in language {language}."""

    exit_code = 12


class MissingExtra(BearwitnessError):
    """This needs a part that is not installed: pip install 'bearwitness[{extra}]'."""

    exit_code = 13


class UnknownValueType(BearwitnessError):
    """This value is of no known type; the types are date, age, money, count, share, place, term and text."""

    exit_code = 14


class UnknownPlace(BearwitnessError):
    """The gazetteer has no such place; choose one of its ids, or the next larger place that it has."""

    exit_code = 15


class BadConsent(BearwitnessError):
    """The consent's field {field} is missing or not valid; write it like {example}."""

    exit_code = 16


class UnknownProperty(BearwitnessError):
    """The codebook has no such property; the properties are in properties.yaml."""

    exit_code = 17


class UnknownList(BearwitnessError):
    """The codebook has no such list; the lists are the files of its folder lists."""

    exit_code = 18


class BadCodebook(BearwitnessError):
    """The codebook's file {file} is not valid at {place}; compare it with the files that ship with the package."""

    exit_code = 19


class BadExtension(BearwitnessError):
    """The codebook extension is not valid at line {line}, column {column}; write there: {example}."""

    exit_code = 7


class ExtensionRedefines(BearwitnessError):
    """The codebook extension changes what the codebook has, at line {line}, column {column}; it can only add, and only to lists that are open."""

    exit_code = 8


class OutsideNamespace(BearwitnessError):
    """The codebook extension has a name without its own prefix at line {line}, column {column}; let it begin with {prefix} and use letters, digits and underscores."""

    exit_code = 9


class ExtensionForgets(BearwitnessError):
    """The codebook extension lacks {name}, or gives it another kind of value, and something may be coded with it; keep it as it was, and add beside it."""

    exit_code = 195


class BadMasking(BearwitnessError):
    """The list of what is to be masked does not fit the text at character {place}; each span must lie in it, overlap none, and have a token such as [P1]."""

    exit_code = 116
