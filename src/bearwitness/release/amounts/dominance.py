"""Whether one or two persons make up so much of a sum that their own amounts could be told from it.

The two shares below hold the p% rule with it, at 50: what the third and all further ones add is at least a quarter of
the sum, and the largest at most a half of it; so the second largest, who takes away her own, knows the largest to no
better than half.

References
----------
Hundepool, A. et al. (2012), Statistical Disclosure Control, Wiley, section 4.2: the (n, k) rule and the p% rule.
"""

from __future__ import annotations

from collections.abc import Iterable

DOMINANT = ((1, 0.5), (2, 0.75))
"""No one person holds more than half of a sum, and no two more than three quarters."""


def dominated(parts: Iterable[float]) -> bool:
    """Whether a sum of amounts, none below zero, tells too much of its largest.

    Examples
    --------
    >>> dominated([10.0] * 10), dominated([100.0] + [1.0] * 30)
    (False, True)
    """
    ordered = sorted(parts, reverse=True)
    total = sum(ordered)
    return any(sum(ordered[:number]) > share * total for number, share in DOMINANT)
