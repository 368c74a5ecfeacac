"""Whether one or two persons make up so much of a sum that their own amounts could be told from it.

References
----------
Hundepool, A. et al. (2012), Statistical Disclosure Control, Wiley, section 4.2: the (n, k) rule and the p% rule.
"""

from __future__ import annotations

from collections.abc import Iterable

DOMINANT = ((1, 0.5), (2, 0.75))
"""No one person holds more than half of a sum, and no two more than three quarters."""
NEAR = 0.1
"""Share of the largest amount to which the second largest contributor must not be able to tell it."""


def dominated(parts: Iterable[float]) -> bool:
    """Whether a sum of amounts, none below zero, tells too much of its largest.

    Examples
    --------
    >>> dominated([10.0] * 10), dominated([100.0] + [1.0] * 30)
    (False, True)
    """
    ordered = sorted(parts, reverse=True)
    total = sum(ordered)
    if total <= 0:
        return False
    rest = total - sum(ordered[:2])
    return rest < NEAR * ordered[0] or any(sum(ordered[:n]) > share * total for n, share in DOMINANT)
