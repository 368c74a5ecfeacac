"""Addresses of the search."""

from django.urls import path

from bearwitness.web.layout import Place
from bearwitness.web.pages.search.again import again
from bearwitness.web.pages.search.drop import drop
from bearwitness.web.pages.search.keep import keep
from bearwitness.web.pages.search.search import search

app_name = "search"
PLACE = Place(key="web_search.place", url="search:search", right="search")
urlpatterns = [
    path("search/", search, name="search"),
    path("search/keep/", keep, name="keep"),
    path("search/kept/<int:number>/", again, name="again"),
    path("search/kept/<int:number>/drop/", drop, name="drop"),
]
