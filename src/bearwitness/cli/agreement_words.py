"""How far two coders agree on a property, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bearwitness.domain.messages import Language, message

if TYPE_CHECKING:
    from bearwitness.actions.double_coding.measure_agreement import PropertyAgreement
    from bearwitness.patterns.agreement import Agreement

RELIABLE, TENTATIVE = 0.8, 0.667
"""Alpha from which data may be relied on, and from which only tentative conclusions are drawn.

Krippendorff, Content Analysis (2004), chapter 11.
"""


def agreement_words(found: PropertyAgreement, language: Language) -> str:
    """One line for the values, and where the passages lie."""
    from bearwitness.domain.codebook import codebook

    label = codebook().property(found.property).labels[language]
    overlap = found.where.overlap
    where = "" if overlap is None else message("care.double.where", language, share=round(100 * overlap))
    said = [f"{label} [{found.property}]: {_what(found.what, language)}", where]
    said += [
        message(f"care.double.{name}", language, count=count)
        for name, count in (("paired", found.paired), ("alone", found.alone))
        if count
    ]
    return " ".join(filter(None, said))


def _what(found: Agreement | None, language: Language) -> str:
    if found is None:
        return message("care.double.no_measure", language)
    if found.alpha is None:
        return message("care.double.undefined", language, units=found.units)
    known = found.lower is not None and found.upper is not None
    limits = f" ({found.lower:.2f} - {found.upper:.2f})" if known else ""
    return message(
        f"care.double.{_grade(found.alpha)}",
        language,
        alpha=f"{found.alpha:.2f}{limits}",
        units=found.units,
    )


def _grade(alpha: float) -> str:
    if alpha >= RELIABLE:
        return "reliable"
    return "tentative" if alpha >= TENTATIVE else "unreliable"
