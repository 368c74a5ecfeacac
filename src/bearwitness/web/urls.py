"""Addresses of all pages."""

from django.urls import include, path

from bearwitness.web.pages import areas

urlpatterns = [path("", include(each)) for each in areas()]

handler400 = handler403 = handler404 = "bearwitness.web.pages.refused.not_there"
handler500 = "bearwitness.web.pages.refused.failed"
