"""The demo's addresses; every one of them answers this machine only (config.demo.guard)."""

from django.urls import path

from config.demo.views import assets, enter, export, mail, people

urlpatterns = [
    path("", people.people),
    path("enter/<slug:login>", enter.enter, name="demo-enter"),
    path("mail", mail.mailbox),
    path("mail/list", mail.letters),
    path("mail/<uuid:mail_id>", mail.body),
    path("export.zip", export.export),
    path("assets/<str:name>", assets.asset),
]
