"""Where the gallery lies."""

from __future__ import annotations

from django.urls import path

from bofast.design.gallery.views import finished_job, gallery

urlpatterns = [
    path("design/", gallery, name="design-gallery"),
    path("design/job/", finished_job, name="design-gallery-job"),
]
