"""The plan of what the demo publishes, with the identifiers that its casebook gave."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from importlib import resources

import yaml

from bearwitness.release.planning.quote_plan import PlannedQuote


def release_plan(pictures: Mapping[str, str], quotes: Sequence[PlannedQuote]) -> str:
    """Plan as YAML: that of the package, which names its images by their files, and the passages that may be quoted.

    Parameters
    ----------
    pictures
        Source by name of the file.
    quotes
        Passages about which somebody was asked, and what is left out of each.
    """
    plan = yaml.safe_load(resources.files("bearwitness.demo").joinpath("plan.yaml").read_text("utf-8"))
    images = [{**each, "source": pictures[each["source"]]} for each in plan["images"]]
    named = [{**asdict(each), "leave_out": [list(span) for span in each.leave_out]} for each in quotes]
    return yaml.safe_dump({**plan, "images": images, "quotes": named}, allow_unicode=True, sort_keys=False)
