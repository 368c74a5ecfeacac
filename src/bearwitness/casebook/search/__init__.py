"""Find words in open text, in any script: an index inside the encrypted database, and the proof in the text."""

from bearwitness.casebook.search.find import find as find
from bearwitness.casebook.search.hit import Hit as Hit
from bearwitness.casebook.search.hit import snippet as snippet
