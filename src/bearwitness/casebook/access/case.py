"""The only door to a case: every method applies the consent gate with the scope of its exit, as far as the actor sees."""

from __future__ import annotations

from bearwitness.casebook.access.frames import Frames
from bearwitness.casebook.access.statements import Statements
from bearwitness.casebook.access.words import Words


class Case(Words, Statements, Frames):
    """What one actor may read in one role; identities are not here.

    Under ``record`` a documenter reads her own sources, and the joined role those that nobody in particular was
    given: another's source, and what rests on it, is not there for her. Under the other scopes what is open is open
    to whoever has the role.

    Every method may raise `NotAllowed`, where the actor reads under a scope that the role does not have (it is
    logged), and `NoSuchItem`, for what is not there and for what may not be seen alike.

    Raises
    ------
    NotAllowed
        The actor does not hold the role.
    """
