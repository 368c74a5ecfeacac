"""What a reader needs to check each figure, and what it rests on."""

from __future__ import annotations

from collections.abc import Mapping

from bearwitness.domain.release import Receipt, Release
from bearwitness.release.data_files import ESTIMATES, captures_path
from bearwitness.release.signature import commitment, salt_for
from bearwitness.release.synthesized import SHEET
from bearwitness.report import data_path


def receipts_of(release: Release, captures: Mapping[str, bytes], seed: bytes) -> tuple[Receipt, ...]:
    """Receipts of every figure.

    Parameters
    ----------
    release
        What leaves.
    captures
        Figure to the canonical bytes of the capture table behind it, which stays; it is committed to.
    seed
        The casebook's signing seed, from which the secret salts follow.
    """
    tables = [
        receipt
        for table in release.tables
        for receipt in (
            Receipt(
                figure=table.figure,
                kind="attested",
                data=data_path(table.figure),
                commitment=None,
                weakened=tuple(each.guard for each in table.weakened),
            ),
            Receipt(
                figure=f"{table.figure}.sums",
                kind="recomputed",
                data=data_path(table.figure),
                commitment=None,
            ),
        )
    ]
    amounts = [
        Receipt(figure=each.figure, kind="attested", data=data_path(each.figure), commitment=None)
        for each in release.money
    ]
    estimates = [
        Receipt(
            figure=each.figure,
            kind=each.kind,
            data=captures_path(each.source) if each.kind == "recomputed" else ESTIMATES,
            commitment=None,
        )
        for each in release.estimates
    ]
    quotes = [
        Receipt(figure=each.figure, kind="attested", data=None, commitment=None) for each in release.quotes
    ]
    if (invented := release.synthetic) is not None:
        guards = tuple(each.guard for each in invented.weakened)
        quotes.append(
            Receipt(figure=invented.figure, kind="attested", data=SHEET, commitment=None, weakened=guards)
        )
    quotes += [
        Receipt(figure=each.figure, kind="attested", data=each.path, commitment=None)
        for each in release.images
    ]
    committed = [
        Receipt(
            figure=f"{figure}.captures",
            kind="committed",
            data=None,
            commitment=commitment(salt_for(seed, release.id, figure), content),
        )
        for figure, content in sorted(captures.items())
    ]
    return (*tables, *amounts, *estimates, *quotes, *committed)
