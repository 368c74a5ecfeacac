"""Mutants that no test can kill, and why."""

from __future__ import annotations

_SAME = "if any(not (set(key) <= set(each) or set(each) <= set(key)) for each in keys if each in withheld): "
_AMONG = "return {line for at, factor in pairs if abs(factor) > NOTHING for line in sums[at].lines}: "
_APART = "abs(len(one) - len(other))"
_GOAL = "goal[at], top[at] = -1.0 if upwards else 1.0, stop: 1.0 -> 1.125"
_IS_APART = "(code in APART for _, code in set(key) - set(each.margin))"
_OPEN = "(map(math.isinf, highs))"
_SHUT = "not any(low <= each.start and each.end <= high for low, high in shut)"
_WINDOWS = "msvcrt.locking(descriptor, msvcrt.LK_LOCK, 1)"
_LESS = "(group < other for other in groups)"
_TYPES = "if TYPE_CHECKING:: TYPE_CHECKING -> not TYPE_CHECKING"
_DRAWN = "counts + np.rint(self._rng.normal(0, sigma, counts.shape)).astype(np.int64)"
_RULED = "zeros <= {query.columns for query in workload.queries}"
_WILD = "sizes_as_wildcard(rows, each, blank)"
_SUMS = "counts.sum(1, keepdims=True) * counts.sum(0, keepdims=True) / max(counts.sum(), 1.0)"
_LAST = "len(possible) - 1"
_NAMED = "not isinstance(column, str) or not isinstance(then, str)"
_UNDER = "under = below[sizes] - below[np.maximum(sizes - threshold + 1, 0)]: "
_OVER = "over = below[sizes + threshold] - below[sizes + 1]: "
_BYTES = "size = sum(each.size for each in self.parts) // 8 + 1: "
_ALL_SIZES = "sum((each.size for each in self.parts))"
_PARTS = (
    "return [each for each in family.parts if each.size <= group.size and each.who & group.who == each.who]: "
)
_WIDER = "a wider net, and what it catches is measured"
_UNIT = "unit = 1.0 / np.sqrt(np.maximum(target, 1.0) + sigma**2): "
_OPTIONS = 'options={"maxiter": ROUNDS, "maxcor": 20, "ftol": 0.0, "gtol": CLOSE / 2},: '
_RESTS = "if not np.isfinite(gradient).all() or np.abs(gradient).max() > CLOSE:: "
_EARLIER, _OR_ITSELF = "place[other] < place[node]", "place[other] <= place[node]"
_STEP = "step, first = max(AT_ONCE * len(target), FIRST), np.flatnonzero(np.diff(groups, prepend=-1)): "
_ENOUGH = (
    "if found.weight >= enough or not found.factors.any() or left.sum() <= CLOSE * (1 + found.weight):: "
)
_HELD = "return Combination(float(found.x[-1]), factors / held if abs(held) > 0.5 else nothing): "
_EQUAL = "A_eq=csr_array(np.vstack([columns[part] * signs[:, None], -target]).T),: "
_ADDED = "sum(1 for one, other in combinations(beside[name], 2) if other not in beside[one])"
_WITHIN = "around < other and name in other for other in found"
_SIZE = "how much is solved together is a choice; that it is a bound is tested"
_NEAR = "how near is near is a choice, and the answer is the same"
_BEYOND = "only a rounding that no test can bring about comes beyond the last candidate"
_TAKEN = 'chosen = order[np.minimum(np.searchsorted(steps, at, side="right"), len(order) - 1)]: '
_COMING = "swap(tables, chosen, surplus, price, leaving, np.minimum(coming, len(weights) - 1)): "
_ANEW = "classes are numbered anew sooner or later, and are the same"
_OF_RUN = "return np.unique(found, return_inverse=True)[1].ravel() if classes > MOST_CLASSES else found: "
_FEW = "for at in _places((leverage * (least - 1) > 1 - NEAR) & (who.persons[who.groups] < least)):: "
_OPEN_FEW, _FEWER = "(leverage * (least - 1) > 1 - NEAR)", "(who.persons[who.groups] < least)"
_PART = "most = np.minimum(1.0, (least - 1) / who.persons): "
_FIRST = "for at in _places(held * (1 + LARGER) > 1 - NEAR):: "
_OTHER = "for other in _places(held * (1 + LARGER) > 0.25 * (1 - NEAR)):: "
_HOLDS = "if others < 1 - NEAR or 3 * (others - next_) < (1 + next_) * (1 - NEAR):: "
_SIGNED = "sign * who.first[other] / who.first[at] * columns[other]"
_RANK = "told = left[:, strength > 1e-11 * strength.max(initial=0.0)]: "
_ASKED = "a wider net asks more programs, and what they find is the same"
_EDGE = "at the edge nothing is found: one more program, and the same end"
_JUST = "only what is just that would differ, and an error of computing is allowed for on either side"
_HALF = "whoever holds more than half as much is above three eighths there, so that nobody is left out"
_GOLDEN = "np.arange(1, size + 1)"
_PLACED = f"weights: Vector = np.modf({_GOLDEN} * GOLDEN)[0] - 0.5: "
_SPREAD = "the same fractions, to a rounding"
_ROUNDED_BY = (
    "held.append(LinearConstraint(csr_array(goal[np.newaxis, :]), -np.inf, float(goal @ found) + 0.5)): "
)
_STEPPED = "numbers: Vector = self.start + self._signed(found).reshape(3, -1).sum(axis=0): "
_MOST_MOVED = "max((abs(printed[key] - number) for key, number in counts.items()), default=0)"
_NEVER_FLAGGED = "it is a multiple of every base, and no multiple is flagged"
_TOLD_NUMBER = "if number >= plan.threshold and number % base and number not in YEARS:: "
EQUIVALENT: dict[tuple[str, str], str] = {
    ("wording/check", "YEARS = range(1900, 2100): 1900 -> 1901"): _NEVER_FLAGGED,
    ("wording/check", "YEARS = range(1900, 2100): 2100 -> 2101"): _NEVER_FLAGGED,
    (
        "wording/check",
        _TOLD_NUMBER + "number >= plan.threshold -> number > plan.threshold",
    ): "a threshold is a multiple of the base, and no multiple is flagged",
    (
        "wording/check",
        'number, base = int(match[0].replace(",", "")), plan.rounding or 1: 1 -> 2',
    ): "numbers are looked at only where there is a base",
    ("multiples", "MOST_NODES = 20_000: 20000 -> 20001"): "how long it is searched is a choice",
    ("multiples", "GOLDEN = (5**0.5 - 1) / 2: 5 ** 0.5 - 1 -> 5 ** 0.5 + 1"): _SPREAD,
    (
        "multiples",
        f"{_PLACED}{_GOLDEN} * GOLDEN -> {_GOLDEN} / GOLDEN",
    ): _SPREAD,
    ("multiples", _ROUNDED_BY + "0.5 -> 0.625"): "what steps away or persons moved are counted in is whole",
    ("multiples", _STEPPED + "1 -> 2"): "numpy takes any number under nought for what is left",
    (
        "told",
        f"moved = {_MOST_MOVED}: 0 -> 1",
    ): "where nothing is shown nothing moves, and one is under any base",
    (
        "cliques",
        f"added = {_ADDED}: 1 -> 2",
    ): "twice as many tables to add for each property are in the same order",
    (
        "cliques",
        f"if len(around) > 1 and not any({_WITHIN}):: around < other -> around <= other",
    ): "a joint table that holds a property is never those beside it alone",
    (
        "cliques",
        "near, taken, room = [set(each) for each in new if len(each) > 1], list[Schema](), most: len(each) > 1 -> len(each) >= 1",
    ): "a table by one property shares no two with any",
    ("rings", "MOST_TARGETS = 500: 500 -> 501"): _SIZE,
    ("moment", "MOST_JOINT = 1_500: 1500 -> 1501"): _SIZE,
    ("moment", "MOST_CELLS = 2_000: 2000 -> 2001"): _SIZE,
    (
        "proofs",
        "if seen.least > 0:: seen.least > 0 -> seen.least >= 0",
    ): "a search below nought finds nought again: it costs time and changes no end",
    (
        "cells",
        "for size in range(len(table) + 1): 1 -> 2",
    ): "no table has a part with more properties than itself",
    (
        "stranger",
        "if np.isnan(shift).any():: np.isnan(shift).any() -> np.isnan(shift).all()",
    ): "a bound that is no number holds for no answer, so that nothing is found either way",
    (
        "stranger",
        _GOAL,
    ): "the goal by another factor has the same end",
    (
        "stranger",
        _GOAL + " (2)",
    ): "the goal by another factor has the same end",
    (
        "system",
        f"apart = [key for key in each.parts if any{_IS_APART}]: any({_IS_APART}) -> all({_IS_APART})",
    ): "a part has one code more than its margin",
    (
        "system",
        "([(key, 1.0), *((other, 1.0) for other in apart), (each.margin, -1.0)], -np.inf, 0.0): 0.0 -> 0.125",
    ): "whole counts that are under an eighth are nought or less",
    (
        "system",
        "return [(whole, 0.0, 0.0)]: 0.0 -> 0.125 (2)",
    ): "whole counts that are under an eighth are nought or less",
    (
        "protect_amounts",
        f"not any{_OPEN} and dominated(highs): any{_OPEN} -> all{_OPEN}",
    ): "a sum with an open end is open, and nothing is more than any share of it",
    (
        "stranger",
        "@dataclass(frozen=True, slots=True, eq=False): False -> True",
    ): "parts are found by their number and never compared",
    (
        "parts",
        "_, labels = connected_components(ties, directed=False): False -> True",
    ): "of ties with a direction scipy takes the weak connection, which takes no notice of it",
    (
        "known_sums",
        "if same < LARGER:: same < LARGER -> same <= LARGER",
    ): _EDGE,
    ("known_sums", _PART + "1.0 -> 1.125"): _ASKED,
    ("known_sums", _PART + "(least - 1) / who.persons -> (least - 1) * who.persons"): _ASKED,
    ("known_sums", _PART + "least - 1 -> least + 1"): _ASKED,
    ("known_sums", _FEW + f"{_OPEN_FEW} & {_FEWER} -> {_OPEN_FEW} | {_FEWER}"): _ASKED,
    ("known_sums", _FEW + "who.persons[who.groups] < least -> who.persons[who.groups] <= least"): _ASKED,
    ("known_sums", _FEW + "least - 1 -> least + 1"): _ASKED,
    (
        "known_sums",
        _FEW + "leverage * (least - 1) > 1 - NEAR -> leverage * (least - 1) >= 1 - NEAR",
    ): _JUST,
    (
        "known_sums",
        "leverage = _leverage(columns, (who.persons / most / several)[who.groups]): who.persons / most -> who.persons * most",
    ): _ASKED,
    (
        "known_sums",
        "if found.weight < least - 1 + PERSON:: found.weight < least - 1 + PERSON -> found.weight <= least - 1 + PERSON",
    ): _JUST,
    (
        "known_sums",
        "most = np.minimum(1 / who.first, (1 + LARGER) / who.whole): 1 -> 2 (2)",
    ): _ASKED,
    ("known_sums", _FIRST + "held * (1 + LARGER) > 1 - NEAR -> held * (1 + LARGER) >= 1 - NEAR"): _JUST,
    ("known_sums", _FIRST + "1 - NEAR -> 1 + NEAR"): "at the edge nothing is found",
    ("known_sums", _HOLDS + "others < 1 - NEAR -> others <= 1 - NEAR"): _JUST,
    (
        "known_sums",
        _HOLDS
        + "3 * (others - next_) < (1 + next_) * (1 - NEAR) -> 3 * (others - next_) <= (1 + next_) * (1 - NEAR)",
    ): _JUST,
    ("known_sums", "if others < LARGER:: others < LARGER -> others <= LARGER"): _EDGE,
    (
        "known_sums",
        _OTHER + "held * (1 + LARGER) > 0.25 * (1 - NEAR) -> held * (1 + LARGER) >= 0.25 * (1 - NEAR)",
    ): _HALF,
    ("known_sums", _OTHER + "0.25 * (1 - NEAR) -> 0.25 / (1 - NEAR)"): _HALF,
    ("known_sums", _OTHER + "0.25 -> 0.375"): _HALF,
    ("known_sums", _OTHER + "1 - NEAR -> 1 + NEAR"): _HALF,
    ("known_sums", _OTHER + "1 -> 2"): _ASKED,
    (
        "known_sums",
        "if other != at and columns[other].any():: other != at and columns[other].any() -> other != at or columns[other].any()",
    ): "one who holds most with herself, or with nobody, holds most alone, which is asked before",
    (
        "known_sums",
        f"both = columns[at] + {_SIGNED}: columns[at] + {_SIGNED} -> columns[at] - {_SIGNED}",
    ): "either sign is tried, in whichever order",
    (
        "known_sums",
        "if 3 * found.weight < 1 - NEAR:: 3 * found.weight < 1 - NEAR -> 3 * found.weight <= 1 - NEAR",
    ): _JUST,
    (
        "known_sums",
        _RANK
        + "strength > 1e-11 * strength.max(initial=0.0) -> strength >= 1e-11 * strength.max(initial=0.0)",
    ): _ASKED,
    ("known_sums", _RANK + "strength.max(initial=0.0) -> strength.min(initial=0.0)"): _ASKED,
    ("known_sums", _RANK + "0.0 -> 0.125"): "from which strength on a direction is none is a choice",
    (
        "protect_together",
        "MOST = 1_500_000: 1500000 -> 1500001",
    ): "how much is too much to compute is a choice",
    ("protect_together", "@dataclass(slots=True, eq=False): False -> True"): "sums are never compared",
    (
        "protect_together",
        _AMONG + "abs(factor) > NOTHING -> abs(factor) >= NOTHING",
    ): "no factor is just that",
    (
        "protect_amounts",
        f"if {_APART} >= threshold:: {_APART} >= threshold -> {_APART} > threshold",
    ): "so many differ then, and counting them says so",
    (
        "second_look",
        f"if {_SHUT}:: low <= each.start -> low < each.start",
    ): "a token begins with a bracket, and nothing that is proposed does",
    (
        "second_look",
        f"if {_SHUT}:: each.end <= high -> each.end < high",
    ): "a token ends with a bracket, and nothing that is proposed does",
    (
        "estimates/estimates",
        "@lru_cache(maxsize=32): 32 -> 33",
    ): "how many readings are remembered changes none of them",
    (
        "linked",
        "@lru_cache(maxsize=8): 8 -> 9",
    ): "how many readings are remembered changes none of them",
    (
        "ledger",
        f"{_WINDOWS}: {_WINDOWS} -> None",
    ): "Windows alone comes there, and these tests run elsewhere",
    ("ledger", f"{_WINDOWS}: 1 -> 2"): "Windows alone comes there, and these tests run elsewhere",
    (
        "ledger",
        f"largest = [group for group in groups if not any{_LESS}]: any({_LESS}) -> all({_LESS})",
    ): "releases that lie within others cost no more than these: leaving them out saves time",
    ("accounting", "if high > 1e6:: 1000000.0 -> 1000000.125"): "no power of two lies between",
    (
        "accounting",
        "low, high = high, high * 2: 2 -> 3",
    ): "however fast the search goes out, it ends at the same scale",
    ("accounting", "TRIES = 60: 60 -> 61"): "the search ends after some ten",
    (
        "accounting",
        "low, high = 0.1, 1.0: 1.0 -> 1.125",
    ): "wherever the search begins, it ends at the same scale",
    ("accounting", "if high > 1e6:: high > 1000000.0 -> high >= 1000000.0"): "no power of two is a million",
    (
        "accounting",
        "if high / low < 1.001:: high / low < 1.001 -> high / low <= 1.001",
    ): "no two scales are just so far apart",
    (
        "accounting",
        "@functools.lru_cache(maxsize=4096): 4096 -> 4097",
    ): "how many losses are remembered changes none of them",
    ("accounting", _TYPES): "only names of types are imported there",
    (
        "noise",
        f"return {_DRAWN}: {_DRAWN} -> {_DRAWN.replace(' + ', ' - ')}",
    ): "it is as likely on either side",
    (
        "synthetic/checks",
        "if (off > bound * table.doubt + 1).any():: off > bound * table.doubt + 1 -> off >= bound * table.doubt + 1",
    ): "a count is whole and the bound is not",
    (
        "synthesis",
        f"if not {_RULED}:: {_RULED} -> {_RULED.replace('<=', '<')}",
    ): "a workload has more than the tables of rules",
    (
        "synthesis",
        "rows, passed = _rows(measured, plan.book, np.random.default_rng([seed, 1]), told): 1 -> 2",
    ): "one chance is as good as another",
    (
        "diversity",
        "levels = int(values.max()) + 1: 1 -> 2",
    ): "a pair of a class and a value may have a larger number",
    (
        "coarsen",
        f"and int({_WILD}.min()) >= least: {_WILD}.min() -> {_WILD}.max()",
    ): "whoever is alike with a blank as a value is so with it as a wildcard, so that the line before says it",
    (
        "structure",
        f"expected = {_SUMS}: True -> False (2)",
    ): "a row of sums is laid over the rows with or without its axis",
    (
        "draw",
        "possible = np.flatnonzero(flat[value] > 0): flat[value] > 0 -> flat[value] >= 0",
    ): "a cell without width is never met",
    (
        "draw",
        f'found = np.minimum(np.searchsorted(steps, at, side="right"), {_LAST}): {_LAST} -> len(possible) + 1',
    ): "only a rounding that no test can bring about comes beyond the last cell",
    ("records", "data = file.read(MOST_BYTES + 1): 1 -> 2"): "one byte too many is enough to tell",
    (
        "codebook",
        f"if {_NAMED}:: {_NAMED} -> not isinstance(column, str) and (not isinstance(then, str))",
    ): "a column whose name is no text is not known, and refused for that",
    (
        "codebook",
        "key, mask = ((i, j), mask) if i < j else ((j, i), mask.T): i < j -> i <= j",
    ): "no rule is of one column",
    ("noise", _TYPES): "only names of types are imported there",
    ("nesting", _SAME + "set(key) <= set(each) -> set(key) < set(each)"): "a shown cell is no withheld one",
    ("nesting", _SAME + "set(each) <= set(key) -> set(each) < set(key)"): "a shown cell is no withheld one",
    ("roster", "marks[places] = 1: 1 -> 2"): "every number but nought is packed as a bit",
    (
        "roster",
        "size = (len(self.tokens) + 7) // 8: (len(self.tokens) + 7) // 8 -> (len(self.tokens) + 7) * 8",
    ): "more bytes hold noughts only",
    (
        "roster",
        "size = (len(self.tokens) + 7) // 8: 7 -> 8",
    ): "a byte more holds noughts only",
    (
        "unions",
        _UNDER
        + "below[sizes] - below[np.maximum(sizes - threshold + 1, 0)] -> below[sizes] + below[np.maximum(sizes - threshold + 1, 0)]",
    ): _WIDER,
    (
        "unions",
        _OVER + "below[sizes + threshold] - below[sizes + 1] -> below[sizes + threshold] + below[sizes + 1]",
    ): _WIDER,
    ("unions", _OVER + "sizes + 1 -> sizes - 1"): _WIDER,
    ("unions", _UNDER + "sizes - threshold + 1 -> sizes - threshold - 1"): _WIDER,
    ("unions", "below[len(held) + 1 :] = held.sum(): 1 -> 2"): _WIDER,
    ("unions", _UNDER + "0 -> 1"): "the sum of no category is none",
    (
        "unions",
        "most = int(sizes.max(initial=0)) + threshold: 0 -> 1",
    ): "where there is no group, none is looked for",
    ("unions", _BYTES + f"{_ALL_SIZES} // 8 -> {_ALL_SIZES} * 8"): "more bytes hold noughts only",
    ("unions", _BYTES + "1 -> 2"): "a byte more holds noughts only",
    (
        "unions",
        _PARTS + "each.size <= group.size -> each.size < group.size",
    ): "a category that is the group leaves nobody of it",
    ("reweigh", "ROUNDS = 2_000: 2000 -> 2001"): "how long it is tried is a choice",
    ("reweigh", _UNIT + "1.0 -> 1.125"): _NEAR,
    ("reweigh", _UNIT + "1.0 -> 1.125 (2)"): _NEAR,
    ("reweigh", _UNIT + "2 -> 3"): _NEAR,
    ("reweigh", _OPTIONS + "20 -> 21"): "how many steps are remembered changes the way and not its end",
    ("reweigh", _OPTIONS + "2 -> 3"): _NEAR,
    (
        "reweigh",
        "weights = base * np.exp(np.minimum(logs, 50.0)): 50.0 -> 50.125",
    ): "no weight that stands is so large",
    (
        "reweigh",
        _RESTS + "np.abs(gradient).max() > CLOSE -> np.abs(gradient).max() >= CLOSE",
    ): "no gradient is just that",
    ("choose", "SWEEPS = 60: 60 -> 61"): "how often swaps are tried is a choice",
    ("choose", _TAKEN + "len(order) - 1 -> len(order) + 1"): _BEYOND,
    ("choose", _COMING + "len(weights) - 1 -> len(weights) + 1"): _BEYOND,
    ("microdata/classes", "MOST_CLASSES = 2**20: 2 -> 3"): _ANEW,
    ("microdata/classes", "MOST_CLASSES = 2**20: 20 -> 21"): _ANEW,
    ("microdata/classes", "found, classes = np.zeros(len(rows), dtype=np.int64), 1: 1 -> 2"): _ANEW,
    ("microdata/classes", "levels = int(values.max()) + 1: 1 -> 2"): _ANEW,
    ("microdata/classes", "classes = int(found.max()) + 1: 1 -> 2"): _ANEW,
    (
        "microdata/classes",
        "if classes * levels > MOST_CLASSES:: classes * levels -> classes / levels",
    ): _ANEW,
    (
        "microdata/classes",
        "if classes * levels > MOST_CLASSES:: classes * levels > MOST_CLASSES -> classes * levels >= MOST_CLASSES",
    ): _ANEW,
    ("microdata/classes", _OF_RUN + "classes > MOST_CLASSES -> classes >= MOST_CLASSES"): _ANEW,
    (
        "microdata/classes",
        "if int(numbers.max()) > MOST_CLASSES:: int(numbers.max()) > MOST_CLASSES -> int(numbers.max()) >= MOST_CLASSES",
    ): "they are counted one way or the other, and are as many",
    ("microdata/classes", "number = int(classes.max()) + 1: 1 -> 2"): "one more class holds nobody",
    ("model", "ITERATIONS = 10_000: 10000 -> 10001"): "how long it is tried is a choice",
    (
        "model",
        f"[place[other] for other in tree.neighbors(node) if {_EARLIER}] for node in nodes: {_EARLIER} -> {_OR_ITSELF}",
    ): "no clique is its own neighbour",
    (
        "standing",
        "@dataclass(frozen=True, slots=True, eq=False): False -> True",
    ): "neither is compared but by `same`",
    ("lightest", "AT_ONCE, FIRST = 2, 300: 2 -> 3"): "how many are weighed at once is a choice",
    ("lightest", "AT_ONCE, FIRST = 2, 300: 300 -> 301"): "how many are weighed at first is a choice",
    (
        "lightest",
        "return found & (weights > 0): found & (weights > 0) -> found | (weights > 0)",
    ): "how many are weighed at once is a choice",
    (
        "lightest",
        "@dataclass(frozen=True, slots=True, eq=False): False -> True",
    ): "combinations are never compared",
    (
        "lightest",
        _STEP + "max(AT_ONCE * len(target), FIRST) -> min(AT_ONCE * len(target), FIRST)",
    ): "how many are weighed at once is a choice",
    (
        "lightest",
        "return found & (weights > 0): weights > 0 -> weights >= 0",
    ): "whoever weighs nothing may be weighed",
    (
        "lightest",
        _ENOUGH + "found.weight >= enough -> found.weight > enough",
    ): "more is weighed, and it is no less",
    (
        "lightest",
        _ENOUGH + "left.sum() <= CLOSE * (1 + found.weight) -> left.sum() < CLOSE * (1 + found.weight)",
    ): "nothing left is less than that, and nothing else is just that",
    (
        "lightest",
        _ENOUGH + "CLOSE * (1 + found.weight) -> CLOSE / (1 + found.weight)",
    ): "how near is near is a choice",
    ("lightest", _HELD + "abs(held) > 0.5 -> abs(held) >= 0.5"): "what is held is one or nothing",
    ("lightest", _HELD + "0.5 -> 0.625"): "what is held is one or nothing",
    (
        "lightest",
        "np.append(np.zeros(len(part)), -1.0),: 1.0 -> 1.125",
    ): "factors are brought to one of their target",
    ("lightest", _STEP + "-1 -> +1"): "the first group is nought, which is neither",
    ("lightest", _STEP + "1 -> 2"): "the first group is nought, which is neither",
    ("lightest", _ENOUGH + "1 -> 2"): "how near is near is a choice",
    (
        "lightest",
        f"{_EQUAL}columns[part] * signs[:, None] -> columns[part] / signs[:, None]",
    ): "a sign divides as it multiplies",
    ("lightest", _EQUAL + "-target -> +target"): "as much can be made up for on one side as on the other",
}
"""By module, and line and change; the reason."""
