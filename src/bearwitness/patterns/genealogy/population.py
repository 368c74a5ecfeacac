"""Whom a figure speaks of, as a set of facets: sex, condition, form, people, place, other words.

A share has two sides: the base that it is a share of, and the part. *Of those*, *among them* and *the above* refer
back to the figure before in the same source.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bearwitness.domain.published_figure import PublishedFigure
from bearwitness.patterns.genealogy.lexicon import lexicon

Facets = frozenset[str]

_LEAD = re.compile(r"^\s*(?P<lead>of (?:those|these)(?: \w+)?|the above(?: \w+)?)\s*:?\s*", re.IGNORECASE)
_AMONG = re.compile(r"^(?P<part>.+?)\s+among\s+(?P<base>.+)$", re.IGNORECASE)
_PLACE = re.compile(
    r"\b(?:in|into|to|within)\s+(?:the\s+)?(?P<name>(?:three\s+)?[A-Z][\w-]*(?:\s+[A-Z][\w-]*)*)"
)
_REGION = re.compile(
    r"\b(?:in|into|to|within)\s+the\s+(?P<name>(?:[\w-]+\s+){0,3}(?:provinces?|county|counties|region))"
)
_NAME = re.compile(r"(?<![\w-])[A-Z][\w-]*(?:\s+[A-Z][\w-]*)*")
_WORD = re.compile(r"[^\W_][\w-]*")
NOTHING: Facets = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Population:
    """Base and part; only a share has a part.

    ``whole`` is the figure that the text refers back to, if it does.
    """

    base: Facets
    part: Facets = NOTHING
    whole: str | None = None

    @property
    def facets(self) -> Facets:
        """Both sides together."""
        return self.base | self.part

    def of(self, *kinds: str) -> Facets:
        """Facets of some kinds, of both sides."""
        return some(self.facets, *kinds)


def some(facets: Iterable[str], *kinds: str) -> Facets:
    """Facets of some kinds."""
    return frozenset(each for each in facets if each.split(":", 1)[0] in kinds)


def populations(figures: Sequence[PublishedFigure]) -> dict[str, Population]:
    """Population of every figure by its identifier; the order of the rows does not matter."""
    found: dict[str, Population] = {}
    by_source: dict[str, list[PublishedFigure]] = {}
    for figure in sorted(figures, key=lambda each: natural(each.id)):
        before = by_source.setdefault(figure.source, [])
        found[figure.id] = _population(figure, before, found)
        before.append(figure)
    return found


def natural(identifier: str) -> tuple[tuple[int, int, str], ...]:
    """Key that puts F2 before F10."""
    pieces = re.findall(r"\d+|\D+", identifier)
    return tuple((0, int(each), "") if each.isdecimal() else (1, 0, each) for each in pieces)


def _population(
    figure: PublishedFigure, before: Sequence[PublishedFigure], found: Mapping[str, Population]
) -> Population:
    text = figure.population
    share = figure.unit == "percent"
    lead, among = _LEAD.match(text), _AMONG.match(text)
    if lead is not None:
        whole = _whole(before, _kind(text))
        base = found[whole].facets if whole else facets_of(lead["lead"])
        own = facets_of(text[lead.end() :]) | (facets_of(lead["lead"]) if not whole else NOTHING)
        return (
            Population(base=base, part=_part(own - base), whole=whole) if share else _one(base | own, whole)
        )
    if among is not None and share:
        if among["base"].casefold() in {"them", "these", "those"}:
            whole = _whole(before, "among")
            base = found[whole].facets if whole else NOTHING
            return Population(base=base, part=_part(facets_of(among["part"]) - base), whole=whole)
        return Population(base=facets_of(among["base"]), part=_part(facets_of(among["part"])))
    facets = facets_of(text)
    if not share:
        return _one(facets, None)
    part = some(facets, "condition", "form")
    return Population(base=facets - part, part=_part(part))


def _part(facets: Facets) -> Facets:
    """A form of exploitation says already that there is some."""
    return facets - {"condition:trafficked"} if some(facets, "form") else facets


def _one(facets: Facets, whole: str | None) -> Population:
    return Population(base=facets, whole=whole)


def _kind(text: str) -> str:
    """Way in which a text refers back; figures that do so in the same way stand side by side."""
    lead = _LEAD.match(text)
    if lead is not None:
        return " ".join(lead["lead"].casefold().split()[:2])
    among = _AMONG.match(text)
    back = among is not None and among["base"].casefold() in {"them", "these", "those"}
    return "among" if back else ""


def _whole(before: Sequence[PublishedFigure], kind: str) -> str | None:
    """Nearest figure before that is a number of persons or a share and does not refer back in the same way."""
    for each in reversed(before):
        if each.unit in ("persons", "percent") and _kind(each.population) != kind:
            return each.id
    return None


def facets_of(text: str) -> Facets:
    """Facets that a text states."""
    facets: set[str] = set()
    words = lexicon()
    for place in (*_PLACE.finditer(text), *_REGION.finditer(text)):
        facets.add(f"place:{_stem(place['name'])}")
        text = text.replace(place.group(), " " * len(place.group()))
    for found in words.pattern.finditer(text):
        facets |= words.facets[found.group().casefold()]
    rest = words.pattern.sub(lambda found: " " * len(found.group()), text)
    for name in _NAME.finditer(rest):
        facets.add(f"people:{_stem(name.group())}")
    rest = _NAME.sub(" ", rest)
    facets |= {f"word:{_stem(word)}" for word in _WORD.findall(rest)}
    if some(facets, "form"):
        facets.add("condition:trafficked")
    if len(some(facets, "form")) > 1:
        facets -= some(facets, "form")
    return frozenset(facets)


def _stem(word: str) -> str:
    """Korea, Korean and Koreans are one; so are interview and interviews."""
    return " ".join(re.sub(r"(?<=\w{3})(?:ns|n|s)$", "", each) for each in word.casefold().split())


def same_side(one: Facets, other: Facets) -> bool:
    """Whether two sides speak of the same: equal in what must be stated, not contrary in what may be left out."""
    if some(one, "sex", "condition", "form", "apart") != some(other, "sex", "condition", "form", "apart"):
        return False
    if any(contrary(some(one, kind), some(other, kind)) for kind in ("place", "people")):
        return False
    first, second = some(one, "word"), some(other, "word")
    return first <= second or second <= first


def contrary(one: Facets, other: Facets) -> bool:
    """Whether both are stated and have nothing in common."""
    return bool(one and other and not one & other)


def same_population(one: Population, other: Population) -> bool:
    """Whether two figures speak of the same population; a base that is not stated contradicts none."""
    if not same_side(one.part, other.part):
        return False
    return not one.base or not other.base or same_side(one.base, other.base)


def akin(one: Population, other: Population) -> bool:
    """Whether two figures of the same number and origin can be the same statement, changed on the way."""
    if one.of("apart") != other.of("apart"):
        return False
    if any(contrary(one.of(kind), other.of(kind)) for kind in ("form", "people", "word")):
        return False
    telling = ("sex", "condition", "form", "word")
    return not contrary(some(one.part, *telling), some(other.part, *telling))
