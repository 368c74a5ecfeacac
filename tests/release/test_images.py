"""An image leaves as its pixels, upright, in a form that every reader shows; what may not be shown is named."""

from __future__ import annotations

import hashlib
import io
import json

import numpy as np
import pytest
from PIL import Image
from tests.release.test_plan_parts import HEAD, WORDS

from bearwitness.intake.errors import DamagedFile, OverLimit
from bearwitness.intake.readers import image as reader
from bearwitness.release.errors import BadPlan
from bearwitness.release.pictures.clean_image import clean_image
from bearwitness.release.pictures.images import Shown, images_of, shown
from bearwitness.release.planning.plan import Plan

GREY = np.arange(0, 240, dtype=np.uint8).reshape(12, 20)


def image(form: str, mode: str = "RGB", **more: object) -> bytes:
    """An image whose every pixel is another."""
    made, out = Image.fromarray(GREY).convert(mode), io.BytesIO()
    if mode in {"RGBA", "LA"}:
        made.putalpha(Image.fromarray(255 - GREY))
    made.save(out, form, **more)
    return out.getvalue()


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


@pytest.mark.parametrize(("form", "kept"), [("JPEG", "JPEG"), ("PNG", "PNG"), ("WEBP", "PNG")])
def test_a_jpeg_stays_one_and_the_rest_become_png(form: str, kept: str) -> None:
    made = opened(clean_image(image(form)))
    assert (made.format, made.mode, made.size) == (kept, "RGB", (20, 12))


def test_the_pixels_are_those_of_the_original() -> None:
    for mode in ("RGB", "RGBA"):
        given = image("PNG", mode)
        assert np.array_equal(np.asarray(opened(clean_image(given))), np.asarray(opened(given)))
    told = np.asarray(opened(clean_image(image("JPEG", quality=100))), dtype=int)
    assert np.abs(told - np.asarray(opened(image("PNG")), dtype=int)).max() <= 12


def test_a_jpeg_loses_little_by_being_packed_again() -> None:
    given = image("JPEG", quality=100)
    assert opened(clean_image(given)).quantization == opened(image("JPEG", quality=92)).quantization  # type: ignore[attr-defined]  # of a JPEG


def test_an_image_of_too_many_pixels_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "PIXELS", 240)
    assert shown(image("PNG"), "CC0-1.0", ())
    monkeypatch.setattr(reader, "PIXELS", 239)
    with pytest.raises(OverLimit):
        clean_image(image("PNG"))
    assert shown(image("PNG"), "CC0-1.0", ()) is None


@pytest.mark.parametrize(
    ("form", "mode", "kept"),
    [
        ("PNG", "RGBA", "RGBA"),
        ("PNG", "LA", "RGBA"),
        ("WEBP", "RGBA", "RGBA"),
        ("PNG", "L", "RGB"),
        ("JPEG", "L", "RGB"),
    ],
)
def test_what_can_be_seen_through_stays_so(form: str, mode: str, kept: str) -> None:
    assert opened(clean_image(image(form, mode))).mode == kept


def test_a_picture_lying_on_its_side_is_turned_and_says_no_more_that_it_does() -> None:
    lying = Image.Exif()
    lying[0x0112] = 6
    for form in ("JPEG", "PNG"):
        made = opened(clean_image(image(form, exif=lying)))
        assert made.size == (12, 20)
        assert not made.getexif()
        corner = made.convert("L").getpixel((11, 0))
        assert isinstance(corner, int)
        assert abs(corner - int(GREY[0, 0])) <= 12


def test_what_is_no_image_is_not_shown() -> None:
    whole = image("PNG")
    for data in (b"", b"GIF89a", whole[: len(whole) // 2]):
        with pytest.raises(DamagedFile):
            clean_image(data)
        assert shown(data, "CC0-1.0", ()) is None
    found = shown(whole, "CC0-1.0", ())
    assert found == Shown(content=clean_image(whole), licence="CC0-1.0", tokens=())


def test_images_are_numbered_from_one_and_named_after_their_form() -> None:
    given = {
        name: shown(image(form), licence, ())
        for name, form, licence in (("S-A", "JPEG", "CC0-1.0"), ("S-B", "PNG", "CC-BY-4.0"))
    }
    held = {name: each for name, each in given.items() if each}
    asked = [{"source": each, "alt": WORDS} for each in ("S-B", "S-A")]
    plan = Plan.from_yaml(json.dumps({**HEAD, "images": asked}))
    found, files = images_of(plan, held)
    assert [(each.figure, each.path, each.licence) for each in found] == [
        ("image-1", "figures/image-1.png", "CC-BY-4.0"),
        ("image-2", "figures/image-2.jpg", "CC0-1.0"),
    ]
    assert {each.path: each.sha256 for each in found} == {
        path: hashlib.sha256(content).hexdigest() for path, content in files.items()
    }
    assert files["figures/image-2.jpg"] == held["S-A"].content
    with pytest.raises(BadPlan) as caught:
        images_of(plan, {"S-B": held["S-B"]})
    assert caught.value.details["key"] == "images[1].source"
