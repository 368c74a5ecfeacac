"""Addresses of the identity store."""

from django.urls import path

from bearwitness.web.layout import Place
from bearwitness.web.pages.identities.close import close
from bearwitness.web.pages.identities.open import open_store

app_name = "identities"
PLACE = Place(key="web.identities.place", url="identities:open", right="identities")
urlpatterns = [
    path("identities/", open_store, name="open"),
    path("identities/close/", close, name="close"),
]
