"""`bearwitness mask FILE`: propose what is to be masked, or give a kept source its masked text."""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import TYPE_CHECKING

from bearwitness.cli.answer import print_json, warn
from bearwitness.cli.next_step import next_step
from bearwitness.cli.original import read_original
from bearwitness.cli.unlocked import unlock
from bearwitness.domain.messages import Language, message

if TYPE_CHECKING:
    from bearwitness.domain.masking import Masking


def arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """Take the original, and where the proposals go or the confirmed list comes from."""

    def words(name: str) -> str:
        return message(f"casebook.cli.{name}", language)

    parser.add_argument("file", metavar="FILE", type=Path, help=words("mask_file"))
    parser.add_argument("--known", metavar="NAME", action="append", default=[], help=words("mask_known"))
    way = parser.add_mutually_exclusive_group(required=True)
    way.add_argument("--out", metavar="MASKS.yaml", type=Path, help=words("mask_out"))
    way.add_argument("--confirmed", metavar="MASKS.yaml", type=Path, help=words("mask"))
    way.add_argument("--nothing-to-mask", action="store_true", help=words("nothing_to_mask"))
    parser.add_argument("--casebook", metavar="PATH", type=Path, help=words("path"))
    parser.add_argument("--source", metavar="SOURCE", help=words("mask_source"))
    parser.add_argument("--as", metavar="NAME", dest="actor", help=words("as"))
    parser.add_argument("--json", action="store_true", help=words("json"))


def run(chosen: argparse.Namespace, language: Language) -> int:
    """Propose, or mask what was confirmed."""
    return _propose(chosen, language) if chosen.out is not None else _mask(chosen, language)


def _propose(chosen: argparse.Namespace, language: Language) -> int:
    from bearwitness.actions.masking.masking_file import masking_text
    from bearwitness.domain.errors import BadValue
    from bearwitness.intake.masking.propose import propose_masks
    from bearwitness.intake.parsing.parser import Upload, read_one

    proposals = propose_masks(
        read_one(Upload(data=read_original(chosen.file), name=chosen.file.name)).text, known=chosen.known
    )
    try:
        handle = os.open(chosen.out, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError as error:
        raise BadValue(kind="--out", example="masks.yaml, not there yet") from error
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(masking_text(proposals))
    warnings = [message("casebook.cli.mask_warning", language)]
    if chosen.json:
        print_json(ok=True, warnings=warnings, proposals=len(proposals))
        return 0
    warn(warnings[0])
    print(message("casebook.cli.mask_proposed", language, count=len(proposals)))
    next_step(chosen, "mask", language, masks=chosen.out)
    return 0


def _mask(chosen: argparse.Namespace, language: Language) -> int:
    from bearwitness.actions.masking.mask_source import mask_source
    from bearwitness.casebook.errors import NoSuchItem, NotACasebook
    from bearwitness.casebook.opening import open_casebook
    from bearwitness.intake.parsing.parser import Upload, read_one

    if chosen.casebook is None:
        raise NotACasebook
    if chosen.source is None:
        raise NoSuchItem
    data = read_original(chosen.file)
    document = read_one(Upload(data=data, name=chosen.file.name))
    masking = read_masking(chosen.confirmed, document.text, language)
    actor, keys = unlock(chosen.casebook, chosen.actor, language)
    with open_casebook(chosen.casebook, keys, actor=actor) as casebook:
        text = mask_source(casebook, chosen.source, data, masking, document)
    if chosen.json:
        print_json(ok=True, warnings=[], text=text, masks=len(masking.masks))
    else:
        print(message("casebook.cli.masked", language, count=len(masking.masks)))
    next_step(chosen, "added", language, path=chosen.casebook, source=chosen.source)
    return 0


def read_masking(path: Path | None, text: str, language: Language) -> Masking:
    """Confirmed list for the text of an original; without a file somebody has said that there is nothing to mask.

    Raises
    ------
    BadMaskLine
        After the lines of the file have been shown on standard error; the error itself never holds them.
    BadMasking
    """
    from bearwitness.actions.errors import BadMaskLine
    from bearwitness.actions.masking.masking_file import masking_of
    from bearwitness.domain.masking import Masking
    from bearwitness.intake.text import read_document

    if path is None:
        return Masking(masks=())
    file = read_document(path).text
    try:
        return masking_of(file, text)
    except BadMaskLine as error:
        warn(message(f"care.cli.mask_{error.details['fault']}", language, line=error.details["line"]))
        warn("\n".join(_shown(file, int(error.details["line"]))))
        raise


def _shown(file: str, line: int) -> list[str]:
    """Lines of a file from the one at fault to the end of its entry, with their numbers."""
    lines = file.splitlines()
    entry = [lines[line - 1]] if line <= len(lines) else []
    for each in lines[line : line + 6]:
        if each.lstrip().startswith("-") or each.strip() == "":
            break
        entry.append(each)
    return [f"  {number}: {each}" for number, each in enumerate(entry, line)]
