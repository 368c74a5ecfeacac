"""`bearwitness code PATH SOURCE [CLAIMS.yaml]`: read a text, propose codings, keep what a person decided."""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import TYPE_CHECKING

from bearwitness.cli.coded import claim_words, coded_object
from bearwitness.cli.next_step import next_step
from bearwitness.cli.steps import answer, needed, opened
from bearwitness.cli.unlocked import casebook_arguments
from bearwitness.domain.messages import Language, message

if TYPE_CHECKING:
    from bearwitness.actions.coding.read_text import CodedText
    from bearwitness.casebook.handle import Casebook
    from bearwitness.domain.claim import ClaimRecord
    from bearwitness.domain.passage import PassageRecord


def arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """Take the source, and the codings or where proposals go."""

    def words(name: str) -> str:
        return message(f"care.cli.{name}", language)

    casebook_arguments(parser, language)
    parser.add_argument("source", metavar="SOURCE", help=message("casebook.cli.source", language))
    parser.add_argument("claims", metavar="CLAIMS.yaml", nargs="?", type=Path, help=words("code_claims"))
    parser.add_argument("--propose", action="store_true", help=words("code_propose"))
    parser.add_argument("--out", metavar="FILE", type=Path, help=words("code_out"))
    parser.add_argument("--text", metavar="TEXT", help=words("code_text"))
    parser.add_argument("--dry-run", action="store_true", help=words("code_dry_run"))


def run(chosen: argparse.Namespace, language: Language) -> int:
    """Show the text with its claims; write proposals; or code."""
    from bearwitness.domain.errors import BadValue

    if chosen.claims is not None and chosen.propose:
        raise BadValue(kind="use of --propose", example="code PATH SOURCE --propose --out FILE")
    if chosen.propose:
        needed(chosen.out, "--out", "claims.yaml")
    with opened(chosen, language) as casebook:
        if chosen.propose:
            _propose(casebook, chosen, language)
        elif chosen.claims is None:
            _show(casebook, chosen, language)
        else:
            _code(casebook, chosen, language)
    return 0


def _read(casebook: Casebook, chosen: argparse.Namespace) -> CodedText:
    from bearwitness.actions.coding.read_text import read_text
    from bearwitness.casebook.closed_since import closed_since
    from bearwitness.casebook.errors import NoSuchItem, SourceClosed

    try:
        return read_text(casebook, chosen.source, chosen.text)
    except NoSuchItem:
        if day := closed_since(casebook, chosen.source):
            raise SourceClosed(date=day) from None
        raise


def _show(casebook: Casebook, chosen: argparse.Namespace, language: Language) -> None:
    read = _read(casebook, chosen)
    said = [read.text.rstrip("\n"), "", message("care.cli.code_claims_on", language, count=len(read.claims))]
    said += [
        f"{claim.id}  {passage.start}-{passage.end}  {claim_words(claim, language)}"
        for passage, claim in read.claims
    ]
    answer(
        chosen,
        said,
        text_id=read.text_id,
        text=read.text,
        tokens=dict(read.tokens),
        claims=[_object(passage, claim) for passage, claim in read.claims],
    )
    if not read.claims:
        next_step(chosen, "added", language, path=chosen.path, source=chosen.source)


def _propose(casebook: Casebook, chosen: argparse.Namespace, language: Language) -> None:
    from bearwitness.actions.coding.codings_template import codings_template
    from bearwitness.domain.errors import BadValue
    from bearwitness.intake.read import read_candidates

    read = _read(casebook, chosen)
    candidates = read_candidates(read.text)
    try:
        handle = os.open(chosen.out, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError as error:
        raise BadValue(kind="--out", example="claims.yaml, not there yet") from error
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(codings_template(read.text, candidates, read.tokens))
    warning = message("care.cli.code_warning", language)
    said = message("care.cli.code_proposed", language, count=len(candidates))
    answer(chosen, said, [warning], proposals=len(candidates), text_id=read.text_id)
    next_step(chosen, "proposed", language, path=chosen.path, source=chosen.source, claims=chosen.out)


def _code(casebook: Casebook, chosen: argparse.Namespace, language: Language) -> None:
    from bearwitness.actions.coding.code_text import code_text
    from bearwitness.actions.coding.codings_file import codings_of
    from bearwitness.intake.text import read_document

    read = _read(casebook, chosen)
    codings = codings_of(read_document(chosen.claims).text, read.text, read.tokens)
    claims = [claim for passage in codings.passages for claim in passage.claims]
    made: list[ClaimRecord] = []
    if not chosen.dry_run:
        made = code_text(casebook, read.text_id, codings.passages, codings.subjects)
    said = message(
        f"care.cli.{'code_would' if chosen.dry_run else 'coded'}",
        language,
        passages=len(codings.passages),
        claims=len(claims),
        refused=codings.refused,
        subjects=len(codings.subjects),
    )
    answer(
        chosen,
        said,
        [] if chosen.dry_run else _warnings(read, language),
        passages=len(codings.passages),
        refused=codings.refused,
        claims=[each.id for each in made] if made else len(claims),
        subjects=[] if chosen.dry_run else [each.id for each in codings.subjects],
    )
    if chosen.dry_run:
        next_step(chosen, "tried", language, path=chosen.path, source=chosen.source, claims=chosen.claims)
    if made:
        next_step(chosen, "coded", language, path=chosen.path, source=chosen.source)


def _warnings(read: CodedText, language: Language) -> list[str]:
    """That no figure counts the testimony yet, where nobody in it is coded as a survivor."""
    from datetime import UTC, datetime

    from bearwitness.casebook.speakers import is_roleless

    uncounted = is_roleless(read.source_id, datetime.now(UTC))
    return [message("care.cli.code_roleless", language)] if uncounted else []


def _object(passage: PassageRecord, claim: ClaimRecord) -> dict[str, object]:
    return {
        "claim": claim.id,
        "passage": passage.id,
        "start": passage.start,
        "end": passage.end,
        **coded_object(claim),
    }
