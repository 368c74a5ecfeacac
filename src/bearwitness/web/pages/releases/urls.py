"""Addresses of the release desk."""

from django.urls import path

from bearwitness.web.layout import Place
from bearwitness.web.pages.releases.again import again
from bearwitness.web.pages.releases.approve import approve
from bearwitness.web.pages.releases.ask_outside import ask_outside
from bearwitness.web.pages.releases.build import build
from bearwitness.web.pages.releases.download import download
from bearwitness.web.pages.releases.draft import draft
from bearwitness.web.pages.releases.hand import hand
from bearwitness.web.pages.releases.image import image
from bearwitness.web.pages.releases.list import releases
from bearwitness.web.pages.releases.look_again import look_again
from bearwitness.web.pages.releases.outside import outside
from bearwitness.web.pages.releases.picture import picture
from bearwitness.web.pages.releases.plan import plan
from bearwitness.web.pages.releases.propose import propose
from bearwitness.web.pages.releases.recall import recall
from bearwitness.web.pages.releases.release import release
from bearwitness.web.pages.releases.text import text
from bearwitness.web.pages.releases.withdraw import withdraw
from bearwitness.web.pages.releases.write import write

app_name = "releases"
PLACE = Place(key="web_releases.place", url="releases:list", right="release")
urlpatterns = [
    path("releases/", releases, name="list"),
    path("releases/new/", write, name="write"),
    path("releases/pictures/<slug:source_id>/", picture, name="picture"),
    path("releases/text/", text, name="text"),
    path("releases/draft/", draft, name="draft"),
    path("releases/propose/", propose, name="propose"),
    path("releases/outside/", outside, name="outside"),
    path("releases/copies/<int:copy>/recall/", recall, name="recall"),
    path("releases/plans/<slug:digest>/", plan, name="plan"),
    path("releases/plans/<slug:digest>/again/", again, name="again"),
    path("releases/plans/<slug:digest>/approve/", approve, name="approve"),
    path("releases/plans/<slug:digest>/look/", look_again, name="look_again"),
    path("releases/plans/<slug:digest>/request/", ask_outside, name="ask_outside"),
    path("releases/plans/<slug:digest>/images/<int:place>/", image, name="image"),
    path("releases/plans/<slug:digest>/build/", build, name="build"),
    path("releases/plans/<slug:digest>/hand/", hand, name="hand"),
    path("releases/built/<str:release_id>/", release, name="release"),
    path("releases/built/<str:release_id>/withdraw/", withdraw, name="withdraw"),
    path("releases/built/<str:release_id>/<str:name>", download, name="download"),
]
