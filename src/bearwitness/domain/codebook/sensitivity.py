"""How carefully a property or a code is handled, and in which form it may leave."""

from __future__ import annotations

from typing import Literal, get_args

Sensitivity = Literal["plain", "guarded", "restricted"]
"""Plain: shown as it stands. Guarded: it narrows down who somebody is, or hurts to read: folded until asked for,
masked in shared views. Restricted: never released, and seen by the case's own team only."""
SENSITIVITIES: tuple[Sensitivity, ...] = get_args(Sensitivity)

Publish = Literal["never", "code", "band", "year", "county", "province", "country"]
"""The finest form in which values may stand in a release: not at all, as codes, as the codes of bands, of a date as
its year or the code of its band, or as places coarsened so far."""
PUBLISH: tuple[Publish, ...] = get_args(Publish)
