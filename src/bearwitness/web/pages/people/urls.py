"""Addresses of accounts and roles."""

from django.urls import path

from bearwitness.web.layout import Place
from bearwitness.web.pages.people.add import add
from bearwitness.web.pages.people.close import close
from bearwitness.web.pages.people.end import end
from bearwitness.web.pages.people.link import link
from bearwitness.web.pages.people.list import people
from bearwitness.web.pages.people.person import person
from bearwitness.web.pages.people.roles import roles

app_name = "people"
PLACE = Place(key="web.people.place", url="people:list", right="accounts")
urlpatterns = [
    path("people/", people, name="list"),
    path("new-account/", add, name="add"),
    path("people/<str:name>/", person, name="person"),
    path("people/<str:name>/roles/", roles, name="roles"),
    path("people/<str:name>/link/", link, name="link"),
    path("people/<str:name>/end/", end, name="end"),
    path("people/<str:name>/close/", close, name="close"),
]
