"""What a reader needs to check each figure, and what it rests on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from bearwitness.domain.release import Receipt, Release, ReleasedEstimate
from bearwitness.domain.released_table import ReleasedMoney, ReleasedTable, Weakening
from bearwitness.release.bundle.data_files import ESTIMATES, captures_path
from bearwitness.release.bundle.signature import commitment, salt_for
from bearwitness.report import SYNTHETIC_FILES, data_path

*_, SHEET = SYNTHETIC_FILES


def receipts_of(
    release: Release,
    captures: Mapping[str, bytes],
    seed: bytes,
    replicates: Mapping[str, bytes] = MappingProxyType({}),
) -> tuple[Receipt, ...]:
    """Receipts of every figure.

    Parameters
    ----------
    release
        What leaves.
    captures
        Figure to the canonical bytes of the capture table behind it, which stays; it is committed to.
    seed
        The casebook's signing seed, from which the secret salts follow.
    replicates
        Figure to the replicates of a linkage behind it, which stay and are committed to.
    """
    tables = [receipt for table in release.tables for receipt in _of_table(table)]
    estimates = [
        Receipt(
            figure=each.figure,
            kind=each.kind,
            data=captures_path(each.source) if each.kind == "recomputed" else ESTIMATES,
            commitment=None,
            rounding=_base(each),
        )
        for each in release.estimates
    ]
    attested = [
        _attested(each.figure, data_path(each.figure), each.weakened, _base(each)) for each in release.money
    ]
    attested += [_attested(each.figure, None) for each in release.quotes]
    if (invented := release.synthetic) is not None:
        attested.append(_attested(invented.figure, SHEET, invented.weakened))
    attested += [_attested(each.figure, each.path) for each in release.images]
    committed = [
        _committed(f"{figure}.captures", salt_for(seed, release.id, figure), content)
        for figure, content in sorted(captures.items())
    ]
    committed += [
        _committed(name := f"{figure}.replicates", salt_for(seed, release.id, name), content)
        for figure, content in sorted(replicates.items())
    ]
    return (*tables, *estimates, *attested, *committed)


def _of_table(table: ReleasedTable) -> tuple[Receipt, Receipt]:
    """Its counts are attested; that they add up can be done again."""
    data = data_path(table.figure)
    base = _base(table)
    name = f"{table.figure}.sums"
    sums = Receipt(figure=name, kind="recomputed", data=data, commitment=None, rounding=base)
    return _attested(table.figure, data, table.weakened, base), sums


def _base(figure: ReleasedTable | ReleasedMoney | ReleasedEstimate) -> int | None:
    return None if figure.rounded is None else figure.rounded.base


def _attested(
    figure: str, data: str | None, weakened: Sequence[Weakening] = (), base: int | None = None
) -> Receipt:
    guards = tuple(each.guard for each in weakened)
    return Receipt(figure=figure, kind="attested", data=data, commitment=None, weakened=guards, rounding=base)


def _committed(name: str, salt: bytes, content: bytes) -> Receipt:
    return Receipt(figure=name, kind="committed", data=None, commitment=commitment(salt, content))
