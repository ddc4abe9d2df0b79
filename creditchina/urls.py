"""Where each part of the site lives; the addresses are a contract."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("admin/deliver/", include("disclosure.admin.delivering.urls")),
    path("admin/acting/", include("creditchina.standing.admin.urls")),
    path("admin/cases/", include("repair.admin.urls")),
    path("admin/doors/", include("repair.admin.doors")),
    path("admin/", admin.site.urls),
    path("accounts/", include("creditchina.accounts.urls")),
    path("me/", include("creditchina.standing.web.urls")),
    path("api/v1/", include("repair.api.urls")),
    path("api/v1/", include("disclosure.api.urls")),
    path("", include("repair.web.urls")),
    path("", include("repair.web.objecting.urls")),
    path("", include("disclosure.web.urls")),
]

handler400 = "disclosure.web.errors.bad_request"
handler403 = "disclosure.web.errors.permission_denied"
handler404 = "disclosure.web.errors.not_found"
handler500 = "disclosure.web.errors.server_error"
