"""In which encoding a text is written: decided by strict decoding, or refused; never guessed in silence.

A text that is valid UTF-8 is UTF-8. Any other one is decoded strictly in each of the encodings of Korean and Chinese,
and one is taken only where its frequent characters stand out in one reading, and charset-normalizer does not say
otherwise. A short text in an old encoding is therefore refused until a person says what it is.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from itertools import islice

from bearwitness.intake.errors import NotText, UncertainEncoding

ENCODINGS = (
    "utf-8", "utf-16", "utf-16-le", "utf-16-be", "euc-kr", "cp949", "johab", "gb18030", "gbk", "gb2312", "big5",
    "big5hkscs", "cp950", "shift_jis", "euc-jp", "cp1252", "iso-8859-1", "cp1251", "koi8-r",
)  # fmt: skip
"""What --encoding takes."""

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = re.compile(rb"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f]")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f-\x9f]")
_BEYOND = re.compile("[^\x00-\x7f]")
_FREQUENT = {
    "cp949": frozenset(
        "이다는에을가의고지한하사로기도를서은니어나그자리아들일대과있인시라정수해만게부전면보으여장구상제거원"
    ),
    "gb18030": frozenset(
        "的一是了我不人在他有这个上们来到时大地为子中你说生国年着就那和要她出也得里后自以会家可下而过天去能对小多"
    ),
    "big5": frozenset(
        "的一是了我不人在他有這個上們來到時大地為子中你說生國年著就那和要她出也得裡後自以會家可下而過天去能對小多"
    ),
}
"""About fifty characters that make up a third and more of running text, for each encoding."""
_LEAST_SHARE = 0.12
_LEAD = 2.5
_LEAST_CHARACTERS = 8
_SAMPLE = 200_000
_SECOND_OPINION_BYTES = 20_000
_SAME = {"euc_kr": "cp949", "gb2312": "gb18030", "gbk": "gb18030", "big5hkscs": "big5", "cp950": "big5"}


def decoded(data: bytes, encoding: str | None = None) -> tuple[str, str]:
    """Text and encoding of some bytes; the byte order mark is removed, and nothing else.

    Parameters
    ----------
    data
        The bytes of a text file.
    encoding
        One of `ENCODINGS`, where a person said so.

    Raises
    ------
    NotText
        There are control bytes, or the bytes are no text in the encoding that was named.
    UncertainEncoding
        Several encodings would do, or none that is known here.
    """
    if encoding is not None:
        return _as_said(data, encoding)
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _strictly(data, name), name.removesuffix("-sig")
    if b"\0" in data:
        return _wide(data)
    if control := _CONTROL.search(data):
        raise NotText(position=control.start())
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _old(data)
    _refuse_chance(text, data)
    return text, "utf-8"


def _refuse_chance(text: str, data: bytes) -> None:
    """Refuse a few bytes of an old encoding that are valid UTF-8 by chance: some pairs of Korean and Chinese are.

    Western letters among ASCII ones are common and stand; so does everything of three bytes and more, which is no
    chance.
    """
    found = [each.group() for each in islice(_BEYOND.finditer(text), _LEAST_CHARACTERS)]
    pairs = 0 < len(found) < _LEAST_CHARACTERS and all(each < "\u0800" for each in found)
    western = all(each <= "\xff" for each in found) and re.search("[A-Za-z]", text)
    if pairs and not western and (others := [each for each in _FREQUENT if _or_none(data, each) is not None]):
        raise UncertainEncoding(encodings=", ".join(["utf-8", *others]))


def _as_said(data: bytes, encoding: str) -> tuple[str, str]:
    text = _strictly(data, encoding).removeprefix("\ufeff")
    if found := _CONTROLS.search(text):
        raise NotText(position=len(text[: found.start()].encode(encoding, "replace")))
    return text, encoding


def _strictly(data: bytes, encoding: str) -> str:
    try:
        text = data.decode(encoding)
        text.encode("utf-8")
    except UnicodeDecodeError as error:
        raise NotText(position=error.start) from None
    except UnicodeEncodeError:
        raise NotText(position=0) from None
    if found := _CONTROLS.search(text):
        raise NotText(position=found.start())
    return text


def _wide(data: bytes) -> tuple[str, str]:
    """UTF-16 without a mark: exactly one order of the bytes must give nothing but assigned characters of texts."""
    found = [name for name in ("utf-16-le", "utf-16-be") if _plausible(data, name)]
    if len(found) > 1:
        raise UncertainEncoding(encodings=", ".join(found))
    if not found:
        raise NotText(position=data.index(b"\0"))
    return data.decode(found[0]), found[0]


def _plausible(data: bytes, encoding: str) -> bool:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return False
    if _CONTROLS.search(text) or not text:
        return False
    sample = text[:_SAMPLE]
    return not any(unicodedata.category(each) in ("Cn", "Co", "Cs") for each in set(sample)) and any(
        each in " \n\r\t" for each in sample
    )


def _old(data: bytes) -> tuple[str, str]:
    texts = {name: text for name in _FREQUENT if (text := _or_none(data, name)) is not None}
    scores = {name: _score(text, _FREQUENT[name]) for name, text in texts.items()}
    ranked = sorted(scores, key=lambda name: scores[name], reverse=True)
    if ranked and scores[ranked[0]] >= _LEAST_SHARE and _long_enough(texts[ranked[0]]):
        best = ranked[0]
        second = scores[ranked[1]] if len(ranked) > 1 else 0.0
        if scores[best] >= _LEAD * second and _second_opinion(data) in (best, None):
            return texts[best], best
    raise UncertainEncoding(encodings=", ".join(ranked) or "cp1252, cp1251, shift_jis")


def _or_none(data: bytes, encoding: str) -> str | None:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    return None if _CONTROLS.search(text) else text


def _score(text: str, frequent: frozenset[str]) -> float:
    """Share of frequent characters among those beyond ASCII."""
    letters = [each for each in text[:_SAMPLE] if each.isalpha() and ord(each) > 127]
    return sum(each in frequent for each in letters) / len(letters) if letters else 0.0


def _long_enough(text: str) -> bool:
    return sum(each.isalpha() and ord(each) > 127 for each in text[:_SAMPLE]) >= _LEAST_CHARACTERS


def _second_opinion(data: bytes) -> str | None:
    """What charset-normalizer takes the text for, where that is one of ours; None where it has no such opinion."""
    import charset_normalizer

    sample = data[: data.rfind(b"\n", 0, _SECOND_OPINION_BYTES) + 1] or data[:_SECOND_OPINION_BYTES]
    best = charset_normalizer.from_bytes(sample, cp_isolation=list(_FREQUENT)).best()
    if best is None:
        return None
    name = _SAME.get(best.encoding, best.encoding)
    return name if name in _FREQUENT else None
