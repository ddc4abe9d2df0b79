"""Accounts at the desk: who works here, in which capacity, and who came in when."""

from django.contrib import admin
from django.contrib.auth.models import Group

from creditchina.accounts.admin import posts, sign_ins, users

admin.site.unregister(Group)  # a group gives nothing here: posts do

__all__ = ["posts", "sign_ins", "users"]
