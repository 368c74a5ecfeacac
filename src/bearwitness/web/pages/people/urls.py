"""Addresses of accounts and roles."""

from django.urls import path

from bearwitness.web.layout import Place
from bearwitness.web.pages.people.add import add
from bearwitness.web.pages.people.assign import assign
from bearwitness.web.pages.people.close import close
from bearwitness.web.pages.people.end import end
from bearwitness.web.pages.people.link import link
from bearwitness.web.pages.people.list import people
from bearwitness.web.pages.people.person import person
from bearwitness.web.pages.people.roles import roles
from bearwitness.web.pages.people.team import team
from bearwitness.web.pages.people.teams import teams

app_name = "people"
PLACE = Place(key="web.people.place", url="people:list", right="accounts")
urlpatterns = [
    path("people/", people, name="list"),
    path("new-account/", add, name="add"),
    path("case-teams/", teams, name="teams"),
    path("case-teams/of/<str:source_id>/", assign, name="assign"),
    path("case-teams/<str:team_id>/", team, name="team"),
    path("people/<str:name>/", person, name="person"),
    path("people/<str:name>/roles/", roles, name="roles"),
    path("people/<str:name>/link/", link, name="link"),
    path("people/<str:name>/end/", end, name="end"),
    path("people/<str:name>/close/", close, name="close"),
]
