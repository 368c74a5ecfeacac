"""Addresses of the first page."""

from django.urls import path

from bearwitness.web.layout import Place
from bearwitness.web.pages.home.home import home

app_name = "home"
PLACE = Place(key="web.home.place", url="home:home")
urlpatterns = [path("", home, name="home")]
