"""All proposals for one text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from bearwitness.domain.gazetteer import Gazetteer
from bearwitness.domain.messages import LANGUAGES, Language
from bearwitness.intake.masking.addresses import find_addresses
from bearwitness.intake.masking.births import find_births
from bearwitness.intake.masking.han_names import find_han_names
from bearwitness.intake.masking.hangul_names import calls, find_hangul_names, given_name
from bearwitness.intake.masking.latin_names import find_latin_names
from bearwitness.intake.masking.numbers import find_numbers
from bearwitness.intake.masking.proposal import Found, Proposal
from bearwitness.intake.masking.words import label, language_of_text
from bearwitness.intake.sheet import sheet_of

_PLACE_ENDS = "省市县縣州道江国國시도군성현주강국로"
"""Characters that follow the name of a place and belong to it, or lead to it."""
_RANK = ("Email", "Number", "Account", "Phone", "Plate", "Handle", "Other", "Address", "Name")
"""Which kind wins where two spans of one length overlap."""


def propose_masks(
    text: str, *, known: Iterable[str] = (), language: Language | None = None
) -> list[Proposal]:
    """Spans by which somebody could be found, in order; none overlap.

    Nobody should take this for all there is: names of every kind slip through, so that a person reads the whole text.

    Parameters
    ----------
    text
        The original.
    known
        Names that are known already, from the documenter or from the case; found wherever they stand.
    language
        Of the tokens; that of most of the text, where not given.

    Examples
    --------
    >>> [(each.quote, each.token) for each in propose_masks("Kim Yong-hui came with Mr Zarn.")]
    [('Kim Yong-hui', '[P1]'), ('Zarn', '[P2]')]
    """
    found = [*_known(text, known), *_found(text)]
    names = {text[start:end] for kind, start, end in found if kind == "Name"}
    found += _called(text, names)
    return _with_tokens(text, _apart(found), language or language_of_text(text))


def _found(text: str) -> Iterator[Found]:
    plain = sheet_of(text).plain
    yield from find_numbers(plain)
    yield from find_births(plain)
    coarse = _coarse_names()
    for find in (find_hangul_names, find_han_names, find_latin_names, find_addresses):
        for kind, start, end in find(text):
            if not _is_coarse(kind, text[start:end], coarse):
                yield kind, start, end


def _is_coarse(kind: str, words: str, coarse: frozenset[str]) -> bool:
    """Whether the words are a published place, perhaps with what kind of place it is."""
    return words in coarse or (kind == "Name" and words[-1] in _PLACE_ENDS and words[:-1] in coarse)


def _known(text: str, known: Iterable[str]) -> Iterator[Found]:
    for name in known:
        for match in re.finditer(re.escape(name.strip()), text, re.IGNORECASE) if name.strip() else ():
            yield "Name", *match.span()


def _called(text: str, names: Iterable[str]) -> Iterator[Found]:
    """Where somebody is called by her given name alone, or her full name stands again."""
    for name in names:
        for match in re.finditer(re.escape(name), text):
            yield "Name", *match.span()
        if given := given_name(name):
            for match in re.finditer(calls(given), text):
                yield "Name", *match.span()


def _apart(found: Iterable[Found]) -> list[Found]:
    ranked = sorted(set(found), key=lambda f: (f[1] - f[2], _RANK.index(f[0]), f[1]))
    taken: set[int] = set()
    kept: list[Found] = []
    for kind, start, end in ranked:
        span = range(start, end)
        if span and taken.isdisjoint(span):
            taken.update(span)
            kept.append((kind, start, end))
    return sorted(kept, key=lambda f: f[1])


def _with_tokens(text: str, found: Iterable[Found], language: Language) -> list[Proposal]:
    tokens: dict[tuple[str, str], str] = {}
    counts: dict[str, int] = {}
    given: Mapping[str, str] = {
        given_name(text[start:end]): text[start:end] for kind, start, end in found if kind == "Name"
    }
    proposals = []
    for kind, start, end in found:
        quote = text[start:end]
        key = (kind, " ".join(given.get(quote, quote).split()).casefold())
        if key not in tokens:
            counts[kind] = counts.get(kind, 0) + 1
            gap = " " if language == "ko" else ""
            tokens[key] = f"[{label(kind, language)}{gap}{counts[kind]}]"
        proposals.append(Proposal(kind=kind, start=start, end=end, quote=quote, token=tokens[key]))
    return proposals


def _coarse_names() -> frozenset[str]:
    """Names of the gazetteer, which holds nothing finer than a town that is already published as such."""
    gazetteer = Gazetteer.load()
    return frozenset(name for language in LANGUAGES for name in gazetteer.names(language))
