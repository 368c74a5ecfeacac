"""What can be wrong with a document or a reading of it."""

from bearwitness.domain.errors import BearwitnessError


class DocumentNotFound(BearwitnessError):
    """There is no such document; check the path."""

    exit_code = 40


class DocumentIsFolder(BearwitnessError):
    """This is a folder, not a document; name one file in it."""

    exit_code = 41


class DocumentUnreadable(BearwitnessError):
    """The document cannot be opened; check its permissions, or copy it to a disk that can be read."""

    exit_code = 42


class DocumentTooLarge(BearwitnessError):
    """The document has {size} bytes, more than the limit of {limit}; split it into parts."""

    exit_code = 43


class NotText(BearwitnessError):
    """The document is not plain text: a NUL or control byte stands at byte {position}; save it as UTF-8 text."""

    exit_code = 44


class NotUtf8(BearwitnessError):
    """The document is not valid UTF-8 at byte {position}; save it again with the encoding UTF-8."""

    exit_code = 45


class OtherEncoding(BearwitnessError):
    """The document is in the encoding {encoding}; save it again with the encoding UTF-8."""

    exit_code = 46


class BadCandidate(BearwitnessError):
    """A candidate claim from {start} to {end} does not match its text; report this as a fault."""

    exit_code = 47


class FormatNotRead(BearwitnessError):
    """The file is of a kind that is not read here ({kind}); open it in its own program and save it as {better}."""

    exit_code = 48


class UncertainEncoding(BearwitnessError):
    """The encoding of this text is not certain (it could be: {encodings}); say which it is with --encoding."""

    exit_code = 49


class OverLimit(BearwitnessError):
    """The file goes over a limit of what is read ({what}: {limit}) and was not opened further; split it, or save it anew in its own program."""

    exit_code = 110


class DamagedFile(BearwitnessError):
    """The file is damaged or not what its beginning says ({format}); open it in its own program, save it anew, and try again."""

    exit_code = 111


class ReaderStopped(BearwitnessError):
    """Reading this file was stopped ({reason}) and nothing of it was kept; save it in a simpler format, such as text."""

    exit_code = 112


class BadMapping(BearwitnessError):
    """The mapping is not valid at {place}; write it like {example}."""

    exit_code = 113
