"""A text, and the one beside it, as the reader shows them: folded, marked, row by row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from bearwitness.actions.coding.read_text import CodedText
from bearwitness.casebook.spans import Span
from bearwitness.domain.passage import PassageRecord
from bearwitness.intake.candidate import Candidate
from bearwitness.web.pages.desk.beside import Beside
from bearwitness.web.pages.desk.folding import folded, guarded_spans
from bearwitness.web.pages.desk.marked import marked
from bearwitness.web.pages.desk.reader import Marks, segments


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One text as it may leave now.

    Attributes
    ----------
    text
        With a sign for each character that is folded.
    guarded
        What is folded until asked for: sensitive words, and what stands for them in this text.
    echoes
        What stands for words that are coded in the other text.
    """

    coded: CodedText
    text: str
    guarded: tuple[Span, ...]
    echoes: tuple[Span, ...]

    @property
    def passages(self) -> list[PassageRecord]:
        """Coded passages, each once."""
        return passages_of(self.coded)

    def rows(
        self, ends: Sequence[int], proposals: Sequence[Candidate] = (), stamps: Sequence[Span] = ()
    ) -> list[SafeString]:
        """The marked text, in as many rows as there are ends; all of it, where there are none."""
        found = segments(
            self.text,
            Marks(
                passages=self.passages,
                guarded=self.guarded,
                echoes=self.echoes,
                proposals=proposals,
                stamps=stamps,
                cuts=ends,
            ),
        )
        rows, at = [], 0
        for end in ends or [len(self.text)]:
            upto = at
            while upto < len(found) and found[upto].at < end:
                upto += 1
            rows.append(marked(found[at:upto]))
            at = upto
        return rows


def two_sides(coded: CodedText, by: Beside, *, unfolded: bool) -> tuple[Side, Side | None]:
    """Both texts; what is folded in one is folded where it stands in the other."""
    own = guarded_spans(coded.claims)
    if by.coded is None:
        return _side(coded, own, [], unfolded=unfolded), None
    other = guarded_spans(by.coded.claims)
    echoes = by.here(_spans(by.coded)), by.there(_spans(coded))
    return (
        _side(coded, [*own, *by.folded_here(other)], echoes[0], unfolded=unfolded),
        _side(by.coded, [*other, *by.folded_there(own)], echoes[1], unfolded=unfolded),
    )


def passages_of(coded: CodedText) -> list[PassageRecord]:
    """Passages of a text that say something, each once, in its order."""
    return list({passage.id: passage for passage, _ in coded.claims}.values())


def _spans(coded: CodedText) -> list[Span]:
    return [(each.start, each.end) for each in passages_of(coded)]


def _side(coded: CodedText, guarded: list[Span], echoes: list[Span], *, unfolded: bool) -> Side:
    text = coded.text if unfolded else folded(coded.text, guarded)
    return Side(coded=coded, text=text, guarded=tuple(guarded), echoes=tuple(echoes))
