"""Addresses of the record."""

from django.urls import path

from bearwitness.web.layout import Place
from bearwitness.web.pages.audit.record import record

app_name = "audit"
PLACE = Place(key="web.audit.place", url="audit:record", right="audit")
urlpatterns = [path("record/", record, name="record")]
