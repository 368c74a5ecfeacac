"""Places by their id in the gazetteer, with the precision to which they are known."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bearwitness.domain.errors import BadValue
from bearwitness.domain.gazetteer import Gazetteer
from bearwitness.domain.json_fields import Json, text_field
from bearwitness.domain.precision import Precision, coarser, precision_of
from bearwitness.domain.verdict import Verdict

_SLUG = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceValue:
    """Somewhere in a place of the gazetteer.

    Attributes
    ----------
    place_id
        Gazetteer id, such as ``musan``.
    precision
        How finely the place was named; finer than the gazetteer's own where a point is known and kept apart.

    Raises
    ------
    BadValue
        Where the id has not the shape of one, or the precision is none.
    """

    place_id: str
    precision: Precision

    def __post_init__(self) -> None:
        """Invariant: the shape of an id, and a known precision."""
        if not _SLUG.fullmatch(self.place_id):
            raise BadValue(kind="place", example="musan")
        precision_of(self.precision)

    @classmethod
    def parse(cls, text: str) -> PlaceValue:
        """Read ``musan`` (with the gazetteer's precision) or ``musan (point)``.

        Raises
        ------
        UnknownPlace
            Where no precision is given and the gazetteer has no such place.
        """
        place_id, _, rest = text.strip().partition(" ")
        if not rest:
            return cls(place_id=place_id, precision=Gazetteer.load().place(place_id).precision)
        return cls(place_id=place_id, precision=precision_of(rest.removeprefix("(").removesuffix(")")))

    @classmethod
    def from_json(cls, tree: Json) -> PlaceValue:
        """Read ``{"place_id": "musan", "precision": "county"}``."""
        return cls(
            place_id=text_field(tree, "place_id", "musan"), precision=precision_of(tree.get("precision"))
        )

    def to_json(self) -> dict[str, object]:
        """Tagged JSON object."""
        return {"type": "place", "place_id": self.place_id, "precision": self.precision}

    def within(self, other: PlaceValue) -> Verdict:
        """Whether this place lies in the other; maybe, where it is the wider one or a river between.

        Raises
        ------
        UnknownPlace
            Where the gazetteer lacks one of them.
        """
        gazetteer = Gazetteer.load()
        own, around = self._anchor(gazetteer), other._anchor(gazetteer)
        if gazetteer.touches(own, around):
            return Verdict.MAYBE
        if around in (own, *gazetteer.ancestors(own)):
            part_only = coarser(gazetteer.place(around).precision, other.precision)
            return Verdict.MAYBE if part_only else Verdict.YES
        return Verdict.MAYBE if own in gazetteer.ancestors(around) else Verdict.NO

    def coarsen(self, to: Precision) -> PlaceValue:
        """The same place, named no finer than asked.

        Raises
        ------
        UnknownPlace
            Where the gazetteer lacks it.
        """
        if not coarser(to, self.precision):
            return self
        gazetteer = Gazetteer.load()
        place_id = PlaceValue(place_id=self.place_id, precision=to)._anchor(gazetteer)
        return PlaceValue(place_id=place_id, precision=gazetteer.place(place_id).precision)

    def _anchor(self, gazetteer: Gazetteer) -> str:
        """The nearest place around that is no finer than the precision says."""
        chain = (self.place_id, *gazetteer.ancestors(self.place_id))
        fit = (each for each in chain if not coarser(self.precision, gazetteer.place(each).precision))
        return next(fit, chain[-1])

    def __str__(self) -> str:
        """Text that :meth:`parse` reads."""
        return f"{self.place_id} ({self.precision})"
