"""Puts the desk in the place of Django's own admin site."""

from django.contrib.admin.apps import AdminConfig


class DeskConfig(AdminConfig):
    """django.contrib.admin with our site as `admin.site`."""

    default_site = "creditchina.desk.site.Desk"
