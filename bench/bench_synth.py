"""Measure `bearwitness synth` beside pac-synth 0.0.8 on the same table.

    python -m bench.bench_synth [TABLE.csv[.gz] CODEBOOK.json] [--rows N] [--seeds K] [--epsilon E] [--pac]

Without a table: K populations of N people from `synth_population` (own seeds), with a control draw of each for
the exchangeable test; without arguments one of 5,000 people, some two minutes of computing. Beside it stand the figures
of pac-synth that were measured on 2026-11-23 at epsilon 4, on the table of the size that is nearest. With --pac it is run
on the same table, in a throwaway environment that uv makes from the registry. One JSON object a line.
"""

from __future__ import annotations

import argparse
import json
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from bearwitness.release.synthetic import Ledger, Plan, SyntheticCodebook, synthesize
from bearwitness.release.synthetic.codebook import Rows
from bearwitness.release.synthetic.records import csv_text, read_rows

sys.path.insert(0, str(Path(__file__).parents[1]))
from bench.leak import once_only
from bench.likeness import likeness
from bench.synth_population import codebook, people

WHO = "pac-synth 0.0.8, measured 2026-11-23 on another table, at epsilon 4; not run here"
MEASURED: dict[int, dict[str, list[float]]] = {
    5_000: {
        "mean_absolute_error": [22, 16.2, 6.16],
        "total_variation": [0.21, 0.34, 0.435],
        "lost": [0.494, 0.413, 0.394],
        "fabricated": [0.048, 0.089],
    },
    50_000: {
        "mean_absolute_error": [16.5, 65.6, 17.2],
        "total_variation": [0.135, 0.22, 0.283],
        "lost": [0.011, 0.179, 0.257],
        "fabricated": [0.12, 0.144],
    },
}
"""People to what was measured then, by one, two and three columns (fabricated: by two and three)."""
PAC = """
import sys, pandas, pacsynth
table, out, epsilon, delta = sys.argv[1:]
frame = pandas.read_csv(table, dtype=str, keep_default_na=False)
builder = pacsynth.DpAggregateSeededParametersBuilder().reporting_length(3)
builder = builder.epsilon(float(epsilon)).delta(float(delta)).use_synthetic_counts(True)
builder = builder.fabrication_mode(pacsynth.FabricationMode.balanced())
maker = pacsynth.DpAggregateSeededSynthesizer(builder.build())
maker.fit(pacsynth.Dataset.from_data_frame(frame))
made = pacsynth.Dataset.raw_data_to_data_frame(maker.sample())
made.reindex(columns=frame.columns, fill_value="").to_csv(out, index=False)
"""


def measured(who: str, records: Rows, rows: Rows, book: SyntheticCodebook, seconds: float) -> dict[str, Any]:
    found = [likeness(records, rows, book, way) for way in (1, 2, 3)]
    return {
        "who": who,
        "people": len(records),
        "rows": len(rows),
        "mean_absolute_error": [round(each.mean_absolute_error, 2) for each in found],
        "total_variation": [round(each.total_variation, 4) for each in found],
        "lost": [round(each.lost, 4) for each in found],
        "fabricated": [round(each.fabricated, 3) for each in found],
        "broken_rules": int(book.broken(rows).sum()),
        "cpu_seconds": round(seconds, 1),
    }


def leaked(records: Rows, control: Rows, rows: Rows, book: SyntheticCodebook) -> dict[str, Any]:
    found = [once_only(records, control, rows, book, way) for way in (2, 3)]
    return {"once_only_gap_in_errors": [round(each.gap / max(each.error, 1e-9), 2) for each in found]}


def ours(records: Rows, book: SyntheticCodebook, epsilon: float) -> tuple[Rows, float]:
    with tempfile.TemporaryDirectory() as folder:
        plan = Plan(book, epsilon, 1 / len(records), epsilon + 1, Ledger(Path(folder) / "ledger.jsonl"))
        began = time.process_time()
        made = synthesize(records, plan)
        return made.rows, time.process_time() - began


def measured_then(number: int) -> dict[str, Any]:
    """What was measured of pac-synth on the table of the nearest size."""
    people = min(MEASURED, key=lambda each: abs(each - number))
    return {"who": WHO, "people": people, **MEASURED[people]}


def pac(records: Rows, book: SyntheticCodebook, epsilon: float) -> dict[str, Any]:
    uv = shutil.which("uv") or str(Path(sys.executable).with_name("uv"))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        python = folder / "env" / "bin" / "python"
        table, out = folder / "in.csv", folder / "out.csv"
        table.write_text(csv_text(records, book), encoding="utf-8")
        subprocess.run([uv, "venv", "-q", str(folder / "env")], check=True)
        wanted = ["pac-synth==0.0.8", "pandas<3", "numpy<2"]
        subprocess.run([uv, "pip", "install", "-q", "--python", str(python), *wanted], check=True)
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        command = [str(python), "-c", PAC, str(table), str(out), str(epsilon), str(1 / len(records))]
        subprocess.run(command, check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        loose = SyntheticCodebook({name: ("", *(v for v in vs if v)) for name, vs in book.columns.items()})
        rows = read_rows(out.read_bytes(), loose)
        told = measured("pac-synth 0.0.8", read_rows(table.read_bytes(), loose), rows, loose, spent)
        del told["broken_rules"]
        return told


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("table", type=Path, nargs="?")
    parser.add_argument("codebook", type=Path, nargs="?")
    parser.add_argument("--rows", type=int, default=5000)
    parser.add_argument("--seeds", type=int, default=1)
    parser.add_argument("--epsilon", type=float, default=4.0)
    parser.add_argument("--pac", action="store_true")
    chosen = parser.parse_args()
    if chosen.table:
        book = SyntheticCodebook.from_json(chosen.codebook.read_text(encoding="utf-8"))
        tables: list[tuple[Rows, Rows | None]] = [(read_rows(chosen.table.read_bytes(), book), None)]
    else:
        book = codebook()
        tables = [
            (people(chosen.rows, seed), people(chosen.rows, seed, draw=1))
            for seed in range(1, chosen.seeds + 1)
        ]
    for records, control in tables:
        rows, seconds = ours(records, book, chosen.epsilon)
        told = measured("bearwitness synth", records, rows, book, seconds)
        told["peak_megabytes"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
        if control is not None:
            told |= leaked(records, control, rows, book)
            print(json.dumps(measured("a fresh draw of the people", records, control, book, 0.0)), flush=True)
        print(json.dumps(told), flush=True)
        beside = pac(records, book, chosen.epsilon) if chosen.pac else measured_then(len(records))
        print(json.dumps(beside), flush=True)


if __name__ == "__main__":
    main()
