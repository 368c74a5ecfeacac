"""Addresses of estimates."""

from django.urls import path

from bearwitness.web.layout import Place
from bearwitness.web.pages.estimates.estimates import estimates

app_name = "estimates"
PLACE = Place(key="web_estimates.place", url="estimates:estimates", right="analyse")
urlpatterns = [path("estimates/", estimates, name="estimates")]
