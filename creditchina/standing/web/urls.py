"""Addresses of one's own pages. None is public: each asks who is signed in."""

from django.urls import path

from creditchina.standing.web import mine, personal, proving, reports

app_name = "standing"
urlpatterns = [
    path("", mine.me, name="me"),
    path("reports/", reports.reports, name="reports"),
    path("reports/personal/", personal.order, name="personal"),
    path("subjects/<uuid:ref>/", mine.subject, name="subject"),
    path("rights/<uuid:ref>/end/", mine.end, name="end"),
    path("letters/<uuid:ref>/", mine.claim, name="claim"),
    path("new/", proving.new, name="new"),
    path("new/oneself/", personal.prove, name="oneself"),
    path("new/<uuid:ref>/", proving.ways, name="ways"),
    path("new/<uuid:ref>/code/", proving.by_code, name="by_code"),
    path("new/provider/", proving.leave, name="leave"),
    path("new/<uuid:ref>/provider/", proving.by_provider, name="by_provider"),
    path("new/<uuid:ref>/letter/", proving.by_letter, name="by_letter"),
]
