"""Address of a passage: whatever cites one links here."""

from django.urls import path

from bearwitness.web.pages.passages.passage import passage

app_name = "passages"
urlpatterns = [path("passages/<str:passage_id>/", passage, name="passage")]
