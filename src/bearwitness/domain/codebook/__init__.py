"""The codebook: properties, code lists, bands, their labels in three languages and their mapping to standards."""

from bearwitness.domain.codebook.book import Codebook
from bearwitness.domain.codebook.citation import Citation, Standard
from bearwitness.domain.codebook.code_list import Code, CodeList
from bearwitness.domain.codebook.in_force import codebook, edition, put_in_force
from bearwitness.domain.codebook.load import load_codebook
from bearwitness.domain.codebook.property import Property

__all__ = [
    "Citation",
    "Code",
    "CodeList",
    "Codebook",
    "Property",
    "Standard",
    "codebook",
    "edition",
    "load_codebook",
    "put_in_force",
]
