"""What a page knows of a request besides Django's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.handlers.wsgi import WSGIRequest

from bearwitness.domain.messages import Language

if TYPE_CHECKING:
    from django.contrib.sessions.backends.base import SessionBase

    from bearwitness.casebook.access import Case
    from bearwitness.casebook.handle import Casebook
    from bearwitness.casebook.rights import Role
    from bearwitness.web.accounts.models import Account


class PageRequest(WSGIRequest):
    """A request with who sent it, set by `middleware.who` and the decorator `page`.

    Attributes
    ----------
    account
        Who is signed in, or None.
    roles
        Her roles; none for an outsider.
    language
        Language of the page.
    partial
        htmx asks for a part of a page.
    casebook
        Handle with her as the actor; what an action takes. Only behind `page`.
    """

    account: Account | None
    roles: frozenset[Role]
    language: Language
    partial: bool
    casebook: Casebook
    session: SessionBase

    @property
    def signed_in(self) -> Account:
        """Who is signed in; only behind `page`."""
        if self.account is None:
            raise LookupError("nobody is signed in")
        return self.account

    def reading_role(self) -> Role:
        """Widest of her reading roles; where she has none, one that `Case` refuses her."""
        order: tuple[Role, ...] = ("team", "reviewer", "documenter", "analyst", "custodian")
        return next((each for each in order if each in self.roles), "team")

    def case(self) -> Case:
        """Return the door to the case, in the widest of her reading roles.

        Raises
        ------
        NotAllowed
            None of her roles reads content.
        """
        from bearwitness.casebook.access import Case

        return Case(self.casebook, self.reading_role())
