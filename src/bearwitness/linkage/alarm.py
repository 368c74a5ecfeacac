"""Stop where lists look poisoned: one name or one record far too often. A person decides, not the program."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from bearwitness.linkage.errors import SuspectCluster
from bearwitness.linkage.records import Records

MOST = 12
"""Records that may become one person without anybody being asked."""
SURPRISE = 8.0
"""Times that a name may be more common on one list than on the others together, beyond chance."""
SHARE = 0.005
"""Share of a list that one such name must have besides: lists in other scripts know other names."""
_COLUMNS = ("born", "sex", "province", "china", "crossed")


def check_copies(records: Records, most: int) -> None:
    """Refuse lists with very many records alike, before anything is compared.

    Raises
    ------
    SuspectCluster
        Where more than `most` records share the sounds of their name and all that else they state, or where more
        than `most` records of one list share a name that the other lists hardly know.
    """
    start, sounds = records.sounds
    if not len(sounds):
        return
    either = np.where(records.names[:, 0] >= 0, records.names[:, 0], records.names[:, 1])
    first = sounds[np.minimum(start[np.maximum(either, 0)], len(sounds) - 1)]
    known = (either >= 0) & (first != -1).all(axis=1)
    _surge(records, first, known, most)
    table = records.table
    stated = np.stack([table[name].fillna(-1).to_numpy(dtype=np.int64) for name in _COLUMNS], axis=1)
    full = known & ((stated != -1).sum(axis=1) >= 4)
    _refuse(records, np.hstack([first, stated]), full, most)


def check_clusters(records: Records, home: npt.NDArray[np.int64], most: int) -> None:
    """Refuse a clustering that makes more than `most` records one person."""
    _refuse(records, home[:, None], np.ones(len(home), dtype=bool), most)


def allowed_beyond(records: Records, home: npt.NDArray[np.int64], most: int) -> int:
    """Records for which a run would have stopped, had nobody allowed more than `MOST`; 0 where it would not."""
    if most <= MOST:
        return 0
    try:
        check_copies(records, MOST)
        check_clusters(records, home, MOST)
    except SuspectCluster as stopped:
        return int(stopped.details["records"])
    return 0


def _refuse(records: Records, keys: npt.NDArray[np.int64], which: npt.NDArray[np.bool_], most: int) -> None:
    if not which.any():
        return
    _, group, size = np.unique(keys[which], axis=0, return_inverse=True, return_counts=True)
    if size.max() > most:
        members = np.flatnonzero(which)[group.ravel() == size.argmax()]
        raise _suspect(records, members, most)


def _surge(records: Records, sounds: npt.NDArray[np.int64], known: npt.NDArray[np.bool_], most: int) -> None:
    outline = records.outline
    _, group = np.unique(sounds, axis=0, return_inverse=True)
    group = group.ravel()
    sizes = np.bincount(outline.list_of[known], minlength=len(outline.lists)).astype(np.float64)
    every = np.bincount(group[known], minlength=group.max() + 1)
    for n in range(len(outline.lists)):
        here = np.bincount(group[known & (outline.list_of == n)], minlength=len(every))
        elsewhere = (every - here + 1) / max(sizes.sum() - sizes[n], 1.0)
        usual = SURPRISE * elsewhere * sizes[n]
        excess = here > np.maximum(usual + 6 * np.sqrt(usual), max(most, SHARE * sizes[n]))
        if excess.any():
            worst = int(np.argmax(np.where(excess, here, 0)))
            members = np.flatnonzero(known & (group == worst) & (outline.list_of == n))
            raise _suspect(records, members, most)


def _suspect(records: Records, members: npt.NDArray[np.int64], most: int) -> SuspectCluster:
    lists = sorted({records.outline.lists[n] for n in records.outline.list_of[members]})
    return SuspectCluster(records=len(members), most=most, lists=", ".join(lists))
