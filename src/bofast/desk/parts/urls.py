"""Where the gallery of parts lies. It answers only where an installation is for trying things out."""

from __future__ import annotations

from bofast.casework.access.roles import Permission
from bofast.design.gallery.views import finished_job, gallery, reason, whole_page
from bofast.desk.permission import page

urlpatterns = [
    page("design/", gallery, name="parts", needs=Permission.PUBLIC),
    page("design/page/", whole_page, name="parts-page", needs=Permission.PUBLIC),
    page("design/reason/", reason, name="parts-reason", needs=Permission.PUBLIC),
    page("design/job/", finished_job, name="parts-job", needs=Permission.PUBLIC),
]
