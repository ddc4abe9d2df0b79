"""Addresses of the other doors; the first and the last are for everybody, the others ask who is signed in."""

from django.urls import path

from repair.web.objecting import commitments, fallen, filing, following, statements

app_name = "objecting"
urlpatterns = [
    path("objections/", filing.start, name="start"),
    path("objections/mine/", following.mine, name="mine"),
    path("objections/new/<uuid:ref>/", filing.new, name="new"),
    path("objections/fallen/<uuid:ref>/", fallen.report, name="fallen"),
    path("objections/withdrawals/<uuid:ref>/", fallen.finding, name="finding"),
    path("objections/statement/<uuid:ref>/", statements.statement, name="statement"),
    path("objections/statement/<uuid:ref>/back/", statements.take_back, name="take_back"),
    path("objections/<uuid:ref>/", following.objection, name="objection"),
    path("objections/<uuid:ref>/files/", following.files, name="files"),
    path("objections/<uuid:ref>/withdraw/", following.withdraw, name="withdraw"),
    path("commitments/", commitments.commitments, name="commitments"),
]
