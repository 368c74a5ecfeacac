"""Addresses of sources."""

from django.urls import path

from bearwitness.web.layout import Place
from bearwitness.web.pages.sources.consent import consent
from bearwitness.web.pages.sources.document import document
from bearwitness.web.pages.sources.her_copy import her_copy
from bearwitness.web.pages.sources.letters import letters
from bearwitness.web.pages.sources.list import sources
from bearwitness.web.pages.sources.mask import mask
from bearwitness.web.pages.sources.partner_list import partner_list
from bearwitness.web.pages.sources.passage_answers import passage_answers
from bearwitness.web.pages.sources.passages import passages
from bearwitness.web.pages.sources.second import second
from bearwitness.web.pages.sources.seconds import seconds
from bearwitness.web.pages.sources.source import source
from bearwitness.web.pages.sources.start import start
from bearwitness.web.pages.sources.testimony import testimony
from bearwitness.web.pages.sources.withdraw import withdraw
from bearwitness.web.pages.sources.words import words

app_name = "sources"
PLACE = Place(key="web_sources.place", url="sources:list", right="consent")
urlpatterns = [
    path("sources/", sources, name="list"),
    path("take-in/", start, name="start"),
    path("take-in/testimony/", testimony, name="testimony"),
    path("take-in/testimony/words/", words, name="words"),
    path("take-in/document/", document, name="document"),
    path("take-in/list/", partner_list, name="partner_list"),
    path("second-consents/", seconds, name="seconds"),
    path("second-consents/<str:source_id>/", second, name="second"),
    path("sources/<str:source_id>/", source, name="source"),
    path("sources/<str:source_id>/mask/", mask, name="mask"),
    path("sources/<str:source_id>/passages/", passages, name="passages"),
    path("sources/<str:source_id>/passages/<str:passage_id>/", passage_answers, name="passage"),
    path("sources/<str:source_id>/consent/", consent, name="consent"),
    path("sources/<str:source_id>/withdraw/", withdraw, name="withdraw"),
    path("sources/<str:source_id>/letters/", letters, name="letters"),
    path("sources/<str:source_id>/copy/", her_copy, name="her_copy"),
]
