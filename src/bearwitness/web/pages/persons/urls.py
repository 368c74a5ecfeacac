"""Addresses of persons and the other subjects of claims."""

from django.urls import path

from bearwitness.web.layout import Place
from bearwitness.web.pages.persons.amend import amend
from bearwitness.web.pages.persons.assess import assess
from bearwitness.web.pages.persons.decide import decide
from bearwitness.web.pages.persons.elements import elements
from bearwitness.web.pages.persons.identity import identity
from bearwitness.web.pages.persons.interviews import interviews
from bearwitness.web.pages.persons.list import subjects
from bearwitness.web.pages.persons.person import person
from bearwitness.web.pages.persons.review import review
from bearwitness.web.pages.persons.steps import steps
from bearwitness.web.pages.persons.waiting import waiting

app_name = "persons"
PLACE = Place(key="web_persons.place", url="persons:list", right="search")
urlpatterns = [
    path("persons/", subjects, name="list"),
    path("persons/<str:subject>/", person, name="person"),
    path("persons/<str:subject>/positions/<str:claim>/", decide, name="decide"),
    path("persons/<str:subject>/steps/", steps, name="steps"),
    path("persons/<str:subject>/elements/", elements, name="elements"),
    path("persons/<str:subject>/elements/<str:element>/", assess, name="assess"),
    path("persons/<str:subject>/interviews/", interviews, name="interviews"),
    path("persons/<str:subject>/identity/", identity, name="identity"),
    path("reviews/", waiting, name="waiting"),
    path("reviews/<str:claim>/", review, name="review"),
    path("reviews/<str:claim>/amend/", amend, name="amend"),
]
