"""A foreign key is an import, too: "companies.Company" in quotes escapes the import linter, so it is checked here."""

import tomllib
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models

CONTRACTS = tomllib.loads((Path(__file__).resolve().parents[2] / "pyproject.toml").read_text())["tool"]["importlinter"][
    "contracts"
]
FLOORS, ROOMS, SIDE_ROOMS = (
    next(one["layers"] for one in CONTRACTS if one["name"] == name)
    for name in ("floors", "rooms of the workspace", "rooms of collaboration")
)
OURS = [model for model in apps.get_models() if model.__module__.partition(".")[0] in FLOORS]
LINKS = [
    (model, link, link.related_model)
    for model in OURS
    for link in model._meta.get_fields()
    if isinstance(link, models.ForeignKey | models.ManyToManyField)
    and isinstance(link.related_model, type)
    and link.related_model in OURS
]


def height(model: type[models.Model]) -> tuple[int, int, str]:
    """Floor and storey of a model's room, the lowest first, and the room itself."""
    floor, *rest = model.__module__.split(".")
    room = rest[0] if rest else ""
    layers = {"workspace": ROOMS, "collaboration": SIDE_ROOMS}.get(floor, [])
    storeys = [
        index for index, layer in enumerate(reversed(layers)) if room in [one.strip() for one in layer.split("|")]
    ]
    return len(FLOORS) - FLOORS.index(floor), storeys[0] if storeys else 0, f"{floor}.{room}" if layers else floor


@pytest.mark.parametrize(
    ("model", "link", "target"), LINKS, ids=[f"{model._meta.label}.{link.name}" for model, link, _ in LINKS]
)
def test_foreign_keys_point_down(model: type[models.Model], link: models.Field, target: type[models.Model]) -> None:
    *here, room = height(model)
    *there, other = height(target)
    assert there < here or room == other, (
        f"{model._meta.label}.{link.name} leads up or sideways to {target._meta.label}"
    )


def test_there_is_something_to_check() -> None:
    assert len(LINKS) > 40


def test_every_model_lives_in_a_declared_room() -> None:
    rooms = {one.strip() for layer in [*ROOMS, *SIDE_ROOMS] for one in layer.split("|")}
    strays = [
        model._meta.label
        for model in OURS
        if model.__module__.startswith(("workspace.", "collaboration.")) and model.__module__.split(".")[1] not in rooms
    ]
    assert strays == []
