"""The records of the lists as linkage takes them, in memory only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from bearwitness.actions.identities.open_identity import OpenIdentity
from bearwitness.actions.linking.errors import ListNotOpen, LooksLikeRegister
from bearwitness.casebook.linked_rows import stated_numbers
from bearwitness.casebook.linking import CountableList, countable_lists
from bearwitness.domain.judgement import RecordPlace

if TYPE_CHECKING:
    import pandas as pd

REGISTER = 20
"""Times all other lists together from which a list is taken for a register."""
REGISTER_RECORDS = 10_000
"""Records below which no list is taken for one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListRows:
    """Frames by name of list, never shown, and where each of their records is kept.

    `rec_id` is made for the run: nothing that linkage returns holds the number that an organisation gave. `cells` are
    the passages of the lists' texts where these numbers stand.
    """

    frames: Mapping[str, pd.DataFrame] = field(repr=False)
    places: Mapping[tuple[str, str], RecordPlace]
    cells: Mapping[tuple[str, str], str]


def chosen_lists(names: Sequence[str], at: datetime) -> list[CountableList]:
    """Lists of these names (or sources), or all that may be linked.

    Raises
    ------
    ListNotOpen
        A name is that of no list that may be linked.
    """
    every = countable_lists(at)
    for name in names:
        if not any(name in (each.name, each.source) for each in every):
            raise ListNotOpen(list=name)
    return [each for each in every if not names or each.name in names or each.source in names]


def read_lists(store: OpenIdentity, lists: Sequence[CountableList]) -> ListRows:
    """Read whole lists from the identity store; each reading is logged first.

    Raises
    ------
    LooksLikeRegister
        One list is very much larger than all the others.
    """
    import pandas as pd

    rows: dict[str, list[dict[str, str]]] = {}
    places: dict[tuple[str, str], RecordPlace] = {}
    cells: dict[tuple[str, str], str] = {}
    for each in lists:
        held, stated = rows.setdefault(each.name, []), stated_numbers(each.source)
        for number, row in enumerate(store.list_rows(each.source)):
            if each.only is None or row["rec_id"] in each.only:
                rec_id = f"{each.source}.{number}"
                places[each.name, rec_id] = (each.source, number)
                if (cell := stated.get(row["rec_id"])) is not None:
                    cells[each.name, rec_id] = cell
                held.append({**row, "rec_id": rec_id})
    _refuse_register({name: len(held) for name, held in rows.items()})
    columns = ["rec_id"]
    frames = {name: pd.DataFrame(held, columns=_columns(held) or columns) for name, held in rows.items()}
    return ListRows(frames=frames, places=places, cells=cells)


def _columns(rows: Sequence[Mapping[str, str]]) -> list[str]:
    return list(dict.fromkeys(column for row in rows for column in row))


def _refuse_register(sizes: Mapping[str, int]) -> None:
    every = sum(sizes.values())
    for name, size in sizes.items():
        if len(sizes) > 1 and size >= REGISTER_RECORDS and size > REGISTER * (every - size):
            raise LooksLikeRegister(list=name, records=size)
