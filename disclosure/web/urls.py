"""Public addresses (rules.md S-19). Nouns; public references, never primary keys."""

from django.urls import path, re_path

from disclosure.web import (
    about,
    authorities,
    catalogue,
    changes,
    feed,
    health,
    home,
    lists,
    lookups,
    persons,
    publications,
    robots,
    search,
    sitemap,
    subjects,
    suggestions,
)
from disclosure.web.registers import views as registers
from disclosure.web.reports import ordering, reading, verifying

app_name = "disclosure"

urlpatterns = [
    path("", home.home, name="home"),
    path("search/", search.results, name="search"),
    path("suggest/", suggestions.suggestions, name="suggest"),
    path("subjects/<uuid:ref>/", subjects.subject, name="subject"),
    path("subjects/code/<str:code>/", subjects.by_code, name="subject_by_code"),
    path("publications/<uuid:ref>/", publications.publication, name="publication"),
    path("reports/new/", ordering.new, name="report_new"),
    path("reports/orders/<uuid:ref>/", ordering.waiting, name="report_order"),
    re_path("^reports/(?P<number>[0-9A-Z]{22})/$", reading.report, name="report"),
    re_path(r"^reports/(?P<number>[0-9A-Z]{22})\.pdf$", reading.file, name="report_file"),
    path("verify/", verifying.verify, name="verify"),
    path("verify/revoked.json", verifying.revoked, name="revoked"),
    re_path("^verify/(?P<number>[^/]{1,60})/(?P<code>[^/]{1,40})/$", verifying.verify_report, name="verify_report"),
    path("persons/", persons.persons, name="persons"),
    path("match/", lookups.new, name="lookups"),
    path("match/<str:secret>/", lookups.lookup, name="lookup"),
    path("match/<str:secret>/result/", lookups.result, name="lookup_result"),
    path("lists/", lists.index, name="lists"),
    path("lists/<slug:slug>/", lists.entries, name="list"),
    path("registry/catalogue/", catalogue.catalogue, name="catalogue"),
    path("registry/catalogue/<slug:code>/", catalogue.item, name="item"),
    path("registry/authorities/", authorities.authorities, name="authorities"),
    path("registry/authorities/coverage.csv", authorities.coverage_sheet, name="coverage_sheet"),
    path("registry/measures/", registers.registered_measures, name="measures"),
    path("registry/standards/", registers.standards, name="standards"),
    path("registry/standards/<slug:slug>/", registers.sheet, name="standard"),
    path("registry/holidays/", registers.holidays, name="holidays"),
    path("registry/<slug:name>.csv", registers.spreadsheet, name="register_csv"),
    path("changes/", changes.index, name="changes"),
    path("changes/feed.atom", feed.changes, name="feed"),
    path("about/", about.about, name="about"),
    path("healthz", health.alive, name="healthz"),
    path("readyz", health.ready, name="readyz"),
    path("robots.txt", robots.robots, name="robots"),
    path("favicon.ico", robots.favicon, name="favicon"),
    path("sitemap.xml", sitemap.index, name="sitemap"),
    path("sitemap-pages.xml", sitemap.pages, name="sitemap_pages"),
    path("sitemap-subjects-<int:part>.xml", sitemap.subjects, name="sitemap_subjects"),
    path("sitemap-publications-<int:part>.xml", sitemap.publications, name="sitemap_publications"),
]
