"""The programming interface, version 1. Nouns; public references, never primary keys."""

from django.urls import path, re_path

from disclosure.api import (
    changes,
    deliveries,
    index,
    lists,
    matching,
    publications,
    registry,
    reports,
    subjects,
    verify,
)

app_name = "api"

urlpatterns = [
    path("", index.Index.as_view(), name="index"),
    path("problems/", index.Problems.as_view(), name="problems"),
    path("subjects/", subjects.Subjects.as_view(), name="subjects"),
    path("subjects/<uuid:ref>/", subjects.OneSubject.as_view(), name="subject"),
    path(
        "subjects/<uuid:ref>/publications/",
        subjects.SubjectPublications.as_view(),
        name="subject_publications",
    ),
    path("publications/<uuid:ref>/", publications.OnePublication.as_view(), name="publication"),
    path("lists/", lists.Lists.as_view(), name="lists"),
    path("lists/<slug:slug>/entries/", lists.ListEntries.as_view(), name="list_entries"),
    path("changes/", changes.Changes.as_view(), name="changes"),
    path("registry/", registry.Registry.as_view(), name="registry"),
    path("registry/<slug:name>/", registry.OneRegister.as_view(), name="register"),
    path("reports/", reports.Reports.as_view(), name="reports"),
    path("reports/orders/<uuid:ref>/", reports.OneOrder.as_view(), name="report_order"),
    re_path("^reports/(?P<number>[0-9A-Z]{22})/$", reports.OneReport.as_view(), name="report"),
    path("verify/", verify.Verify.as_view(), name="verify"),
    path("match/", matching.Matching.as_view(), name="match"),
    path("deliveries/", deliveries.Deliveries.as_view(), name="deliveries"),
    path("deliveries/nil/", deliveries.Nil.as_view(), name="deliveries_nil"),
    path("deliveries/check/", deliveries.Check.as_view(), name="deliveries_check"),
    re_path("^deliveries/(?P<number>[0-9]{8}-[0-9]{6,18})/$", deliveries.OneDelivery.as_view(), name="delivery"),
    re_path("", index.Nowhere.as_view(), name="nowhere"),
]
