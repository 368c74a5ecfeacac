"""Address of the approvers outside."""

from django.urls import path

from bearwitness.web.layout import Place
from bearwitness.web.pages.approvers.register import register

app_name = "approvers"
PLACE = Place(key="web_releases.approvers.place", url="approvers:register", right="members")
urlpatterns = [path("approvers/", register, name="register")]
