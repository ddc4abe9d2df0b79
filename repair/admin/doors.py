"""Addresses of what is done with objections and statements, below /admin/doors/."""

from django.urls import path

from disclosure.admin.delivering.desk import door
from repair.admin import objection_acts, objections, statements

app_name = "doors"
urlpatterns = [
    path("objections/<int:pk>/<slug:move>/", door(objection_acts.move, objections.SEE), name="move"),
    path("statements/<int:pk>/", door(statements.decide, statements.MODERATE), name="decide"),
]
