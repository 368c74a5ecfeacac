"""Entries of files to codes, lists, properties and bands: the same for the package's own and a team's."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from bearwitness.domain.codebook.band import AgeBand, Band, DateBand
from bearwitness.domain.codebook.citation import Citation, Standard
from bearwitness.domain.codebook.code_list import Code
from bearwitness.domain.codebook.entry import Entry, Fault
from bearwitness.domain.codebook.kind import Kind
from bearwitness.domain.codebook.property import Property
from bearwitness.domain.codebook.sensitivity import PUBLISH, SENSITIVITIES, Publish, Sensitivity
from bearwitness.domain.errors import BadValue
from bearwitness.domain.messages import LANGUAGES
from bearwitness.domain.partial_date import PartialDate
from bearwitness.domain.subject import SUBJECT_KINDS, SubjectKind
from bearwitness.domain.value import VALUE_TYPES

LIST_FIELDS = frozenset({*LANGUAGES, "source", "sensitivity", "supports", "sealed"})
CODE_FIELDS = frozenset({*LANGUAGES, "definition", "source", "sensitivity", "supports", "aliases"})
PROPERTY_FIELDS = frozenset(
    {*LANGUAGES, "type", "list", "band", "many", "subjects", "targets", "why", "sensitivity", "publish"}
)
COARSEST: Mapping[str, tuple[Publish, ...]] = {
    "term": ("never", "code"),
    "place": ("never", "county", "province", "country"),
}
"""Forms in which a type may leave; everything else leaves as bands, a date as its year too, or not at all."""
BANDED: tuple[Publish, ...] = ("never", "band")


@dataclass(frozen=True, slots=True, kw_only=True)
class Defaults:
    """What a list says for all of its codes, unless a code says otherwise."""

    source: str = "own"
    sensitivity: Sensitivity = "plain"
    supports: tuple[str, ...] = ()
    sealed: bool = False


def standard_of(entry: Entry) -> Standard:
    """One standard."""
    entry.refuse_unknown({*LANGUAGES, "reference"})
    return Standard(id=entry.path[-1], titles=entry.words(), reference=entry.text("reference"))


def kind_of(entry: Entry) -> Kind:
    """One kind of subject."""
    entry.refuse_unknown({*LANGUAGES, "definition"})
    kind = next((each for each in SUBJECT_KINDS if each == entry.path[-1]), None)
    if kind is None:
        raise Fault(entry.path, " | ".join(SUBJECT_KINDS))
    return Kind(id=kind, labels=entry.words(), definitions=entry.entry("definition").words())


def defaults_of(entry: Entry) -> Defaults:
    """Defaults of a list; what a team adds never leaves unless its file says so."""
    return Defaults(
        source=entry.text("source", "own"),
        sensitivity=entry.choice("sensitivity", SENSITIVITIES, "plain" if entry.whole else "restricted"),
        supports=entry.texts("supports"),
        sealed=entry.flag("sealed"),
    )


def code_of(entry: Entry, defaults: Defaults) -> Code:
    """One code."""
    entry.refuse_unknown(CODE_FIELDS)
    return Code(
        code=entry.path[-1],
        labels=entry.words(),
        definitions=entry.entry("definition").words(),
        source=Citation.parse(entry.text("source", defaults.source)),
        sensitivity=entry.choice("sensitivity", SENSITIVITIES, defaults.sensitivity),
        supports=entry.texts("supports") if "supports" in entry.fields else defaults.supports,
        aliases=entry.texts("aliases"),
    )


def property_of(entry: Entry) -> Property:
    """One property."""
    entry.refuse_unknown(PROPERTY_FIELDS)
    tag = entry.choice("type", tuple(VALUE_TYPES))
    subjects, targets = _kinds(entry, "subjects"), _kinds(entry, "targets")
    if not subjects or bool(targets) != (tag == "subject"):
        raise Fault(entry.path, "subjects: [Episode], targets: [Person]")
    band = entry.text("band", "")
    banded = (*BANDED, "year") if tag == "date" else BANDED
    allowed = COARSEST.get(tag, banded if band else ("never",))
    return Property(
        id=entry.path[-1],
        type=tag,
        labels=entry.words(),
        why=entry.entry("why").words(),
        subjects=subjects,
        sensitivity=entry.choice("sensitivity", SENSITIVITIES),
        publish=_publish(entry, allowed),
        list=entry.text("list", ""),
        band=band,
        many=entry.flag("many"),
        targets=targets,
    )


def _kinds(entry: Entry, key: str) -> tuple[SubjectKind, ...]:
    """Kinds of subject that a field names."""
    named = entry.texts(key)
    kinds = tuple(each for each in SUBJECT_KINDS if each in named)
    if len(kinds) != len(named):
        raise Fault(entry.at(key), f"{key}: [{', '.join(SUBJECT_KINDS)}]")
    return kinds


def _publish(entry: Entry, allowed: tuple[Publish, ...]) -> Publish:
    """Form in which it may leave; what is restricted never does, and what a team adds only if its file says so."""
    choice = entry.choice("publish", PUBLISH, None if entry.whole else "never")
    if choice not in allowed or (entry.text("sensitivity") == "restricted" and choice != "never"):
        raise Fault(entry.at("publish"), "publish: never")
    return choice


def bands_of(entry: Entry) -> tuple[Band, ...]:
    """Bands of a list, in order."""
    tag = entry.choice("type", ("age", "date"))
    rules = entry.entry("bands").fields
    try:
        return tuple(_band(tag, code, *ends) for code, ends in rules.items())  # type: ignore[misc]
    except (BadValue, TypeError, ValueError) as error:
        raise Fault(entry.at("bands"), 'Code: ["12", "17"]') from error


def _band(tag: str, code: str, low: str | None, high: str | None) -> Band:
    """One band from its two ends."""
    if tag == "age":
        return AgeBand(
            code=code, low=None if low is None else int(low), high=None if high is None else int(high)
        )
    return DateBand(code=code, period=PartialDate(edtf=f"{low or '..'}/{high or '..'}"))


def check_code(code: Code, entry: Entry, standards: Collection[str], elements: Collection[str]) -> None:
    """Refuse a code that cites an unknown standard or supports an unknown element."""
    if code.source.standard not in standards:
        raise Fault(entry.at("source") if "source" in entry.fields else entry.path, "source: own")
    if not set(code.supports) <= set(elements):
        raise Fault(entry.at("supports"), "supports: [PalermoAct]")


def check_property(
    each: Property, entry: Entry, lists: Collection[str], bands: Mapping[str, tuple[Band, ...]]
) -> None:
    """Refuse a property without its list or with another's; a term has a list, an age or a date may have a band."""
    if (each.type == "term") != (each.list in lists):
        raise Fault(entry.at("list") if "list" in entry.fields else entry.path, "list: person_role")
    kind = {"age": AgeBand, "date": DateBand}.get(each.type)
    if each.band and (
        kind is None or not all(isinstance(band, kind) for band in bands.get(each.band, (None,)))
    ):
        raise Fault(entry.at("band"), "band: age_band | period")
