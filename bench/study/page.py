"""The study as a page of Markdown for docs/."""

from __future__ import annotations

from collections.abc import Sequence

from bench.study.summary import Summary

HEAD = """# How far the status can be trusted

Simulated tables with a known truth, read as any table is read (`make study`; {reps} replicates a reading, seed {seed}).
`runs` is how many tables of the design were read. `held` is the share of the readings called *estimated* whose headline interval holds the
truth; `width` is the median width of that interval relative to the truth; `floor` is the share of all readings whose
floor is not above the truth. Designs marked *unseen* are those that every method misses while the table cannot show
it: nothing in the table tells them apart from a solvable one, and no status can warn of them.

"""


def page(summaries: Sequence[Summary], *, reps: int, seed: int) -> str:
    """Two tables: what is said, and the interval scores of each method."""
    head = HEAD.format(reps=reps, seed=seed)
    return head + _said(summaries) + "\n" + _scores(summaries)


def _said(summaries: Sequence[Summary]) -> str:
    rows = [
        "| design | what it is | asked | runs | estimated | disputed | lower bound | refused | held | width | disputed holds | floor |",
        "|---|---|---|---|---|---|---|---|---|---|---|---|",
    ]
    for each in summaries:
        shares = [
            _percent(each.statuses.get(name, 0.0))
            for name in ("estimated", "disputed", "lower_bound_only", "refused")
        ]
        cells = [
            each.design.name,
            each.design.about,
            each.design.sort,
            str(each.runs),
            *shares,
            _percent(each.covered),
            "" if each.width is None else f"{each.width:.2f}",
            _percent(each.disputed_covered),
            _percent(each.floor_held),
        ]
        rows.append("| " + " | ".join(cells) + " |")
    return "\n".join(rows) + "\n"


def _scores(summaries: Sequence[Summary]) -> str:
    names = list(dict.fromkeys(name for each in summaries for name in each.methods))
    rows = [
        "## Interval scores",
        "",
        "Mean interval score at 95% (Gneiting and Raftery 2007, JASA 102:359) divided by the truth, and in brackets the",
        "share of intervals that hold it; lower is better. A method is scored where it gives an interval.",
        "",
        "| design | " + " | ".join(names) + " |",
        "|---|" + "---|" * len(names),
    ]
    for each in summaries:
        cells = [
            f"{score.score:.2f} ({_percent(score.covered)})" if (score := each.methods.get(name)) else ""
            for name in names
        ]
        rows.append("| " + " | ".join([each.design.name, *cells]) + " |")
    return "\n".join(rows) + "\n"


def _percent(share: float | None) -> str:
    return "" if share is None else f"{100 * share:.1f}%"
