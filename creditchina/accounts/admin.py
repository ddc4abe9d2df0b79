"""Accounts in the admin, as Django shows them."""

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin

from creditchina.accounts.models import User

admin.site.register(User, UserAdmin)
