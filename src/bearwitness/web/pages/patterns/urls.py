"""Addresses of patterns."""

from django.urls import path

from bearwitness.web.layout import Place
from bearwitness.web.pages.patterns.export import export
from bearwitness.web.pages.patterns.joins import joins
from bearwitness.web.pages.patterns.money import money
from bearwitness.web.pages.patterns.network import network
from bearwitness.web.pages.patterns.places import places
from bearwitness.web.pages.patterns.routes import routes
from bearwitness.web.pages.patterns.trajectories import trajectories

app_name = "patterns"
PLACE = Place(key="web_patterns.place", url="patterns:places", right="analyse")
urlpatterns = [
    path("patterns/", places, name="places"),
    path("patterns/map/", routes, name="routes"),
    path("patterns/network/", network, name="network"),
    path("patterns/network/joins/", joins, name="joins"),
    path("patterns/network/export/", export, name="export"),
    path("patterns/trajectories/", trajectories, name="trajectories"),
    path("patterns/prices/", money, name="money"),
]
