"""Addresses of the review queue."""

from django.urls import path

from bearwitness.web.layout import Place
from bearwitness.web.pages.pairs.judge import judge
from bearwitness.web.pages.pairs.queue import queue
from bearwitness.web.pages.pairs.report import report
from bearwitness.web.pages.pairs.undo import undo

app_name = "pairs"
PLACE = Place(key="web_pairs.place", url="pairs:queue", right="review")
urlpatterns = [
    path("pairs/", queue, name="queue"),
    path("pairs/judge/", judge, name="judge"),
    path("pairs/undo/", undo, name="undo"),
    path("pairs/report/", report, name="report"),
]
