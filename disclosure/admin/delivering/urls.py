"""Addresses of the delivery pages, below /admin/deliver/. Each says which permissions open it."""

from django.urls import path

from disclosure.admin.delivering import (
    acts,
    bad,
    batches,
    desk,
    files,
    keys,
    nil,
    records,
    starting,
    undoing,
    withdrawals,
    withdrawing,
)
from disclosure.admin.delivering.desk import door

WITHDRAW = (desk.ASK_ANNUL, desk.ANNUL)
WRONG = (desk.CORRECT, *WITHDRAW)
BATCH = "batches/<int:pk>/"

app_name = "deliver"
urlpatterns = [
    path("", door(starting.start, *starting.ANY), name="start"),
    path("choose/<slug:act>/", door(starting.which, desk.DELIVER, desk.NIL), name="which"),
    path("subjects/", door(records.subjects, desk.DELIVER), name="subjects"),
    path("<str:source>/<slug:item>/file/", door(files.file, desk.DELIVER), name="file"),
    path("<str:source>/<slug:item>/record/", door(records.record, desk.DELIVER), name="record"),
    path("<str:source>/<slug:item>/nothing/", door(nil.nil, desk.NIL), name="nil"),
    path("<str:source>/<slug:item>/template.xlsx", door(starting.template, desk.DELIVER), name="template"),
    path("nothing/<int:pk>/back/", door(nil.take_back, desk.NIL_BACK), name="nil_back"),
    path("wrong/", door(withdrawing.find, *WRONG), name="find"),
    path("wrong/<uuid:ref>/correct/", door(records.correct, desk.CORRECT), name="correct"),
    path("wrong/<uuid:ref>/withdraw/", door(withdrawing.withdraw, *WITHDRAW), name="withdraw"),
    path("withdrawals/", door(withdrawals.waiting, *WITHDRAW), name="withdrawals"),
    path("withdrawals/<int:pk>/", door(withdrawals.decide, *WITHDRAW), name="withdrawal"),
    path("batches/", door(batches.batches, desk.SEE), name="batches"),
    path(BATCH, door(batches.batch, desk.SEE, desk.CORRECT), name="batch"),
    path(f"{BATCH}page/<int:row>/", door(batches.shown_page, desk.SEE, desk.CORRECT), name="page"),
    path(f"{BATCH}<str:name>", door(bad.file, desk.SEE), name="rows"),
    path(f"{BATCH}deliver/", door(acts.deliver, desk.DELIVER, desk.CORRECT), name="let"),
    path(f"{BATCH}submit/", door(acts.submit, desk.DELIVER, desk.CORRECT), name="submit"),
    path(f"{BATCH}discard/", door(acts.discard, desk.DELIVER, desk.CORRECT), name="discard"),
    path(f"{BATCH}release/", door(acts.let_in, desk.RELEASE), name="release"),
    path(f"{BATCH}refuse/", door(acts.turn_down, desk.RELEASE), name="refuse"),
    path(f"{BATCH}undo/", door(undoing.undo, *undoing.ASKED), name="undo"),
    path(f"{BATCH}undo/<slug:answer>/", door(undoing.decide, desk.APPROVE_UNDO), name="decide"),
    path("undo/", door(undoing.waiting, desk.APPROVE_UNDO), name="undos"),
    path("keys/", door(keys.keys, desk.KEYS), name="keys"),
    path("keys/<str:source>/", door(keys.make, desk.KEYS), name="key"),
    path("keys/<int:pk>/revoke/", door(keys.revoke, desk.KEYS), name="revoke"),
    path("release/", door(acts.waiting, desk.RELEASE), name="waiting"),
]
