"""What left and may not leave any more: withdrawn, taken back in part, run out, or erased since."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from bearwitness.casebook.answer_history import (
    DATED,
    Asked,
    Place,
    changed_since,
    histories,
    places,
)
from bearwitness.casebook.models import Claim, HandedCopy, Passage, ReleaseRow
from bearwitness.casebook.tokens import snapshot_tokens, tokens_in
from bearwitness.casebook.withdrawn import withdrawals


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """What went out with a release beside its counts, and to whom.

    Attributes
    ----------
    recipient
        The one for whom it is; None for everybody.
    quoted, pictured
        Passages whose words, and sources whose images are in it.
    invented
        It holds rows that were drawn from single persons.
    """

    recipient: str | None = None
    quoted: tuple[str, ...] = ()
    pictured: tuple[str, ...] = ()
    invented: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """A claim of a source: where and when it stood, and the person of whom it is; None where it is of something else."""

    place: Place
    at: datetime
    until: datetime | None
    person: str | None

    def stood(self, when: datetime) -> bool:
        """Whether it was there at a moment, to the second."""
        return self.at < when + DATED and (self.until is None or self.until > when)


class Closings:
    """What has closed between two moments; it is for one look.

    Parameters
    ----------
    since
        When the first of all that is asked about left.
    now
        The moment of asking.
    """

    def __init__(self, since: datetime, now: datetime) -> None:
        self.withdrawals = withdrawals()
        self._histories = histories(changed_since(since, now), now)
        self._said = _said(self._histories)
        self._persons = {
            name: frozenset(each.person for each in said if each.person) for name, said in self._said.items()
        }
        self._tokens = snapshot_tokens({*self._histories}.union(*self._persons.values()))

    def of(self, row: ReleaseRow, left: Left) -> tuple[datetime, ...]:
        """Times since which those whom a release counts, quotes or shows may not be any more, one each.

        A telling whose words or image are closed counts as one where nobody of whom it tells is counted here, and so
        does one that was erased.
        """
        gone = [(token, at) for token, at in self.withdrawals.at.items() if at > row.at]
        times = _latest([*gone, *self._narrowed(row.at, left)])
        held = tokens_in(row.snapshot) if times or self.withdrawals.tellings else frozenset()
        found = {token: at for token, at in times.items() if token in held}
        for tokens, at, persons in [*self._untold(row.at, held), *self._closed(row.at, left)]:
            if known := persons & found.keys():
                found |= {token: max(at, found[token]) for token in known}
            else:
                first = min(tokens)
                found[first] = max(at, found.get(first, at))
        return (*found.values(), *self.withdrawals.erased.get(row.id, ()))

    def of_copy(self, copy: HandedCopy) -> tuple[datetime, ...]:
        """Times since which a source, or a passage of it, may not be shared any more with whom a copy of it went to."""
        gone = self.withdrawals.sources.get(str(copy.source_id))
        times = [] if gone is None else [gone]
        if (history := self._histories.get(str(copy.source_id))) is not None:
            asked = [Asked(scope="share", recipient=copy.recipient)]
            found = [history.closed_since(asked, each, copy.at) for each in (None, *history.answered)]
            times += [each for each in found if each is not None]
        return tuple(times)

    def changed(self, sources: Collection[str], since: datetime) -> tuple[datetime, ...]:
        """Times since a moment at which an answer of one of these sources changed or ran out."""
        known = [self._histories[name] for name in sources if name in self._histories]
        return tuple(each for history in known for each in history.turns if each > since)

    def told_by(self, left: Left) -> list[str]:
        """Sources whose words or images went out."""
        quoted = Passage.objects.filter(id__in=left.quoted).values_list("text__source", flat=True)
        return [*quoted, *left.pictured]

    def _narrowed(self, when: datetime, left: Left) -> Iterator[tuple[str, datetime]]:
        """Tokens of persons of whom something was open to be counted, and to be shared, and is no more."""
        whole = _gates("count", left)
        ways = [whole, [*whole, Asked(scope="count", microdata=True)]] if left.invented else [whole]
        for name, history in self._histories.items():
            times: dict[Place, datetime | None] = {}
            whole_source = frozenset() if history.source.kind == "list" else self._persons[name]
            for each in self._said[name]:
                if not each.stood(when):
                    continue
                if each.place not in times:
                    closed = (history.closed_since(way, each.place, when) for way in ways)
                    times[each.place] = max(filter(None, closed), default=None)
                if (at := times[each.place]) is not None:
                    # an amount or a step is hers who tells of it; a row of a list says more of its person
                    persons = {each.person} if each.person else whole_source
                    yield from ((self._tokens[person], at) for person in persons)

    def _untold(
        self, when: datetime, held: frozenset[str]
    ) -> Iterator[tuple[frozenset[str], datetime, frozenset[str]]]:
        """Withdrawn tellings that are held: their tokens, the time, and the tokens of those of whom they tell."""
        for each in self.withdrawals.tellings:
            later = {token: at for token, at in each.at.items() if at > when and token in held}
            if later:
                yield frozenset(later), max(later.values()), each.persons

    def _closed(
        self, when: datetime, left: Left
    ) -> Iterator[tuple[frozenset[str], datetime, frozenset[str]]]:
        """The same of tellings whose words or image may not be shown any more."""
        sources = dict(Passage.objects.filter(id__in=left.quoted).values_list("id", "text__source"))
        words = [(sources[each.id], each) for each in places(left.quoted)]
        for name, place in [*words, *((each, None) for each in left.pictured)]:
            history = self._histories.get(name)
            at = history.closed_since(_gates("quote", left), place, when) if history else None
            if at is not None:
                persons = frozenset(self._tokens[each] for each in self._persons[name])
                yield frozenset({self._tokens[name]}), at, persons


def _gates(scope: Literal["count", "quote"], left: Left) -> list[Asked]:
    asked = [Asked(scope=scope)]
    return asked if left.recipient is None else [*asked, Asked(scope="share", recipient=left.recipient)]


def _latest(times: Iterable[tuple[str, datetime]]) -> dict[str, datetime]:
    found: dict[str, datetime] = {}
    for token, at in times:
        found[token] = max(at, found.get(token, at))
    return found


def _said(sources: Collection[str]) -> Mapping[str, Sequence[_Said]]:
    """By source, all its claims."""
    found: dict[str, list[_Said]] = {name: [] for name in sources}
    claims = Claim.objects.filter(passage__text__source__in=sources)
    columns = ("passage__text__source", "at", "retraction__at", "subject", "subject__kind")
    where = ("passage", "passage__text", "passage__start", "passage__end")
    for name, at, until, subject, kind, *place in claims.values_list(*columns, *where):
        stands = dict(zip(("id", "text", "start", "end"), place, strict=True))
        person = subject if kind == "Person" else None
        found[name].append(_Said(place=Place(**stands), at=at, until=until, person=person))
    return found
