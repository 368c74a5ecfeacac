"""The images that a plan shows, as fields of a form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bearwitness.domain.messages import LANGUAGES
from bearwitness.release.planning.image_plan import PlannedImage
from bearwitness.web.forms import Choice, Field, Form
from bearwitness.web.pages.releases.plan_form.filled import Given
from bearwitness.web.pages.releases.plan_form.offered_picture import OfferedPicture
from bearwitness.web.pages.releases.plan_form.written_words import (
    refuse_words,
    said,
    word_fields,
    words_initial,
)

PICTURES = "images"


def alt_of(source: str) -> str:
    """Field of the words for who cannot see it, before the language."""
    return f"alt_{source}"


def picture_fields(pictures: Sequence[OfferedPicture]) -> Iterator[Field]:
    """Which images, and what each shows."""
    choices = tuple(Choice(value=each.source, label=each.source) for each in pictures)
    yield Field(name=PICTURES, label="web_releases.pictures", kind="checks", required=False, choices=choices)
    for each in pictures:
        yield from word_fields(alt_of(each.source), "alt", required=False, long=True, bound=True)


def planned_pictures(given: Given, pictures: Sequence[OfferedPicture]) -> dict[str, object]:
    """The entry of the plan; nothing where none is ticked."""
    known = {each.source for each in pictures}
    chosen = [name for name in given.values(PICTURES) if name in known]
    return (
        {"images": [{"source": name, "alt": said(given, alt_of(name))} for name in chosen]} if chosen else {}
    )


def pictures_initial(images: Sequence[PlannedImage]) -> dict[str, str | list[str]]:
    """What stands in the fields at first."""
    found: dict[str, str | list[str]] = {PICTURES: [each.source for each in images]}
    for each in images:
        found |= words_initial(alt_of(each.source), each.alt)
    return found


def refuse_pictures(form: Form, pictures: Sequence[OfferedPicture]) -> None:
    """Say where an image is to be shown without words, in any language."""
    for each in pictures:
        if each.source in form.values(PICTURES):
            refuse_words(form, alt_of(each.source))


def alt_names(source: str) -> list[str]:
    """Fields of one image, in order."""
    return [f"{alt_of(source)}_{language}" for language in LANGUAGES]
