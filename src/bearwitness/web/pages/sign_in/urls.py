"""Addresses of signing in."""

from django.urls import path

from bearwitness.web.pages.sign_in.away import away
from bearwitness.web.pages.sign_in.confirm import confirm
from bearwitness.web.pages.sign_in.language import language
from bearwitness.web.pages.sign_in.second import second
from bearwitness.web.pages.sign_in.sign_in import sign_in
from bearwitness.web.pages.sign_in.welcome import welcome
from bearwitness.web.pages.sign_in.welcome_code import welcome_code

app_name = "sign_in"
urlpatterns = [
    path("sign-in/", sign_in, name="sign_in"),
    path("sign-in/code/", second, name="second"),
    path("sign-in/again/", confirm, name="confirm"),
    path("welcome/<str:secret>/", welcome, name="welcome"),
    path("welcome/<str:secret>/code/", welcome_code, name="welcome_code"),
    path("language/", language, name="language"),
    path("away/", away, name="away"),
]
