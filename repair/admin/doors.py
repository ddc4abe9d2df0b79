"""Addresses of what is done with objections, findings, notices and statements, below /admin/doors/."""

from django.urls import path

from disclosure.admin.delivering.desk import door
from repair.admin import findings, notice, objection_acts, objection_files, objections, statements

app_name = "doors"
urlpatterns = [
    path("objections/<int:pk>/files/", door(objection_files.open_file, objections.SEE), name="open"),
    path("objections/<int:pk>/files/<uuid:ref>/", door(objection_files.picture, objections.SEE), name="picture"),
    path("objections/<int:pk>/<slug:move>/", door(objection_acts.move, objections.SEE), name="move"),
    path("fallen/<uuid:ref>/", door(findings.report, findings.REPORT), name="fallen"),
    path("notice/<uuid:ref>/", door(notice.notice, notice.ISSUE), name="notice"),
    path("statements/<int:pk>/", door(statements.decide, statements.MODERATE), name="decide"),
]
