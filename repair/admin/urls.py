"""Addresses of the acts on a case, below /admin/cases/. Each asks the table of moves whether it is the reader's."""

from django.urls import path

from disclosure.admin.delivering.desk import door
from repair.admin import acts, files

app_name = "cases"
urlpatterns = [
    path("<int:pk>/handle/", door(acts.handle, acts.SEE), name="handle"),
    path("<int:pk>/recuse/", door(acts.recuse, acts.SEE), name="recuse"),
    path("<int:pk>/files/", door(files.open_file, acts.SEE), name="open"),
    path("<int:pk>/files/<uuid:ref>/", door(files.picture, acts.SEE), name="picture"),
    path("<int:pk>/papers/<str:number>/", door(files.paper, acts.SEE), name="paper"),
    path("<int:pk>/move/<slug:move>/", door(acts.move, acts.SEE), name="move"),
]
