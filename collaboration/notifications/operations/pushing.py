"""Messages to browsers that are closed: encrypted for the one browser, made under the recipient's scope of now."""

import base64
import json
import time
from functools import cache
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.conf import settings
from django.utils import timezone, translation
from py_vapid import Vapid02
from pywebpush import WebPusher

from accounts.models import Membership, Workspace
from accounts.sessions import user_of
from collaboration.notifications.errors import DeviceIsUnknown, EndpointNotAllowed, PushServiceAway
from collaboration.notifications.models import Notification, PushDevice
from collaboration.notifications.queries import lines_of, said_of
from collaboration.outbound import NotAllowed, post, target_of
from journal.acting import current
from journal.ids import uuid7
from permissions.scope import Scope

_KEPT_SECONDS = 24 * 3600  # by the push service, for a browser that is off
_GONE = (404, 410)
_MOST_DEVICES = 20
# For all browsers of a person together, and for each: their push services are of their own choosing, and while one is
# waited for nobody else is written to.
_PATIENCE_SECONDS, _PATIENCE_WITH_ONE = 20, 5
_TEXT_LENGTH = 300


def public_key() -> str:
    """What a browser subscribes with (applicationServerKey)."""
    point = _vapid().public_key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    return base64.urlsafe_b64encode(point).decode().rstrip("=")


def add_device(*, member: Membership, session_key: str, endpoint: str, p256dh: str, auth: str, name: str) -> PushDevice:
    """Keep a browser's subscription; the same one again is kept once.

    Args:
        session_key: the session it was made in; nothing is sent to it once that has ended.

    Raises:
        EndpointNotAllowed: not an address outside, or keys no message can be encrypted with.
    """
    _require_keys(endpoint, p256dh, auth)
    PushDevice.objects.filter(member=member, endpoint=endpoint).delete()
    old = PushDevice.objects.filter(member=member).order_by("-created_at").values_list("pk", flat=True)
    PushDevice.objects.filter(pk__in=list(old[_MOST_DEVICES - 1 :])).delete()
    return PushDevice.objects.create(
        id=uuid7(),
        workspace_id=current().workspace.id,
        member=member,
        session_key=session_key,
        endpoint=endpoint,
        p256dh=p256dh,
        auth=auth,
        name=name,
    )


def remove_device(*, member: Membership, device_id: UUID) -> None:
    """Send nothing to a browser any more.

    Raises:
        DeviceIsUnknown: it is not one's own, or not there.
    """
    if not PushDevice.objects.filter(member=member, pk=device_id).delete()[0]:
        raise DeviceIsUnknown


def push_it(*, workspace: Workspace, notification_id: UUID) -> int:
    """Send a notification to its recipient's browsers; returns how many took it.

    Nothing is sent of what was read meanwhile, or of a record the recipient has lost.

    Raises:
        PushServiceAway: one of them did not answer; the job comes again.
    """
    rows = Notification.objects.select_related("recipient__user")
    notification = rows.filter(pk=notification_id, read_at=None).first()
    if notification is None or notification.recipient.user is None or not notification.recipient.is_active:
        return 0
    message = _message(notification, workspace)
    if message is None:
        return 0
    until = time.monotonic() + _PATIENCE_SECONDS
    devices = PushDevice.objects.filter(member=notification.recipient).select_related("member")
    return sum(_send(device, message, until) for device in devices.order_by("-created_at"))


def _message(notification: Notification, workspace: Workspace) -> bytes | None:
    user = notification.recipient.user
    with translation.override(user.language if user else "en"):
        scope = Scope.of(notification.recipient)
        (line,) = lines_of([notification], scope, workspace.slug)
        if line.url is None:
            return None
        said = said_of(line, scope) or str(line.kind_name)
        body = f"{line.actor.name}: {said}" if line.actor else said
    shown: dict[str, Any] = {
        "title": line.title,
        "body": body[:_TEXT_LENGTH],
        "url": line.url,
        "tag": f"{line.about.type}:{line.about.id}",
        "id": str(line.id),
    }
    return json.dumps(shown, ensure_ascii=False).encode()


def _send(device: PushDevice, message: bytes, until: float) -> bool:
    owner = user_of(device.session_key)
    if owner is None or owner.pk != device.member.user_id:
        device.delete()
        return False
    left = min(until - time.monotonic(), _PATIENCE_WITH_ONE)
    if left <= 0:
        raise PushServiceAway
    keys = {"endpoint": device.endpoint, "keys": {"p256dh": device.p256dh, "auth": device.auth}}
    try:
        encrypted = WebPusher(keys).encode(message)["body"]
        status = post(device.endpoint, encrypted, {**_headers(device.endpoint), **_SHAPE}, timeout=left)
    except NotAllowed:
        device.delete()
        return False
    except OSError as error:
        raise PushServiceAway from error
    if status in _GONE:
        device.delete()
        return False
    if status >= 400:
        raise PushServiceAway
    device.last_sent_at = timezone.now()
    device.save(update_fields=["last_sent_at"])
    return True


_SHAPE = {"Content-Encoding": "aes128gcm", "Content-Type": "application/octet-stream", "TTL": str(_KEPT_SECONDS)}


def _headers(endpoint: str) -> dict[str, str]:
    """Who sends it, signed (RFC 8292)."""
    parts = urlsplit(endpoint)
    claims = {"aud": f"{parts.scheme}://{parts.netloc}", "sub": settings.PUSH_CONTACT}
    signed: dict[str, str] = _vapid().sign(claims)
    return signed


def _require_keys(endpoint: str, p256dh: str, auth: str) -> None:
    try:
        target_of(endpoint)
        WebPusher({"endpoint": endpoint, "keys": {"p256dh": p256dh, "auth": auth}}).encode(b"?")
    except Exception:
        # Whatever is wrong with keys that somebody made up: nothing can be sent to them.
        raise EndpointNotAllowed from None


@cache
def _vapid() -> Any:
    return Vapid02.from_raw(settings.VAPID_PRIVATE_KEY.encode())
