"""How one wants to be told: in the app, by mail, by messages to one's browsers, once a day."""

from typing import Any
from uuid import UUID

from ninja import Status

from collaboration.notifications import operations, queries
from collaboration.notifications.api.doors import door, portal_door
from collaboration.notifications.kinds import reaching
from collaboration.notifications.models import Choice, PushDevice
from collaboration.notifications.schemas import (
    PushDeviceOut,
    PushIn,
    PushOut,
    SettingsIn,
    SettingsOut,
    wishes,
)
from journal.acting import act
from permissions.http import Request


@door.get("/notifications/settings", response=SettingsOut)
@portal_door.get("/notifications/settings", response=SettingsOut, operation_id="portal_read_notification_settings")
def read_settings(request: Request) -> dict[str, Any]:
    return _shown(queries.choice_of(request.member.id), request.member.kind)


@door.put("/notifications/settings", response=SettingsOut)
@portal_door.put("/notifications/settings", response=SettingsOut, operation_id="portal_choose_notification_settings")
def choose_settings(request: Request, body: SettingsIn) -> dict[str, Any]:
    """Keep what is given, leave the rest; one chooses among the kinds that can ever reach one."""
    with act(request.workspace, by=request.actor, mutation_id=request.mutation_id):
        choice = operations.choose_ways(
            member=request.member,
            kinds=wishes(body),
            digest=body.digest.on,
            digest_hour=body.digest.hour,
            time_zone=body.time_zone,
        )
    return _shown(choice, request.member.kind)


@door.get("/push", response=PushOut)
@portal_door.get("/push", response=PushOut, operation_id="portal_read_push")
def read_push(request: Request) -> dict[str, Any]:
    """The key a browser subscribes with, and one's own browsers."""
    devices = PushDevice.objects.filter(workspace=request.workspace, member=request.member).order_by("created_at")
    return {"public_key": operations.public_key(), "devices": list(devices)}


@door.post("/push", response=PushDeviceOut)
@portal_door.post("/push", response=PushDeviceOut, operation_id="portal_add_push_device")
def add_push_device(request: Request, body: PushIn) -> PushDevice:
    """Send messages to this browser from now on, as long as its session lasts."""
    with act(request.workspace, by=request.actor, mutation_id=request.mutation_id):
        return operations.add_device(
            member=request.member,
            session_key=request.session.session_key or "",
            endpoint=body.endpoint,
            p256dh=body.keys.p256dh,
            auth=body.keys.auth,
            name=body.name,
        )


@door.delete("/push/{device_id}", response={204: None})
@portal_door.delete("/push/{device_id}", response={204: None}, operation_id="portal_remove_push_device")
def remove_push_device(request: Request, device_id: UUID) -> Status[None]:
    with act(request.workspace, by=request.actor, mutation_id=request.mutation_id):
        operations.remove_device(member=request.member, device_id=device_id)
    return Status(204, None)


def _shown(choice: Choice, member_kind: str) -> dict[str, Any]:
    kinds = []
    for key, kind in reaching(member_kind).items():
        ways = queries.ways_in(choice.kinds.get(key), kind)
        email = ways.email if kind.has_letter else None
        kinds.append({"kind": key, "name": str(kind.name), "in_app": ways.in_app, "email": email, "push": ways.push})
    return {
        "kinds": kinds,
        "digest": {"on": choice.digest, "hour": choice.digest_hour},
        "time_zone": choice.time_zone,
    }
