"""Every address of the product."""

from django.urls import include, path, re_path

from config.api import api
from config.pages import portal_page, portal_worker, staff_page, staff_worker

handler500 = "config.api.outside"
urlpatterns = [
    path("_allauth/", include("accounts.urls")),
    path("_allauth/", include("allauth.headless.urls")),
    path("accounts/", include("allauth.urls")),
    path("api/", api.urls),
    path("demo/", include("config.demo.urls")),
    path("sw.js", staff_worker),
    path("portal/sw.js", portal_worker),
    re_path(r"^portal(/.*)?$", portal_page),
    re_path(r"^(?!api/|static/|_allauth/|ws/|demo/|live/).*$", staff_page),
]
