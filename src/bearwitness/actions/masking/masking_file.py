"""The file in which a person decides what is to be masked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from bearwitness.domain.errors import BadMasking
from bearwitness.domain.masking import Mask, Masking
from bearwitness.domain.yaml_file import NotYaml, read_yaml_text
from bearwitness.intake.masking.proposal import Proposal


def masking_of(file: str, text: str) -> Masking:
    """Read a masking file against the text that it speaks of; every line of it must be decided.

    Raises
    ------
    BadMasking
        A line has no ``mask: yes`` or ``mask: no``, its quote does not stand at its place, or the file is none.
    """
    try:
        tree = read_yaml_text(file)
    except NotYaml as error:
        raise BadMasking(place=0) from error
    fields: Mapping[object, object] = tree if isinstance(tree, Mapping) else {}
    lines = fields.get("masks")
    if not isinstance(lines, list) or not str(fields.get("confirmed_by") or "").strip():
        raise BadMasking(place=0)
    return Masking(masks=tuple(mask for line in lines if (mask := _mask(line, text)) is not None))


def masking_text(proposals: Iterable[Proposal]) -> str:
    """Masking file of the proposals, undecided: a person sets ``mask`` on each line, adds lines, and signs."""
    import yaml

    lines = [
        {"mask": None, "quote": p.quote, "kind": p.kind, "token": p.token, "start": p.start, "end": p.end}
        for p in proposals
    ]
    tree = {"format": 1, "confirmed_by": None, "masks": lines}
    return yaml.safe_dump(tree, allow_unicode=True, sort_keys=False)


def _mask(line: object, text: str) -> Mask | None:
    if not isinstance(line, Mapping):
        raise BadMasking(place=0)
    start, end, decided = line.get("start"), line.get("end"), line.get("mask")
    if not isinstance(start, int) or not isinstance(end, int) or not isinstance(decided, bool):
        raise BadMasking(place=start if isinstance(start, int) else 0)
    if text[start:end] != line.get("quote"):
        raise BadMasking(place=start)
    if not decided:
        return None
    return Mask(
        start=start,
        end=end,
        kind=str(line.get("kind")),
        token=str(line.get("token")),
        person=str(line.get("person") or ""),
    )
