"""XML parsed so that nothing is fetched, expanded or unbounded."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bearwitness.intake.errors import DamagedFile

if TYPE_CHECKING:
    from lxml.etree import _Element

_DOCTYPE = re.compile(rb"<\0?!\0?(?:D\0?O\0?C\0?T\0?Y\0?P\0?E|E\0?N\0?T\0?I\0?T\0?Y)")
"""Also as UTF-16; no office file has a document type, and only one could define entities."""


def refuse_doctype(data: bytes, form: str) -> None:
    """Refuse XML with a document type.

    Raises
    ------
    DamagedFile
    """
    if _DOCTYPE.search(data):
        raise DamagedFile(format=form)


def parse_xml(data: bytes, form: str) -> _Element:
    """Root of an XML part.

    Raises
    ------
    DamagedFile
        It is no XML, nests too deeply, or has a document type.
    """
    from lxml import etree

    refuse_doctype(data, form)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(data, parser)
    except (etree.LxmlError, ValueError):
        raise DamagedFile(format=form) from None


def local(element: _Element) -> str:
    """Name of an element without its namespace; empty for what is no element."""
    tag: object = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: _Element, name: str) -> str:
    """Value of the attribute of that local name, whatever its namespace; empty where there is none."""
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return ""
