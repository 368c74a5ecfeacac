"""The codebook: properties, code lists, bands, their labels in three languages and their mapping to standards."""

from bearwitness.domain.codebook.book import Codebook
from bearwitness.domain.codebook.code_list import Code, CodeList
from bearwitness.domain.codebook.load import codebook, load_codebook
from bearwitness.domain.codebook.property import Property

__all__ = ["Code", "CodeList", "Codebook", "Property", "codebook", "load_codebook"]
