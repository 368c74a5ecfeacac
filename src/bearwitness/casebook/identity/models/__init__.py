"""Tables of identities.db, one file a noun."""

from bearwitness.casebook.identity.models.birth import Birth
from bearwitness.casebook.identity.models.contact import Contact
from bearwitness.casebook.identity.models.file_name import FileName
from bearwitness.casebook.identity.models.list_cell import ListCell
from bearwitness.casebook.identity.models.masked_word import MaskedWord
from bearwitness.casebook.identity.models.opening import Opening
from bearwitness.casebook.identity.models.original import Original
from bearwitness.casebook.identity.models.person_name import PersonName

__all__ = [
    "Birth",
    "Contact",
    "FileName",
    "ListCell",
    "MaskedWord",
    "Opening",
    "Original",
    "PersonName",
]
