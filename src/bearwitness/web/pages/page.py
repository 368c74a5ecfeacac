"""The frame of every page: who may see it, and what a refusal looks like."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from bearwitness.casebook.acting import refuse
from bearwitness.casebook.errors import NoSuchItem, NotAllowed
from bearwitness.casebook.rights import Right, allowed
from bearwitness.domain.errors import BearwitnessError
from bearwitness.web.accounts.begin_session import CONFIRMED
from bearwitness.web.pages.refused import not_allowed, not_done, not_there
from bearwitness.web.process import served
from bearwitness.web.request import PageRequest

More = ParamSpec("More")
View = Callable[Concatenate[PageRequest, More], HttpResponse]
Served = Callable[Concatenate[HttpRequest, More], HttpResponse]

RECENT = 10 * 60
"""Seconds for which a password that was given again holds."""


def page(
    right: Right | None = None, *, outsiders: bool = False, confirmed: bool = False, writes: bool = False
) -> Callable[[View[More]], Served[More]]:
    """Make a function a page of somebody who is signed in.

    Whoever is not signed in is asked to; whoever has no role meets what is not there (404); whose roles lack the right
    is refused, and that is logged (403). What an action raises becomes a page: `NoSuchItem` 404, `NotAllowed` 403, any
    other error of the house 422 with its sentence.

    Parameters
    ----------
    right
        Right that she needs; None where any role will do.
    outsiders
        Whether somebody without a role may see it too: pages of her own account only.
    confirmed
        Whether she must have given her password in the last minutes: identities, exports, erasure, release.
    writes
        Whether it takes POST. Without it, GET and HEAD only.
    """

    def framed(view: View[More]) -> Served[More]:
        @wraps(view)
        def answer(given: HttpRequest, /, *args: More.args, **kwargs: More.kwargs) -> HttpResponse:
            request = cast("PageRequest", given)
            if request.account is None:
                return _ask(request, "sign_in:sign_in")
            request.casebook = served().acting_as(request.account.name)
            try:
                if not request.roles and not outsiders:
                    return not_there(request)
                if right is not None and not allowed(request.roles, right):
                    refuse(request.casebook, view.__name__)
                if request.method == "POST" and not writes:
                    return HttpResponse(status=405)
                if confirmed and time.time() - request.session.get(CONFIRMED, 0.0) > RECENT:
                    return _ask(request, "sign_in:confirm")
                return view(request, *args, **kwargs)
            except NoSuchItem:
                return not_there(request)
            except NotAllowed:
                return not_allowed(request)
            except BearwitnessError as error:
                return not_done(request, error)

        return answer

    return framed


def open_page(*, writes: bool = False) -> Callable[[View[More]], Served[More]]:
    """Make a function a page of whoever comes, signed in or not."""

    def framed(view: View[More]) -> Served[More]:
        @wraps(view)
        def answer(given: HttpRequest, /, *args: More.args, **kwargs: More.kwargs) -> HttpResponse:
            request = cast("PageRequest", given)
            if request.method == "POST" and not writes:
                return HttpResponse(status=405)
            try:
                return view(request, *args, **kwargs)
            except BearwitnessError as error:
                return not_done(request, error)

        return answer

    return framed


def _ask(request: PageRequest, name: str) -> HttpResponse:
    """Send her to another page first; it brings her back here."""
    target = reverse(name)
    if request.path != "/":
        target = f"{target}?{urlencode({'next': request.path})}"
    if not request.partial:
        return redirect(target)
    return HttpResponse(status=204, headers={"HX-Redirect": target})
