"""`bearwitness verify`: check a release bundle, with no casebook and no network."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from bearwitness.domain.messages import Language, message

if TYPE_CHECKING:
    from bearwitness.release.verifying.verification import Verification


def arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """Declare the bundle and the fingerprint."""
    parser.add_argument(
        "bundle", type=Path, metavar="BUNDLE", help=message("release.verify.bundle_help", language)
    )
    parser.add_argument("--trust", metavar="FINGERPRINT", help=message("release.verify.trust_help", language))
    parser.add_argument(
        "--notice", type=Path, metavar="withdrawn.json", help=message("release.verify.notice_help", language)
    )
    parser.add_argument("--json", action="store_true", help=message("release.verify.json_help", language))


def run(chosen: argparse.Namespace, language: Language) -> int:
    """Check; 0 only when all that can be checked holds, and the release stands."""
    from bearwitness.release.errors import BundleDoesNotHold, ReleaseWithdrawn
    from bearwitness.release.verifying.verify import verify_bundle

    found = verify_bundle(chosen.bundle, chosen.trust, chosen.notice)
    if chosen.json:
        print(json.dumps(found.to_json(), ensure_ascii=False))
    else:
        print("\n".join(_report(found, language, trusted=chosen.trust is not None)))
    for code in found.warnings:
        sentence = message(f"release.warnings.{code}", language)
        print(message("release.verify.warning", language, sentence=sentence), file=sys.stderr)
    if found.problems:
        return BundleDoesNotHold.exit_code
    return ReleaseWithdrawn.exit_code if found.withdrawn else 0


def _report(found: Verification, language: Language, *, trusted: bool) -> list[str]:
    lines = [
        message("release.verify.files", language, number=found.files),
        message("release.verify.fingerprint", language, fingerprint=found.fingerprint or "–"),
    ]
    for kind in ("recomputed", "attested", "committed"):
        figures = ", ".join(getattr(found, kind)) or message("release.verify.none", language)
        lines.append(message(f"release.verify.{kind}", language, figures=figures))
    if trusted and not any(each.code in {"trust", "key"} for each in found.problems):
        lines.append(message("release.verify.trusted", language))
    lines += [
        message("release.verify.problem", language, sentence=each.say(language)) for each in found.problems
    ]
    lines.append(_verdict(found, language))
    if found.withdrawn:
        lines.append(message("release.verify.withdrawn", language, date=found.withdrawn))
    return lines


def _verdict(found: Verification, language: Language) -> str:
    key = "release.verify.bad" if found.problems else "release.verify.good"
    return message(key, language, number=len(found.problems))
