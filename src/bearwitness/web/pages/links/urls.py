"""Addresses of lists and linkage."""

from django.urls import path

from bearwitness.web.layout import Place
from bearwitness.web.pages.links.counts import counts
from bearwitness.web.pages.links.lists import lists
from bearwitness.web.pages.links.report import report
from bearwitness.web.pages.links.run import run

app_name = "links"
PLACE = Place(key="web_links.place", url="links:lists", right="link")
urlpatterns = [
    path("links/", lists, name="lists"),
    path("links/run/", run, name="run"),
    path("links/report/", report, name="report"),
    path("links/counts/", counts, name="counts"),
]
