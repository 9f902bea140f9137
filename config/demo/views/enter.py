"""Signing in as somebody with one click."""

import time
from http import HTTPStatus
from urllib.parse import quote

from allauth.account.internal.flows.login import (
    AUTHENTICATION_METHODS_SESSION_KEY,
    perform_login,
    record_authentication,
)
from allauth.account.models import Login
from django.contrib.auth import logout
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseForbidden, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods

from accounts.models import User
from accounts.sessions import tell_ended
from config.demo.guard import comes_from_here, host_of, only_here, port_of
from config.demo.people import DemoPerson, named
from config.demo.views.language import language_of, page_words
from config.demo.views.people import host_for

_FRESH_FOR = 365 * 24 * 3600.0  # seconds


@only_here
@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: HttpRequest, login: str) -> HttpResponse:
    """A page on the person's own host with one button; it presses itself when a page of the demo led here.

    Signing in is a POST with Django's token, so no picture, link or form on another site can do it.
    """
    person = named(login)
    user = User.objects.filter(email=person.email, is_active=True).first() if person else None
    if person is None or user is None:
        raise Http404
    if host_of(request) != host_for(login, request):
        here = f"http://{host_for(login, request)}{port_of(request)}{request.path}"
        return HttpResponseRedirect(f"{here}?next={quote(_goal(request, person))}")
    if request.method == "POST":
        return _sign_in(request, person, user)
    if request.user.is_authenticated and request.user.pk == user.pk:
        return HttpResponseRedirect(_goal(request, person))
    language = language_of(request)
    context = {
        "said": page_words(language),
        "language": language,
        "person": person,
        "goal": _goal(request, person),
        "presses_itself": comes_from_here(request),
    }
    return render(request, "demo/enter.html", context)


def _sign_in(request: HttpRequest, person: DemoPerson, user: User) -> HttpResponse:
    if request.headers.get("Sec-Fetch-Site", "same-origin") != "same-origin":
        return HttpResponseForbidden()
    goal = _goal(request, person)
    if request.user.is_authenticated:
        before = request.user.pk
        logout(request)
        tell_ended(before)
    record_authentication(request, user, "demo")
    perform_login(request, Login(user=user, redirect_url=goal))
    if request.user.is_authenticated:
        # Nobody knows these people's passwords, so nobody is asked for one before changing a role or a factor.
        fresh = {"at": time.time() + _FRESH_FOR, "reauthenticated": True}
        records = request.session[AUTHENTICATION_METHODS_SESSION_KEY]
        request.session[AUTHENTICATION_METHODS_SESSION_KEY] = [{**one, **fresh} for one in records]
        return HttpResponseRedirect(goal, status=HTTPStatus.SEE_OTHER)
    # Their second factor is on: the product asks for the code.
    door = "/sign-in" if person.kind == "staff" else "/portal/sign-in"
    return HttpResponseRedirect(f"{door}?next={quote(goal)}", status=HTTPStatus.SEE_OTHER)


def _goal(request: HttpRequest, person: DemoPerson) -> str:
    """Where they want to go: a path of this host, their start page unless asked for another."""
    asked = request.POST.get("next") or request.GET.get("next") or ""
    is_ours = asked.startswith("/") and url_has_allowed_host_and_scheme(asked, allowed_hosts=None)
    return asked if is_ours else person.home
