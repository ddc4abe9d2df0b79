"""Addresses of the acts of the desk, below /admin/acting/. Each says which permissions open it."""

from django.urls import path

from creditchina.standing.admin import oneself, pages, reading
from disclosure.admin.delivering.desk import door

app_name = "acting"
urlpatterns = [
    path("window/", door(pages.window, pages.ENTER), name="window"),
    path("window/oneself/", door(oneself.oneself, pages.ENTER), name="oneself"),
    path("codes/", door(pages.code, pages.ISSUE), name="code"),
    path("rights/<int:pk>/end/", door(pages.end, pages.END), name="end"),
    path("letters/<int:pk>/", door(reading.claim, reading.DECIDE), name="claim"),
    path("letters/<int:pk>/file/", door(reading.file, reading.DECIDE), name="file"),
]
