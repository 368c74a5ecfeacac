"""A18: no file makes us ask anybody for anything; an address in a file is text, or nothing."""

import socket
from collections.abc import Callable

import pytest
from tests.attacks.bombs import OUTSIDE, inside, with_part
from tests.intake.made import docx_of, hwpx_of, pdf_of, xlsx_of

from bearwitness.domain.errors import BearwitnessError
from bearwitness.intake.parsing.parser import Upload, read_one
from bearwitness.intake.readers.registry import read_bytes

ADDRESSES = (
    "http://169.254.169.254/latest/meta-data",
    "http://[::1]:8000/",
    "file:///etc/passwd",
    "\\\\\\\\10.0.0.1\\\\share",
    "https://rebind.example/x.css",
)
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def page(address: str) -> bytes:
    return (
        f'<html><head><link rel="stylesheet" href="{address}"><base href="{address}">'
        f'<meta http-equiv="refresh" content="0;url={address}"></head><body><img src="{address}" alt="photo">'
        f'<iframe src="{address}"></iframe><script src="{address}"></script><a href="{address}">{address}</a></body></html>'
    ).encode()


def linked_docx(address: str) -> bytes:
    relation = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r9" Type="{RELATIONS}/attachedTemplate" Target="{address}" TargetMode="External"/></Relationships>'
    )
    return with_part(docx_of(["words"]), "word/_rels/settings.xml.rels", relation)


def linked_xlsx(address: str) -> bytes:
    return xlsx_of({"a": [["words", f'=WEBSERVICE("{address}")', f'=HYPERLINK("{address}")']]})


FILES: dict[str, Callable[[str], bytes]] = {
    "html": page,
    "docx": linked_docx,
    "docx entity": lambda address: with_part(
        docx_of(["words"]), "word/document.xml", inside(OUTSIDE.replace("file:///etc/hostname", address))
    ),
    "xlsx": linked_xlsx,
    "hwpx": lambda address: hwpx_of([address]),
    "pdf": lambda address: pdf_of(["words"], info=f"<< /URI ({address}) >>"),
    "text": lambda address: f"[x]({address}) ![y]({address})".encode(),
}


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("something asked the network")

    for name in ("socket", "create_connection", "getaddrinfo", "gethostbyname"):
        monkeypatch.setattr(socket, name, refuse)


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("kind", FILES)
def test_nothing_is_asked_for(kind: str, address: str) -> None:
    data = FILES[kind](address)
    refused = ""
    try:
        text = read_bytes(data).text
    except BearwitnessError as error:
        refused, text = error.code, ""
    assert (refused == "DamagedFile") == (kind == "docx entity")
    assert "root:" not in text


def test_a_saved_link_is_text() -> None:
    assert read_one(Upload(data=page(ADDRESSES[0]))).text == f"photo{ADDRESSES[0]}\n"
