"""Where each part of the site lives; the addresses are a contract."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("admin/", admin.site.urls),
    path("api/v1/", include("disclosure.api.urls")),
    path("", include("disclosure.web.urls")),
]
