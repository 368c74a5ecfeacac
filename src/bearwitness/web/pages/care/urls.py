"""Addresses of care."""

from django.urls import path

from bearwitness.web.layout import Place
from bearwitness.web.pages.care.due import due
from bearwitness.web.pages.care.feedback import feedback
from bearwitness.web.pages.care.interview import interview
from bearwitness.web.pages.care.offer import offer
from bearwitness.web.pages.care.risk import risk
from bearwitness.web.pages.care.services import services
from bearwitness.web.pages.care.stop import stop

app_name = "care"
PLACE = Place(key="web_care.place", url="care:due", right="consent")
urlpatterns = [
    path("care/", due, name="due"),
    path("care/help/", services, name="services"),
    path("care/interview/", interview, name="interview"),
    path("sources/<str:source_id>/help/", offer, name="offer"),
    path("sources/<str:source_id>/risk/", risk, name="risk"),
    path("sources/<str:source_id>/stop/", stop, name="stop"),
    path("sources/<str:source_id>/feedback/", feedback, name="feedback"),
]
