"""A19: originals stay as they came, sealed; what is made from them carries no author, place, path or machine."""

import io
import os
import socket
from pathlib import Path

import docx
import pytest
from PIL import Image, PngImagePlugin
from tests.casebooks import casebook, folder, keys, template
from tests.intake.made import image_of, pdf_of, raw_docx

from bearwitness.actions.sources.add_source import add_source
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.models import Source, TextReading, TextVersion
from bearwitness.intake.parsing.parser import Upload, read_one
from bearwitness.release.pictures.clean_image import clean_image

__all__ = ["casebook", "folder", "keys", "template"]

MARK = "CANARY-A19"


def authored_docx() -> bytes:
    document = docx.Document()
    document.add_paragraph("She left home.")
    document.core_properties.author = document.core_properties.last_modified_by = MARK
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def photograph() -> bytes:
    exif = Image.Exif()
    exif[0x010F] = exif[0x013B] = MARK
    exif[0x0112] = 6
    exif.get_ifd(0x8825)[1] = "N"
    exif.get_ifd(0x8825)[2] = (42.0, 54.0, 0.0)
    return image_of("JPEG", (20, 10), exif=exif, comment=MARK.encode())


def drawing() -> bytes:
    words = PngImagePlugin.PngInfo()
    words.add_text("Author", MARK)
    return image_of("PNG", pnginfo=words, icc_profile=MARK.encode())


TRACKED = (
    f"<w:p><w:ins w:author='{MARK}' w:date='2020-01-01T00:00:00Z'><w:r><w:t>She left home.</w:t></w:r></w:ins>"
    f"<w:del w:author='{MARK}'><w:r><w:delText>{MARK} said</w:delText></w:r></w:del></w:p>"
)
FILES = {
    "docx": authored_docx,
    "tracked": lambda: raw_docx(TRACKED, comments=f"<w:comment w:author='{MARK}'><w:p/></w:comment>"),
    "pdf": lambda: pdf_of(["She left home."], info=f"<< /Author ({MARK}) /Creator ({MARK}) >>"),
    "photograph": photograph,
    "drawing": drawing,
}


@pytest.mark.parametrize("kind", FILES)
def test_the_original_is_untouched_and_its_text_tells_no_author(casebook: Casebook, kind: str) -> None:
    data = FILES[kind]()
    name = f"{MARK}.{kind}"
    document = read_one(Upload(data=data, name=name))
    add_source(casebook, data=data, name=name, kind="document", document=document)
    row, text = Source.objects.get(), TextVersion.objects.get()
    assert casebook.evidence.open(row.blob_id, bytes(row.blob_key)) == data
    reading = TextReading.objects.get()
    assert MARK not in text.text + str(reading.notes) + str(reading.segments)
    for path in casebook.path.rglob("*"):
        assert MARK not in path.name
        assert path.is_dir() or MARK.encode() not in path.read_bytes()


@pytest.mark.parametrize("make", [photograph, drawing])
def test_a_copy_of_an_image_is_its_pixels_alone(make: object) -> None:
    data = make()  # type: ignore[operator]
    assert MARK.encode() in data
    with Image.open(io.BytesIO(clean_image(data))) as clean, Image.open(io.BytesIO(data)) as first:
        assert (dict(clean.getexif()), clean.info.get("icc_profile"), clean.info.get("comment")) == (
            {},
            None,
            None,
        )
        assert clean.format == first.format
        assert clean.size == ((10, 20) if make is photograph else first.size)
    assert MARK.encode() not in clean_image(data)


def test_a_release_names_no_user_machine_or_path(untouched: Path) -> None:
    marks = [
        socket.gethostname(),
        str(Path.home()),
        os.path.realpath(untouched.parent),
        str(Path(__file__).parents[2]),
    ]
    files = [path for path in untouched.rglob("*") if path.is_file()]
    assert files
    found = [
        (path.name, mark)
        for path in files
        for mark in marks
        if len(mark) > 3 and mark.encode() in path.read_bytes()
    ]
    assert found == []
