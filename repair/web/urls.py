"""Addresses of repair (rules.md S-19): the first ones and /status/ for everybody; the others ask who is signed in."""

from django.urls import path, re_path

from repair.web import beginning, deadlines, downloads, drafts, following, mine, papers, public, status

app_name = "repair"
urlpatterns = [
    path("repair/", public.start, name="start"),
    path("repair/check/<uuid:ref>/", public.check, name="check"),
    path("repair/notice/<uuid:ref>/", public.notice, name="notice"),
    path("repair/commitments/<uuid:ref>/", public.commitment, name="commitment_public"),
    path("repair/deadlines/", deadlines.deadlines, name="deadlines"),
    path("status/", status.status, name="status"),
    path("status/paper/", status.paper, name="status_paper"),
    re_path("^repair/papers/(?P<number>[^/]{1,60})/(?P<code>[^/]{1,40})/$", papers.check, name="paper"),
    path("repair/new/", beginning.new, name="new"),
    path("repair/window/", beginning.window, name="window"),
    path("repair/mine/", mine.mine, name="mine"),
    path("repair/mine/read/", mine.read, name="read"),
    path("repair/<uuid:ref>/", following.application, name="application"),
    path("repair/<uuid:ref>/records/", drafts.choose, name="records"),
    path("repair/<uuid:ref>/ruling/", drafts.about_whole, {"page": "ruling"}, name="ruling"),
    path("repair/<uuid:ref>/files/", following.files, name="files"),
    path("repair/<uuid:ref>/commitment/", drafts.commitment, name="commitment"),
    path("repair/<uuid:ref>/answers/", drafts.check_answers, name="answers"),
    path("repair/<uuid:ref>/discard/", drafts.discard, name="discard"),
    *(
        path(f"repair/cases/<uuid:ref>/{page}/", drafts.about_record, {"page": page}, name=page)
        for page in ("payment", "duty", "correction")
    ),
    *(path(f"repair/cases/<uuid:ref>/{name}/", following.act, {"name": name}, name=name) for name in following.ASKED),
    path("repair/cases/<uuid:ref>/files/", following.add, name="add"),
    path("repair/cases/<uuid:ref>/again/", following.again, name="again"),
    *(
        path(f"repair/cases/<uuid:ref>/<str:number>/{kind}.pdf", downloads.paper, {"kind": kind}, name=f"{kind}_file")
        for kind in downloads.KINDS
    ),
    path("repair/cases/<uuid:ref>/package.zip", downloads.package, name="package"),
    path("repair/files/<uuid:ref>/", following.file, name="file"),
    path("repair/files/<uuid:ref>/remove/", following.remove, name="remove"),
]
