"""Addresses of upkeep."""

from django.urls import path

from bearwitness.web.layout import Place
from bearwitness.web.pages.upkeep.upkeep import upkeep

app_name = "upkeep"
PLACE = Place(key="web.upkeep.place", url="upkeep:upkeep", right="audit")
urlpatterns = [path("upkeep/", upkeep, name="upkeep")]
