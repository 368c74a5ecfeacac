"""Measure linkage on simulated lists that nothing was tuned on (seeds 1000 and more).

Usage: bench_linkage.py accuracy POPULATION SEEDS [FIRST] | pinyin SEEDS | names POPULATION | scale POPULATION... | estimate SEEDS

Without words, a little of each: accuracy on two seeds, names, and growth to 20,000 records. Populations of 3,300 and 33,000
give about 2,000 and 20,000 records on three lists. One JSON object a line.
"""

from __future__ import annotations

import gc
import json
import sys
import time
from collections import defaultdict
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from itertools import combinations
from multiprocessing import get_context

import numpy as np
from linkage_stages import Stage, forget_peak, measured, peak_gb, timed

from bearwitness.linkage import Linkage, link_lists
from bearwitness.linkage.names.read_name import read_name, read_names
from bearwitness.linkage.simulation import SimulatedLists, make_lists
from bearwitness.linkage.simulation.organisation import ORGANISATIONS

FIRST_SEED = 1000
Pair = tuple[int, int]
Told = tuple[np.ndarray, np.ndarray]


def simulated(seed: int, population: int) -> SimulatedLists:
    return make_lists(np.random.default_rng(seed), population=population, chances=(0.2, 0.2, 0.2))


def pairs_in(groups: list[int]) -> set[Pair]:
    members: dict[int, list[int]] = defaultdict(list)
    for record, group in enumerate(groups):
        members[group].append(record)
    return {pair for each in members.values() for pair in combinations(each, 2)}


def script(name: str) -> str:
    if any("가" <= each <= "힣" for each in name):
        return "hangul"
    return "han" if any("一" <= each <= "鿿" for each in name) else "latin"


def accuracy(population: int, seeds: int, first: int = FIRST_SEED) -> None:
    f1, error, floor, recall = [], [], [], defaultdict(lambda: [0, 0])
    every: list[Told] = []
    for seed in range(first, first + seeds):
        lists = simulated(seed, population)
        done = link_lists(lists.frames, seed=seed)
        keys = list(zip(done.clusters["list"], done.clusters["rec_id"], strict=True))
        linked, true = pairs_in(done.clusters["cluster"].tolist()), pairs_in([lists.truth[k] for k in keys])
        names = names_of(lists)
        for a, b in true:
            if keys[a] in lists.named and keys[b] in lists.named:
                kinds = sorted(kind(lists, names, keys[n]) for n in (a, b))
                counted = recall["~".join(kinds) if keys[a][0] != keys[b][0] else "twice on one list"]
                counted[0] += (a, b) in linked
                counted[1] += 1
        found = len(linked & true)
        f1.append(2 * found / (len(linked) + len(true)))
        every.append(told(lists, done))
        error.append(calibration_error(*every[-1]))
        floor.append(least_errors(every[-1][0], np.random.default_rng(seed)))
        print(
            json.dumps(
                {
                    "seed": seed,
                    "records": len(keys),
                    "f1": round(f1[-1], 3),
                    "precision": round(found / len(linked), 3),
                    "recall": round(found / len(true), 3),
                    "threshold": round(done.threshold, 3),
                    "calibration_error": round(error[-1], 3),
                    "seconds": round(done.seconds, 1),
                }
            ),
            flush=True,
        )
    together = tuple(map(np.concatenate, zip(*every, strict=True)))
    by_chance = np.mean(floor, axis=0)
    print(
        json.dumps(
            {
                "population": population,
                "seeds": seeds,
                "mean_f1": round(float(np.mean(f1)), 4),
                "sd_f1": round(float(np.std(f1)), 4),
                "mean_calibration_error": round(float(np.mean(error)), 4),
                "of_perfect_probabilities": round(float(by_chance.mean()), 4),
                "in_95_of_100": [round(float(each), 4) for each in np.percentile(by_chance, (2.5, 97.5))],
                "all_pairs_together": round(calibration_error(*together), 4),
                "classes": classes(*together),
                "recall_own_names": {k: [round(a / b, 3), b] for k, (a, b) in sorted(recall.items())},
            }
        )
    )


def kind(lists: SimulatedLists, names: dict[tuple[str, str], str], key: tuple[str, str]) -> str:
    written = script(names[key])
    if written == "latin" and any(r.surname.kind == "pinyin" for r in read_name(names[key])[:1]):
        return "pinyin"
    return written


def told(lists: SimulatedLists, done: Linkage) -> Told:
    """Probability of every pair at 0.01 and more, and whether it is one person."""
    j = done.judgements
    ends = zip(zip(j["list_a"], j["a"], strict=True), zip(j["list_b"], j["b"], strict=True), strict=True)
    return j["probability"].to_numpy(), np.array([lists.truth[a] == lists.truth[b] for a, b in ends])


def class_of(p: np.ndarray) -> np.ndarray:
    """Which of ten classes of probability each pair is in."""
    return np.minimum((p * 10).astype(int), 9)


def calibration_error(p: np.ndarray, same: np.ndarray) -> float:
    """Mean distance, over pairs, between probability and share of true pairs in ten classes."""
    return float(np.abs(np.bincount(class_of(p), weights=p - same, minlength=10)).sum() / len(p))


def classes(p: np.ndarray, same: np.ndarray) -> list[dict[str, float]]:
    """Of each class its pairs, the mean of their probabilities and the share that is one person."""
    found = [(p[here], same[here]) for here in (class_of(p) == n for n in range(10)) if here.any()]
    return [
        {"pairs": len(each), "told": round(float(each.mean()), 3), "right": round(float(true.mean()), 3)}
        for each, true in found
    ]


def least_errors(p: np.ndarray, rng: np.random.Generator, draws: int = 200) -> np.ndarray:
    """What that error is, shape (draws,), where pairs are one person exactly as often as these probabilities say."""
    return np.array([calibration_error(p, rng.random(len(p)) < p) for _ in range(draws)])


def pinyin(seeds: int) -> None:
    """Recall where both lists write names in pinyin: of the usual organisations only one does."""
    orgs = (*ORGANISATIONS[:2], replace(ORGANISATIONS[2], ways={"pinyin": 0.5, "mccune": 0.2, "casual": 0.3}))
    met = pairs = 0
    for seed in range(FIRST_SEED, FIRST_SEED + seeds):
        rng = np.random.default_rng(seed)
        lists = make_lists(rng, population=33_000, chances=(0.2, 0.2, 0.2), organisations=orgs)
        done = link_lists(lists.frames, seed=seed)
        keys = list(zip(done.clusters["list"], done.clusters["rec_id"], strict=True))
        linked, true = pairs_in(done.clusters["cluster"].tolist()), pairs_in([lists.truth[k] for k in keys])
        names = names_of(lists)
        for a, b in true:
            ends = keys[a], keys[b]
            own = ends[0][0] != ends[1][0] and lists.named.issuperset(ends)
            if own and all(kind(lists, names, each) == "pinyin" for each in ends):
                met, pairs = met + ((a, b) in linked), pairs + 1
    print(json.dumps({"seeds": seeds, "pinyin~pinyin": round(met / pairs, 3), "pairs": pairs}))


def names_of(lists: SimulatedLists) -> dict[tuple[str, str], str]:
    return {
        (name, rec_id): text
        for name, frame in lists.frames.items()
        for rec_id, text in zip(frame["rec_id"], frame["name"], strict=True)
    }


def names(population: int) -> None:
    """Distinct names that nobody has read before, a second: in one process, and in two at once, by both clocks."""
    frames = simulated(FIRST_SEED, population).frames.values()
    texts = list(dict.fromkeys(text for frame in frames for text in frame["name"] if text))
    by_script = {
        "all": texts,
        "latin": [text for text in texts if script(text) == "latin"],
        "hangul and han": [text for text in texts if script(text) != "latin"],
    }
    for what, group in by_script.items():
        halves = group[::2], group[1::2]
        with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as two:
            list(two.map(seconds_to_read, (WARM, WARM)))
            began = time.perf_counter()
            each = list(two.map(seconds_to_read, halves))
            clock = time.perf_counter() - began
        seconds_to_read(WARM)
        found = {
            "names": what,
            "distinct": len(group),
            "a_second_of_one_core": round(len(group) / seconds_to_read(group)),
            "a_second_of_two_cores": round(len(group) / max(each)),
            "a_second_of_two_cores_by_the_clock": round(len(group) / clock),
        }
        print(json.dumps(found), flush=True)


WARM = ["Kim Yong-hui", "金英姬", "Jin Yingji", "김영희", "Lee Saetbyol", "Parkk Xu"]
"""Names that make a process load its tables and compiled code."""


def seconds_to_read(texts: list[str]) -> float:
    """Seconds of the processor."""
    gc.disable()
    began = time.process_time()
    read_names(texts)
    taken = time.process_time() - began
    gc.enable()
    return taken


def scale(*populations: int, draws: int = 10) -> None:
    """Seconds and peak memory of the whole and of each stage, and of drawing some replicates at the end."""
    for population in populations:
        frames = simulated(FIRST_SEED, population).frames
        gc.collect()
        forget_peak()
        held = peak_gb()
        with measured() as stages:
            done = link_lists(frames, seed=1)
        drawn = stages[f"{draws} replicates"] = Stage()
        with timed(drawn):
            done.replicates(draws)
        found = {
            "records": len(done.clusters),
            "compared": done.compared,
            "lists_alone_gb": round(held, 2),
            "notes": [each.code for each in done.notes],
            "stages": {name: stage.shown() for name, stage in stages.items()},
        }
        print(json.dumps(found), flush=True)


def estimate(seeds: int) -> None:
    """Two-list Chapman on A and B: links as certain, replicates pooled, and linkage without any error."""
    covered = defaultdict(int)
    for seed in range(FIRST_SEED, FIRST_SEED + seeds):
        lists = make_lists(
            np.random.default_rng(seed), population=3_300, chances=(0.2, 0.2, 0.2), different=0.0
        )
        done = link_lists(lists.frames, seed=seed)
        people = {n: {lists.truth[n, r] for r in frame["rec_id"]} for n, frame in lists.frames.items()}
        perfect = chapman(len(people["A"]), len(people["B"]), len(people["A"] & people["B"]))
        rng = np.random.default_rng(seed)
        rows = {
            "certain": [chapman_of(done.captures)],
            "draws": [chapman_of(each) for each in done.replicates(50, with_missed=False)],
            "replicates": [chapman_of(each) for each in done.replicates(50)],
        }
        shown = {"seed": seed, "population": lists.population, "perfect": round(perfect[0])}
        for name, points in rows.items():
            drawn = [t + rng.normal(0, sd) for t, sd in points for _ in range(40)]
            low, high = np.percentile(drawn, [2.5, 97.5])
            covered[name] += bool(low <= lists.population <= high)
            shown[name] = [round(float(x)) for x in (low, np.median(drawn), high)]
        print(json.dumps(shown), flush=True)
    print(json.dumps({"seeds": seeds, "covers_the_population": dict(covered)}))


def chapman(a: int, b: int, both: int) -> tuple[float, float]:
    """Total and its standard error (Seber 1970)."""
    total = (a + 1) * (b + 1) / (both + 1) - 1
    variance = (a + 1) * (b + 1) * (a - both) * (b - both) / ((both + 1) ** 2 * (both + 2))
    return total, variance**0.5


def chapman_of(table) -> tuple[float, float]:  # type: ignore[no-untyped-def]  # a frame, imported where it is used
    count = table["count"]
    return chapman(
        int((table["A"] * count).sum()),
        int((table["B"] * count).sum()),
        int((table["A"] * table["B"] * count).sum()),
    )


VERBS = {
    "accuracy": accuracy,
    "pinyin": pinyin,
    "names": names,
    "scale": scale,
    "estimate": estimate,
}
A_LITTLE = (("accuracy", 3_300, 2), ("names", 33_000), ("scale", 3_300, 33_000), ("estimate", 2))


if __name__ == "__main__":
    asked = [(sys.argv[1], *map(int, sys.argv[2:]))] if sys.argv[1:] else A_LITTLE
    for verb, *numbers in asked:
        VERBS[verb](*numbers)
