"""Read files through one child, for as long as it lives."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import PurePath
from types import TracebackType

from bearwitness.intake.document import Document
from bearwitness.intake.errors import DocumentTooLarge
from bearwitness.intake.formats import Family, family_of
from bearwitness.intake.limits import FILE_BYTES, RECORDING_BYTES
from bearwitness.intake.parsing.lockdown import PROTECTIONS, Protection
from bearwitness.intake.parsing.sandbox import Sandbox, Usage
from bearwitness.intake.readers.recording import read_recording


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """A file as it came: its bytes, its name, and the encoding, where a person named it."""

    data: bytes = field(repr=False)
    name: str = ""
    encoding: str | None = None

    @property
    def ending(self) -> str:
        """Ending of the name, in lower case."""
        return PurePath(self.name).suffix.lower()


class Parser:
    """Reads a batch of files: ``with Parser(families, files=3) as parser: parser.document(upload)``.

    One child serves the whole batch; where it dies over a file, the files after it get a new one. A recording is
    looked at by its first bytes alone, here, and parsed by nobody.

    Parameters
    ----------
    families
        What the files are, as far as it is known: the child imports what these need before it locks itself.
    files
        How many there will be, by which the child's time on the processor is measured.
    """

    def __init__(self, families: Collection[Family] = (), files: int = 1) -> None:
        self._families: frozenset[Family] = frozenset(families)
        self._files = files
        self._child: Sandbox | None = None
        self.protections: frozenset[Protection] = frozenset(PROTECTIONS)
        self.usage: list[Usage] = []

    def document(self, upload: Upload) -> Document:
        """The document of one file.

        Raises
        ------
        DocumentTooLarge
        ReaderStopped
            The child died, took too long, or answered what is no answer.
        BearwitnessError
            Of intake: what is wrong with the file.
        """
        family = family_of(upload.data)
        limit = RECORDING_BYTES if family == "recording" else FILE_BYTES
        if len(upload.data) > limit:
            raise DocumentTooLarge(size=len(upload.data), limit=limit)
        if family == "recording":
            return read_recording().document(upload.data)
        child = self._ready(family)
        return child.read(upload.data, upload.ending, upload.encoding).document(upload.data)

    def close(self) -> None:
        """End the child, if there is one."""
        if self._child is not None:
            self._child.close()
            self.usage += [self._child.usage] if self._child.usage else []
            self._child = None

    def __enter__(self) -> Parser:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _ready(self, family: Family) -> Sandbox:
        """A living child that has imported what the family needs."""
        if self._child is None or not self._child.alive or family not in self._families:
            self.close()
            self._families |= {family}
            self._child = Sandbox(sorted(self._families), self._files)
            self.protections &= self._child.protections
        return self._child


def read_one(upload: Upload) -> Document:
    """The document of one file, from a child of its own.

    Raises
    ------
    BearwitnessError
        Of intake.
    """
    with Parser() as parser:
        return parser.document(upload)
