"""Doors for everybody, signed in or not: they still demand the CSRF token on unsafe methods."""

from django.http import HttpRequest
from ninja.errors import HttpError
from ninja.utils import check_csrf


def anybody(request: HttpRequest) -> bool:
    """`auth=anybody`: lets everyone through whose request comes from our own pages.

    Raises:
        HttpError: the CSRF token is missing or wrong.
    """
    if check_csrf(request):
        raise HttpError(403, "CSRF check failed")
    return True
