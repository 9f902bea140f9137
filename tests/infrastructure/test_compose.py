"""docker-compose.yml: valid, and without what must not be in it."""

import json
import re

import pytest
import yaml
from jsonschema import Draft201909Validator

from config.state import CHECKOUT

# From github.com/compose-spec/compose-spec, Apache-2.0, Copyright 2020 The Compose Specification Authors.
SCHEMA = CHECKOUT / "tests/infrastructure/compose_spec/schema.json"
TEXT = (CHECKOUT / "docker-compose.yml").read_text()
COMPOSE = yaml.safe_load(TEXT)
SERVICES = COMPOSE["services"]
ONE_SHOT = {name for name, service in SERVICES.items() if service.get("restart") == "no"}
DOCKERFILE = (CHECKOUT / "deploy/Dockerfile").read_text()


def stages() -> dict[str, str]:
    parts = re.split(r"^FROM \S+ AS (\S+)$", DOCKERFILE, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def test_it_follows_the_compose_specification():
    Draft201909Validator(json.loads(SCHEMA.read_text())).validate(COMPOSE)


def test_it_has_every_part_of_the_production_shape():
    assert set(SERVICES) == {"caddy", "web", "worker", "postgres", "redis", "keys", "prepare"}
    assert SERVICES["web"]["deploy"]["replicas"] == 2
    assert {"keys", "prepare"} == ONE_SHOT


@pytest.mark.parametrize("name", sorted(set(SERVICES) - ONE_SHOT))
def test_what_runs_for_long_is_watched_and_started_again(name):
    assert SERVICES[name]["healthcheck"]["test"]
    assert SERVICES[name]["restart"] == "unless-stopped"


@pytest.mark.parametrize("name", SERVICES)
def test_nothing_runs_as_root(name):
    service = SERVICES[name]
    stage = stages().get(service.get("build", {}).get("target", ""), "")
    user = service.get("user") or re.findall(r"^USER (\S+)$", stage, flags=re.MULTILINE)[-1]
    assert user.split(":")[0] not in ("", "root", "0")


@pytest.mark.parametrize("name", SERVICES)
def test_nothing_keeps_privileges_it_does_not_need(name):
    assert SERVICES[name]["cap_drop"] == ["ALL"]


def test_no_password_or_key_is_written_down():
    named = re.findall(r"^\s*(\w*(?:PASSWORD|SECRET|KEY|TOKEN)\w*): *(.*)$", TEXT, flags=re.MULTILINE)
    assert named == [("POSTGRES_PASSWORD_FILE", "/keys/postgres/password")]
    addresses = [line for line in TEXT.splitlines() if re.search(r"://[^/\s]+:[^/\s]+@", line)]
    assert all("user:password@mail.example.org" in line for line in addresses)


def test_only_those_who_need_the_administrators_password_get_it():
    holders = {name for name, service in SERVICES.items() if "postgres-key" in str(service.get("volumes"))}
    assert holders == {"keys", "prepare", "postgres"}


def test_only_the_proxy_is_reachable_from_outside():
    assert {name for name, service in SERVICES.items() if "ports" in service} == {"caddy"}
    assert COMPOSE["networks"]["inside"]["internal"]
    assert {name for name, service in SERVICES.items() if service.get("networks") == ["inside"]} == {
        "postgres",
        "redis",
        "prepare",
    }


def test_every_volume_named_is_declared():
    used = {volume.split(":")[0] for service in SERVICES.values() for volume in service.get("volumes", [])}
    assert used == set(COMPOSE["volumes"])


def test_there_is_no_demo():
    assert "DEMO" not in TEXT + DOCKERFILE + (CHECKOUT / "deploy/entrypoint.sh").read_text()


def test_every_command_is_one_the_entrypoint_knows():
    entrypoint = (CHECKOUT / "deploy/entrypoint.sh").read_text()
    for name in ("keys", "prepare", "web", "worker"):
        [command] = SERVICES[name]["command"]
        assert re.search(rf"^ *{command}\b.*\)|= {command} \]", entrypoint, flags=re.MULTILINE)
