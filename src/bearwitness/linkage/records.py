"""The lists as one table of numbers: what leaves this module holds no name and no text of a list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from bearwitness.domain.linkage_columns import LINKAGE_COLUMNS
from bearwitness.linkage.errors import BadList, ListTooSmall, TooFewLists
from bearwitness.linkage.groups import Groups
from bearwitness.linkage.name_keys import name_keys, name_sounds
from bearwitness.linkage.names.book import NameBook
from bearwitness.linkage.names.fold import disguised
from bearwitness.linkage.names.likeness import Likeness
from bearwitness.linkage.outline import Outline
from bearwitness.linkage.places import home, whereabouts
from bearwitness.linkage.years import years

if TYPE_CHECKING:
    import pandas as pd

LEAST_RECORDS = 25
_SEXES = {"f": 1, "여": 1, "여자": 1, "여성": 1, "女": 1, "female": 1, "woman": 1}
_SEXES |= {"m": 2, "남": 2, "남자": 2, "남성": 2, "男": 2, "male": 2, "man": 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class Records:
    """All records of all lists, in a fixed order.

    Attributes
    ----------
    outline : Outline
        Lists, rec_ids, and who carries a name.
    table : DataFrame
        One row a record: numbers only. `unique_id` counts from 0 in this order.
    groups : Groups
        Records that share a key.
    book : NameBook
        The names; the only part that holds any text.
    names : int64 array, shape (records, 2)
        Number of name and alias in the book, -1 for none.
    sounds : two int64 arrays
        Likely classes of sounds of each name of the book (`bearwitness.linkage.name_keys.name_sounds`).
    likeness : Likeness
        How alike the parts of its names are.
    """

    outline: Outline
    table: pd.DataFrame
    groups: Groups
    book: NameBook
    names: npt.NDArray[np.int64]
    sounds: tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]
    likeness: Likeness
    disguised: npt.NDArray[np.bool_]
    """Whether a name mixes alphabets that look alike."""

    def __len__(self) -> int:
        return len(self.outline)


def gather(frames: Mapping[str, pd.DataFrame]) -> Records:
    """Check the lists and turn them into numbers.

    Raises
    ------
    TooFewLists, ListTooSmall, BadList
        See their messages.
    """
    import pandas as pd

    if len(frames) < 2:
        raise TooFewLists
    whole = pd.concat([_checked(name, frame) for name, frame in sorted(frames.items())], ignore_index=True)
    texts = {column: whole[column].tolist() for column in LINKAGE_COLUMNS}
    counts = Counter(text for column in ("name", "alias") for text in texts[column] if text)
    book = NameBook.of(counts, counts)
    names = np.array(
        [
            (book.number.get(a, -1), book.number.get(b, -1))
            for a, b in zip(texts["name"], texts["alias"], strict=True)
        ],
        dtype=np.int64,
    )
    full = np.array([not all(r.says_nothing for r in found) for found in book.readings] + [False])
    lists = tuple(sorted(frames))
    outline = Outline(
        lists=lists,
        rec_ids=tuple(texts["rec_id"]),
        list_of=np.array([lists.index(name) for name in whole["list"]], dtype=np.int64),
        named=full[names[:, 0]] | full[names[:, 1]],
    )
    sounds = name_sounds(book)
    table, groups = _table(texts, names, sounds)
    return Records(
        outline=outline,
        table=table,
        groups=groups,
        book=book,
        names=names,
        sounds=sounds,
        likeness=Likeness.of(book),
        disguised=np.array(
            [disguised(a) or disguised(b) for a, b in zip(texts["name"], texts["alias"], strict=True)]
        ),
    )


def _checked(name: str, frame: pd.DataFrame) -> pd.DataFrame:
    if len(frame) < LEAST_RECORDS:
        raise ListTooSmall(list=name, records=len(frame), least=LEAST_RECORDS)
    if (
        "rec_id" not in frame
        or not set(frame.columns) <= set(LINKAGE_COLUMNS)
        or not frame["rec_id"].is_unique
    ):
        raise BadList(list=name, columns=", ".join(LINKAGE_COLUMNS))
    whole = frame.reindex(columns=list(LINKAGE_COLUMNS)).astype(object).fillna("").astype(str)
    return whole.assign(list=name).sort_values("rec_id", kind="stable")


def _table(
    texts: Mapping[str, list[str]],
    names: npt.NDArray[np.int64],
    sounds: tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]],
) -> tuple[pd.DataFrame, Groups]:
    import pandas as pd

    born = [years(a, b) for a, b in zip(texts["birth_year"], texts["birth_prec"], strict=True)]
    homes = [home(a, b) for a, b in zip(texts["prov"], texts["county"], strict=True)]
    china = [whereabouts(text) for text in texts["china_place"]]
    crossed = [years(text) for text in texts["year_cross"]]
    arrived = [years(text) for text in texts["year_arrive"]]
    either = np.where(names[:, 0] >= 0, names[:, 0], names[:, 1])
    table = pd.DataFrame(
        {
            "unique_id": np.arange(len(names), dtype=np.int64),
            "name": pd.array([n if n >= 0 else None for n in either], dtype="Int64"),
            "alias": pd.array(np.where(names[:, 0] >= 0, names[:, 1], -1), dtype="Int64"),
            "born": pd.array([None if each is None else each.low for each in born], dtype="Int64"),
            "born_to": pd.array([None if each is None else each.high for each in born], dtype="Int64"),
            "sex": pd.array([_SEXES.get(text.strip().lower()) for text in texts["sex"]], dtype="Int64"),
            "province": _numbers([each.province for each in homes]),
            "county": _numbers([each.county for each in homes]),
            "china": _numbers([each.county or each.province for each in china]),
            "crossed": pd.array([None if y is None else y.low for y in crossed], dtype="Int64"),
            "arrived": pd.array([None if y is None else y.low for y in arrived], dtype="Int64"),
        }
    )
    groups, sound = name_keys(names, sounds, table)
    return table.assign(sound=pd.arrays.IntegerArray(sound, sound == -1)), groups


def _numbers(texts: list[str]) -> pd.api.extensions.ExtensionArray:
    import pandas as pd

    numbers = {text: n for n, text in enumerate(sorted(set(texts) - {""}))}
    return pd.array([numbers.get(text) for text in texts], dtype="Int64")
