"""The door's book: who came in, when, and what was refused. Read only."""

from django.contrib import admin

from creditchina.accounts.models import SignIn
from creditchina.desk.rooms import ReadingRoom


@admin.register(SignIn)
class SignInRoom(ReadingRoom):
    list_display = ["at", "result", "user", "name_digest", "address_digest"]
    list_filter = ["result", "at"]
    list_select_related = ["user"]
    ordering = ["-pk"]
    search_fields = ["user__username__exact", "name_digest__exact", "address_digest__exact"]
