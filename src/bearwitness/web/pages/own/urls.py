"""Addresses of one's own account."""

from django.urls import path

from bearwitness.web.pages.own.account import account
from bearwitness.web.pages.own.app import app
from bearwitness.web.pages.own.codes import codes
from bearwitness.web.pages.own.passkeys import passkeys
from bearwitness.web.pages.own.password import password
from bearwitness.web.pages.own.sessions import sessions

app_name = "own"
urlpatterns = [
    path("own/", account, name="account"),
    path("own/password/", password, name="password"),
    path("own/app/", app, name="app"),
    path("own/codes/", codes, name="codes"),
    path("own/passkeys/", passkeys, name="passkeys"),
    path("own/sessions/", sessions, name="sessions"),
]
