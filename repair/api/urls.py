"""Addresses of repair in the programming interface; they stand before its own, which end with "nowhere"."""

from django.urls import path

from disclosure.api.index import ADDRESSES
from repair.api import results

app_name = "repair_api"
ADDRESSES["repair_results"] = "repair-results/"
urlpatterns = [path("repair-results/", results.Results.as_view(), name="results")]
