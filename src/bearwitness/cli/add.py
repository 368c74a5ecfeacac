"""`bearwitness add PATH FILE...`: take sources in, each whole or not at all."""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from bearwitness.cli.answer import print_json, warn
from bearwitness.cli.mask import read_masking
from bearwitness.cli.next_step import next_step
from bearwitness.cli.original import read_original
from bearwitness.cli.partner_list import bring_in, list_arguments, look_ahead, mapping_named
from bearwitness.cli.unlocked import casebook_arguments, unlock
from bearwitness.domain.errors import BearwitnessError
from bearwitness.domain.messages import Language, message, say
from bearwitness.domain.source import SOURCE_KINDS, SourceKind
from bearwitness.intake.encoding import ENCODINGS

if TYPE_CHECKING:
    from bearwitness.casebook.handle import Casebook
    from bearwitness.domain.consent import Consent
    from bearwitness.domain.masking import Masking
    from bearwitness.intake.document import Document, Note
    from bearwitness.intake.formats import Family
    from bearwitness.intake.lists.mapping import ListMapping
    from bearwitness.intake.parsing.parser import Upload


@dataclass(slots=True, kw_only=True)
class Taken:
    """What became of the files so far; `last` is the source that the last one became, or was already."""

    added: list[str] = field(default_factory=list)
    known: list[str] = field(default_factory=list)
    masked: list[str] = field(default_factory=list)
    notes: list[tuple[str, Note]] = field(default_factory=list)
    failed: list[tuple[int, BearwitnessError]] = field(default_factory=list)
    lists: list[dict[str, object]] = field(default_factory=list)
    last: str = ""


def arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """Take the files, and what is the same for all of them."""
    casebook_arguments(parser, language)
    parser.add_argument(
        "files", metavar="FILE", nargs="+", type=Path, help=message("casebook.cli.files", language)
    )
    parser.add_argument("--kind", choices=SOURCE_KINDS, help=message("casebook.cli.kind", language))
    terms = parser.add_mutually_exclusive_group()
    for option in ("consent", "agreement"):
        text = message(f"casebook.cli.{option}", language)
        terms.add_argument(f"--{option}", metavar="FILE", type=Path, help=text)
    parser.add_argument(
        "--organisation", metavar="TEXT", default="", help=message("casebook.cli.organisation", language)
    )
    masks = parser.add_mutually_exclusive_group()
    masks.add_argument("--mask", metavar="MASKS.yaml", type=Path, help=message("casebook.cli.mask", language))
    nothing = message("casebook.cli.nothing_to_mask", language)
    masks.add_argument("--nothing-to-mask", action="store_true", help=nothing)
    parser.add_argument(
        "--derives-from", metavar="SOURCE", help=message("casebook.cli.derives_from", language)
    )
    parser.add_argument("--child", action="store_true", help=message("casebook.cli.child", language))
    list_arguments(parser, language)
    parser.add_argument(
        "--encoding", choices=ENCODINGS, metavar="NAME", help=message("casebook.cli.encoding", language)
    )


def run(chosen: argparse.Namespace, language: Language) -> int:
    """Add each file; one that is refused does not keep the others out, and its error is the exit code."""
    from bearwitness.casebook.opening import open_casebook
    from bearwitness.intake.parsing.parser import Parser, Upload

    _refuse_unstated(chosen)
    consent, mapping = _consent(chosen), mapping_named(chosen)
    actor, keys = unlock(chosen.path, chosen.actor, language)
    taken = Taken()
    with (
        open_casebook(chosen.path, keys, actor=actor) as casebook,
        Parser(_families(chosen.files), files=len(chosen.files)) as parser,
    ):
        for position, file in enumerate(chosen.files, start=1):
            try:
                upload = Upload(data=read_original(file), name=file.name, encoding=chosen.encoding)
                document = parser.document(upload)
                if mapping is not None or chosen.dry_run:
                    look_ahead(casebook, document, mapping, chosen, language, taken.lists)
                if not chosen.dry_run:
                    masking = _masking(chosen, document, mapping, language)
                    _add(casebook, upload, document, chosen, consent, masking, taken)
                    if mapping is not None:
                        fresh = taken.last in taken.added
                        taken.lists[-1] |= bring_in(casebook, taken.last, document, mapping, fresh=fresh)
            except BearwitnessError as error:
                error.details["file"] = position
                taken.failed.append((position, error))
                where = {"position": position, "count": len(chosen.files), "name": _shown(file)}
                warn(message("casebook.cli.failed_at", language, **where))
                if not _of_the_file(error):
                    raise
                warn(f"bearwitness: {say(error, language)} [{error.code}]")
        warnings = [] if "calls" in parser.protections else [message("intake.unprotected", language)]
    _conclude(chosen, consent, taken, warnings, language)
    return taken.failed[0][1].exit_code if taken.failed else 0


def _families(files: list[Path]) -> set[Family]:
    from bearwitness.intake.formats import HEAD_BYTES, family_of

    found = set()
    for file in files:
        try:
            with file.open("rb") as opened:
                found.add(family_of(opened.read(HEAD_BYTES)))
        except (OSError, ValueError):
            continue
    return found


def _of_the_file(error: BearwitnessError) -> bool:
    """Whether only this file is at fault, so that the others can still be taken in."""
    return error.room == "intake" or error.code in ("EmptySource", "HeldByOthers", "RowsRefused")


def _shown(file: Path) -> str:
    """Name of a file, fit for a terminal and for one line."""
    return "".join(each if each.isprintable() else "\ufffd" for each in str(file))


def _consent(chosen: argparse.Namespace) -> Consent | None:
    from bearwitness.actions.consents.agreement import agreement_of
    from bearwitness.domain.consent import Consent
    from bearwitness.intake.text import read_document

    if chosen.consent is not None:
        return Consent.from_yaml_text(read_document(chosen.consent).text)
    return None if chosen.agreement is None else agreement_of(read_document(chosen.agreement).text)


def _kind(chosen: argparse.Namespace) -> SourceKind:
    if chosen.kind is not None:
        return next(kind for kind in SOURCE_KINDS if kind == chosen.kind)
    return "testimony" if chosen.consent else "list"


def _refuse_unstated(chosen: argparse.Namespace) -> None:
    """Invariant: nothing is kept as a document, which nobody masks, unless somebody has said that it is one."""
    from bearwitness.casebook.errors import KindNotStated

    stated = chosen.kind or chosen.consent or chosen.agreement or chosen.mapping
    if not stated and not chosen.dry_run:
        raise KindNotStated


def _add(
    casebook: Casebook,
    upload: Upload,
    document: Document,
    chosen: argparse.Namespace,
    consent: Consent | None,
    masking: Masking | None,
    taken: Taken,
) -> None:
    """Add one file, and acknowledge it by its identifier once it is committed; mask one that is held without a text."""
    from bearwitness.actions.errors import AlreadyHeld
    from bearwitness.actions.masking.mask_source import mask_source
    from bearwitness.actions.sources.add_source import add_source
    from bearwitness.casebook.held import lacks_text

    try:
        source = add_source(
            casebook,
            data=upload.data,
            name=upload.name,
            kind=_kind(chosen),
            document=document,
            organisation=chosen.organisation,
            consent=consent,
            child=chosen.child,
            derives_from=chosen.derives_from,
            masking=masking,
        )
    except AlreadyHeld as error:
        taken.last = str(error.details["source"])
        taken.known.append(taken.last)
        if masking is not None and lacks_text(taken.last):
            mask_source(casebook, taken.last, upload.data, masking, document)
            taken.masked.append(taken.last)
        return
    print(source.id, file=sys.stderr if chosen.json else sys.stdout, flush=True)
    taken.last = source.id
    taken.added.append(source.id)
    taken.notes += [(source.id, note) for note in document.notes]


def _masking(
    chosen: argparse.Namespace, document: Document, mapping: ListMapping | None, language: Language
) -> Masking | None:
    """What somebody has decided to mask; with a mapping, every cell of a column that it does not name."""
    from bearwitness.actions.masking.list_masking import mask_unmapped

    if chosen.mask is not None or chosen.nothing_to_mask:
        return read_masking(chosen.mask, document.text, language)
    return None if mapping is None else mask_unmapped(document, mapping)


def _conclude(
    chosen: argparse.Namespace,
    consent: Consent | None,
    taken: Taken,
    warnings: list[str],
    language: Language,
) -> None:
    for source, note in taken.notes:
        words = message(f"intake.notes.{note.code}", language, value=note.value)
        warnings.append(message("casebook.cli.note_of", language, source=source, note=words))
    for source in taken.known:
        key = "known_masked" if source in taken.masked else "known"
        warnings.append(message(f"casebook.cli.{key}", language, source=source))
    if taken.added and consent is None and _kind(chosen) != "document":
        warnings.append(message("casebook.cli.no_consent", language, count=len(taken.added)))
    undecided = chosen.mask is None and not chosen.nothing_to_mask and chosen.mapping is None
    if taken.added and _kind(chosen) != "document" and undecided:
        warnings.append(message("casebook.cli.not_masked", language, count=len(taken.added)))
    child = chosen.child or (consent is not None and consent.child)
    if taken.added and child:
        warnings.append(message("casebook.cli.child_unapproved", language, count=len(taken.added)))
    if chosen.json:
        failed = [{"code": error.code, **error.details} for _, error in taken.failed]
        found: dict[str, object] = {"sources": taken.added, "known": taken.known}
        found |= {"lists": taken.lists} if taken.lists else {}
        found |= {"failed": failed, **failed[0]} if failed else {}
        print_json(ok=not failed, warnings=warnings, **found)
        return
    for warning in warnings:
        warn(warning)
    if not chosen.dry_run:
        warn(message("casebook.cli.added", language, count=len(taken.added)))
        if taken.added and chosen.mapping is None:
            open_text = _kind(chosen) == "document" or not undecided
            step = "added" if open_text else "unmasked"
            next_step(chosen, step, language, path=chosen.path, source=taken.added[-1])
