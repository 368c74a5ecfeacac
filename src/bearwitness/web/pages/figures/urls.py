"""Addresses of figures."""

from django.urls import path

from bearwitness.web.layout import Place
from bearwitness.web.pages.figures.cell import cell
from bearwitness.web.pages.figures.figures import figures

app_name = "figures"
PLACE = Place(key="web_figures.place", url="figures:figures", right="analyse")
urlpatterns = [
    path("figures/", figures, name="figures"),
    path("figures/cell/", cell, name="cell"),
]
