"""Addresses of the coding desk."""

from django.urls import path

from bearwitness.web.layout import Place
from bearwitness.web.pages.desk.add_claim import add_claim
from bearwitness.web.pages.desk.align import align
from bearwitness.web.pages.desk.decide import decide
from bearwitness.web.pages.desk.desk import desk
from bearwitness.web.pages.desk.next_text import next_text
from bearwitness.web.pages.desk.options import options
from bearwitness.web.pages.desk.take_back import take_back
from bearwitness.web.pages.desk.texts import texts
from bearwitness.web.pages.desk.undo import undo

app_name = "desk"
PLACE = Place(key="web_desk.place", url="desk:texts", right="code")
urlpatterns = [
    path("desk/", texts, name="texts"),
    path("desk/words/<slug:name>/", options, name="options"),
    path("desk/next/", next_text, name="next"),
    path("desk/<str:text>/", desk, name="desk"),
    path("desk/<str:text>/claims/", add_claim, name="add_claim"),
    path("desk/<str:text>/rows/", align, name="align"),
    path("desk/<str:text>/undo/", undo, name="undo"),
    path("desk/<str:text>/proposals/", decide, name="decide"),
    path("desk/<str:text>/claims/<str:claim>/", take_back, name="take_back"),
]
