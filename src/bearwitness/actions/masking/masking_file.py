"""The file in which a person decides what is to be masked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from bearwitness.actions.errors import BadMaskLine
from bearwitness.domain.errors import BadMasking
from bearwitness.domain.masking import Mask, Masking
from bearwitness.domain.yaml_file import NotYaml, read_yaml_positions
from bearwitness.intake.masking.proposal import Proposal

FAULTS = ("undecided", "unsigned", "no_span", "other_words", "clash")
"""What can be wrong with a line: it is not decided; nobody signed; start and end are no span of the text; other words
stand there; or its token is none, tells what it hides, or meets another line."""


def masking_of(file: str, text: str) -> Masking:
    """Read a masking file against the text that it speaks of; every line of it must be decided.

    Raises
    ------
    BadMaskLine
        Names the line of the file and what is wrong with it, one of `FAULTS`; never what stands there.
    BadMasking
        The file is none.
    """
    try:
        tree, positions = read_yaml_positions(file)
    except NotYaml as error:
        raise BadMaskLine(line=error.line, fault="no_span") from error
    fields: Mapping[object, object] = tree if isinstance(tree, Mapping) else {}
    lines = fields.get("masks")
    if not isinstance(lines, list):
        raise BadMasking(place=0)
    if not str(fields.get("confirmed_by") or "").strip():
        raise BadMaskLine(line=positions.get(("confirmed_by",), (1, 1))[0], fault="unsigned")
    at: dict[int, int] = {}
    masks: list[Mask] = []
    for number, line in enumerate(lines, 1):
        where = positions[("masks", str(number))][0]
        mask = _mask(line, text, where)
        if mask is not None:
            masks.append(mask)
            at[mask.start] = where
    masking = Masking(masks=tuple(masks))
    try:
        masking.apply(text)
    except BadMasking as error:
        raise BadMaskLine(line=at[int(error.details["place"])], fault="clash") from error
    return masking


def masking_text(proposals: Iterable[Proposal]) -> str:
    """Masking file of the proposals, undecided: a person sets ``mask`` on each line, adds lines, and signs."""
    import yaml

    lines = [
        {"mask": None, "quote": p.quote, "kind": p.kind, "token": p.token, "start": p.start, "end": p.end}
        for p in proposals
    ]
    tree = {"format": 1, "confirmed_by": None, "masks": lines}
    return yaml.safe_dump(tree, allow_unicode=True, sort_keys=False)


def _mask(line: object, text: str, where: int) -> Mask | None:
    fields: Mapping[object, object] = line if isinstance(line, Mapping) else {}
    start, end, decided = fields.get("start"), fields.get("end"), fields.get("mask")
    if not isinstance(decided, bool):
        raise BadMaskLine(line=where, fault="undecided")
    if not isinstance(start, int) or not isinstance(end, int) or not 0 <= start < end <= len(text):
        raise BadMaskLine(line=where, fault="no_span")
    if text[start:end] != fields.get("quote"):
        raise BadMaskLine(line=where, fault="other_words")
    if not decided:
        return None
    try:
        return Mask(
            start=start,
            end=end,
            kind=str(fields.get("kind")),
            token=str(fields.get("token")),
            person=str(fields.get("person") or ""),
        )
    except BadMasking as error:
        raise BadMaskLine(line=where, fault="clash") from error
