"""What somebody asks an estimate of."""

from __future__ import annotations

from dataclasses import dataclass

from bearwitness.domain.messages import message
from bearwitness.web.forms import Choice, Field, Form
from bearwitness.web.pages.figures.asked import single
from bearwitness.web.request import PageRequest

SOURCES = ("run", "record", "file")
"""The latest linkage, the persons on record as people coded them, a table that is sent in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A request, read.

    Attributes
    ----------
    data
        Bytes of the table that was sent in.
    split
        Property that divides the persons on record.
    by
        Columns that divide the table that was sent in.
    apart
        Groups of lists that nobody can be on together.
    """

    source: str
    frame: str
    data: bytes
    split: str
    by: tuple[str, ...]
    apart: tuple[tuple[str, ...], ...]


def estimate_form(request: PageRequest, *, linked: bool) -> Form:
    """Form with its choices in the language of the page; the linkage can be chosen where there is one."""

    def choice(name: str) -> Choice:
        label = message(f"web_estimates.sources.{name}", request.language)
        return Choice(value=name, label=label, off=name == "run" and not linked)

    fields = (
        Field(
            name="source", label="web_estimates.source", kind="radios", choices=tuple(map(choice, SOURCES))
        ),
        Field(
            name="file",
            label="web_estimates.file",
            hint="web_estimates.file_hint",
            kind="file",
            required=False,
        ),
        Field(
            name="frame",
            label="web_estimates.frame",
            hint="web_estimates.frame_hint",
            kind="textarea",
            rows=2,
            most=1000,
        ),
        Field(
            name="split",
            label="web_estimates.split",
            hint="web_estimates.split_hint",
            kind="select",
            choices=single(request.language),
            required=False,
        ),
        Field(name="by", label="web_estimates.by", hint="web_estimates.by_hint", required=False, most=400),
        Field(
            name="apart",
            label="web_estimates.apart",
            hint="web_estimates.apart_hint",
            required=False,
            most=400,
        ),
    )
    return Form(request, fields, {"source": "run" if linked else "record"})


def read_asked(form: Form) -> Asked | None:
    """What was sent, or nothing where something is missing; then the form says so."""
    if not form.reads():
        return None
    file = form.file("file")
    if form.value("source") == "file" and file is None:
        form.refuse("file", "web.form.missing")
        return None
    groups = tuple(tuple(part.strip() for part in group.split(":")) for group in _listed(form.value("apart")))
    if any(len(group) < 2 for group in groups):
        form.refuse("apart", "web_estimates.apart_wrong")
        return None
    return Asked(
        source=form.value("source"),
        frame=form.value("frame"),
        data=file.read() if file is not None and form.value("source") == "file" else b"",
        split=form.value("split") if form.value("source") == "record" else "",
        by=tuple(_listed(form.value("by"))) if form.value("source") == "file" else (),
        apart=groups,
    )


def _listed(given: str) -> list[str]:
    return [each.strip() for each in given.replace("，", ",").replace("、", ",").split(",") if each.strip()]
