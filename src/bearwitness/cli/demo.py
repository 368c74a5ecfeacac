"""`bearwitness demo`: the main job end to end, and what came of it in a few lines."""

from __future__ import annotations

import argparse
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from bearwitness.cli.answer import print_json
from bearwitness.domain.messages import Language, message

if TYPE_CHECKING:
    from bearwitness.demo.run import Demo
    from bearwitness.domain.release import Release, ReleasedEstimate


def arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """Take the folder."""
    parser.add_argument(
        "--out", type=Path, default=Path("demo-out"), metavar="DIR", help=message("demo.cli.out", language)
    )
    parser.add_argument("--json", action="store_true", help=message("demo.cli.json", language))


def run(chosen: argparse.Namespace, language: Language) -> int:
    """Run the demo; 0 only when its own release verifies."""
    from bearwitness.demo.run import run_demo
    from bearwitness.release.errors import BundleDoesNotHold

    def tell(step: str) -> None:
        print(message(f"demo.steps.{step}", language), file=sys.stderr, flush=True)

    demo = run_demo(chosen.out, tell=tell)
    found = _found(demo)
    if chosen.json:
        print_json(
            ok=demo.holds,
            warnings=[],
            truth=_truth(demo),
            found=found,
            masking=asdict(demo.masking),
            withheld={each.reason: each.number for each in demo.built.release.withheld},
            patterns={
                "page": str(demo.patterns.page),
                "figures": demo.patterns.figures,
                "hold": demo.patterns.hold,
            },
            report=str(demo.report),
        )
    else:
        print("\n".join(_lines(demo, language)))
    return 0 if demo.holds else BundleDoesNotHold.exit_code


def _truth(demo: Demo) -> dict[str, int]:
    truth = demo.world.truth
    return {
        "population": truth.population,
        "reachable": truth.reachable,
        "out_of_reach": truth.out_of_reach,
        "on_record": truth.on_record,
    }


def _found(demo: Demo) -> list[dict[str, object]]:
    return [
        {
            "figure": e.figure,
            "status": e.status,
            "total": e.total,
            "lower": e.lower,
            "upper": e.upper,
            "floor": e.floor,
        }
        for e in demo.built.release.estimates
    ]


def _lines(demo: Demo, language: Language) -> list[str]:
    lines = [message("demo.truth", language, **_truth(demo))]
    for each in demo.built.release.estimates:
        words = {"title": each.title.of(language), "status": message(f"demo.status.{each.status}", language)}
        floor = "–" if each.floor is None else f"{each.floor:,}"
        lines.append(message("demo.found", language, floor=floor, **words) + _span(demo, each, language))
    if any(each.floor_above for each in demo.built.release.estimates):
        lines.append(message("report.estimate.floor_above", language))
    lines += _kept_out(demo.built.release, language)
    quotes = [each.asked.leave_out for each in demo.world.sources if each.asked]
    lines += [
        message("demo.masked", language, **asdict(demo.masking)),
        message("demo.quoted", language, number=len(quotes), left_out=sum(map(len, quotes))),
        message("demo.shown", language, number=len(demo.built.release.images)),
        message("demo.fingerprint", language, fingerprint=demo.built.fingerprint),
        message(
            "demo.patterns",
            language,
            figures=demo.patterns.figures,
            hold=demo.patterns.hold,
            path=demo.patterns.page,
        ),
        message("demo.report", language, path=demo.report),
        message("demo.paper", language, path=demo.report.with_name("report.pdf")),
        message("demo.data", language, path=demo.report.with_name("datapackage.json")),
        message("demo.dossier", language, path=demo.dossier.path, private=demo.recipient_key),
        message("demo.open", language, path=demo.casebook, passphrase=demo.passphrase),
    ]
    return lines


def _kept_out(release: Release, language: Language) -> list[str]:
    """Who and what is in no figure, in the words of the report."""
    from bearwitness.report.kept_out_line import kept_out_line
    from bearwitness.report.words import Speaker

    say = Speaker(language=language)
    said = (kept_out_line(each, say, release.threshold) for each in release.withheld)
    return [message("demo.kept_out", language, said=each) for each in said]


def _span(demo: Demo, found: ReleasedEstimate, language: Language) -> str:
    """Limits of an estimate; of the fictional world's own, whether they hold the truth, which is known."""
    if found.lower is None or found.upper is None:
        return ""
    gap = "" if language == "zh" else " "
    said = gap + message("demo.span", language, lower=f"{found.lower:,}", upper=f"{found.upper:,}")
    if found.kind == "recomputed":
        return said
    truth = demo.world.truth.reachable
    holds = "holds" if found.lower <= truth <= found.upper else "misses"
    return said + gap + message(f"demo.{holds}", language, reachable=f"{truth:,}")
