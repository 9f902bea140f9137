"""allauth's headless views that are not quite ours."""

from typing import Any

from allauth.headless.account import views
from allauth.mfa.models import Authenticator
from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt

from journal.errors import NotFound


class ResetPasswordView(views.ResetPasswordView):
    """A new password by a mailed link: it proves the address, and leaves the second factor alone."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        user = self.input.user
        with transaction.atomic():
            response = super().post(request, *args, **kwargs)
            if user.address_unproven:
                # Whoever set the account up never showed that the address was theirs. Its owner begins anew: a
                # factor left behind would let the other one in, or lock the owner out.
                Authenticator.objects.filter(user=user).delete()
                user.address_unproven = False
                user.save(update_fields=["address_unproven"])
        return response


@csrf_exempt
def closed(request: HttpRequest) -> JsonResponse:
    """allauth's doors that nothing here leads to: an address is what an invitation was sent to, and stays."""
    return JsonResponse(NotFound().as_json(), status=NotFound.status)
