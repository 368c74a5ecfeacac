"""The text that is laid beside the one on the desk: what it translates, or a translation of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bearwitness.actions.coding.read_text import CodedText, read_text
from bearwitness.casebook.access import Case
from bearwitness.casebook.spans import Span
from bearwitness.domain.text_overview import TextOverview
from bearwitness.intake.aligning.bead import Bead, around, counterpart
from bearwitness.intake.aligning.side_by_side import side_by_side
from bearwitness.web.request import PageRequest

BESIDE = "beside"
"""Where the session keeps which text lies beside which, of the one pair that is open."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """The other text, and how both lie to one another.

    Attributes
    ----------
    near
        All texts that can be laid here; no other one is ever read.
    fixed
        Those of the rows that somebody has laid by hand.
    """

    own: CodedText
    near: Sequence[TextOverview]
    overview: TextOverview | None = None
    coded: CodedText | None = None
    beads: Sequence[Bead] = ()
    fixed: Sequence[Bead] = ()

    def there(self, spans: Sequence[Span]) -> list[Span]:
        """What stands in the other text for spans of this one."""
        return _over(self.beads, spans, self.coded.text if self.coded else "")

    def folded_there(self, spans: Sequence[Span]) -> list[Span]:
        """What is folded in the other text for sensitive spans of this one; where nothing stands for them, what is around."""
        return _over(self.beads, spans, self.coded.text if self.coded else "", around)

    def folded_here(self, spans: Sequence[Span]) -> list[Span]:
        """What is folded in this text for sensitive spans of the other one."""
        return _over([each.turned() for each in self.beads], spans, self.own.text, around)

    def here(self, spans: Sequence[Span]) -> list[Span]:
        """What stands in this text for spans of the other one."""
        return _over([each.turned() for each in self.beads], spans, self.own.text)


def beside(request: PageRequest, case: Case, coded: CodedText, *, unfolded: bool) -> Beside:
    """Read ``?beside=``, a text or ``no``, and keep it for the session; what is closed is not offered.

    Reading the other text is logged as reading any text is.
    """
    near = case.texts_beside(coded.source_id)
    asked = request.GET.get(BESIDE)
    if asked in {each.text_id for each in near}:
        request.session[BESIDE] = [coded.text_id, asked]
    elif asked is not None:
        request.session.pop(BESIDE, None)
    own, other = request.session.get(BESIDE, ["", ""])
    overview = next((each for each in near if own == coded.text_id and each.text_id == other), None)
    if overview is None:
        return Beside(own=coded, near=near)
    found = read_text(request.casebook, overview.source_id, overview.text_id, unfolded=unfolded)
    fixed = [Bead(*each) for each in case.laid_rows(coded.text_id, overview.text_id)]
    beads = side_by_side(coded.text, found.text, fixed)
    return Beside(own=coded, near=near, overview=overview, coded=found, beads=beads, fixed=fixed)


def _over(
    beads: Sequence[Bead],
    spans: Sequence[Span],
    text: str,
    standing: Callable[[Sequence[Bead], int, int], Span | None] = counterpart,
) -> list[Span]:
    """Counterparts in a text, without the space at their ends."""
    found = [standing(beads, start, end) for start, end in spans]
    return [(start, start + len(text[start:end].rstrip())) for start, end in filter(None, found)]
