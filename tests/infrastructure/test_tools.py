"""The scripts behind `make`: what they refuse, in one line, and what they skip."""

import os
import subprocess
from pathlib import Path

import pytest

from config.state import CHECKOUT


@pytest.fixture
def checkout(tmp_path):
    """A checkout with the tools and nothing else."""
    (tmp_path / "tools").symlink_to(CHECKOUT / "tools")
    return tmp_path


def prepare(checkout: Path, **programs: str) -> "subprocess.CompletedProcess[str]":
    """tools/prepare.sh where only these programs, as scripts, and the system's plain tools are found."""
    place = checkout / "bin"
    place.mkdir()
    for name in ("dirname", "command", "cat", "sh", "rm", "cksum", "xargs", "find", "sort"):
        found = Path("/usr/bin") / name
        if found.exists():
            (place / name).symlink_to(found)
    for name, script in programs.items():
        (place / name).write_text(f"#!/bin/sh\n{script}\n")
        (place / name).chmod(0o755)
    return subprocess.run(
        ["/bin/sh", str(checkout / "tools/prepare.sh"), "run"],
        env={"PATH": str(place), "HOME": str(checkout)},
        cwd=checkout,
        capture_output=True,
        text=True,
        check=False,
    )


OLD_PYTHON = 'case "$2" in *print*) echo 3.9 ;; *) exit 1 ;; esac'


@pytest.mark.parametrize(
    ("programs", "line"),
    [
        ({}, "it needs Node.js 20 or newer and found none"),
        ({"node": "echo v18.19.1"}, "it needs Node.js 20 or newer and found v18.19.1"),
        ({"node": "echo v20.9.0"}, "npm is not"),
        ({"node": "echo v20.9.0", "npm": "true"}, "it needs Python 3.11 or newer and found no Python at all"),
        (
            {"node": "echo v20.9.0", "npm": "true", "python3": OLD_PYTHON},
            "it needs Python 3.11 or newer and found Python 3.9",
        ),
    ],
)
def test_what_is_missing_or_old_is_said_in_one_line(checkout, programs, line):
    refused = prepare(checkout, **programs)
    assert refused.returncode == 1
    assert refused.stdout == ""
    [said] = refused.stderr.strip().splitlines()
    assert line in said


# What a Python answers when it is asked for its version, for being new enough, for how it was built.
def a_python(*, optimized: bool) -> str:
    return f"""case "$*" in *print*) echo 3.12 ;; *ensurepip*) exit {int(not optimized)} ;; *venv*) exit 1 ;; esac"""


@pytest.mark.parametrize(
    ("programs", "taken"),
    [
        ({"python3": a_python(optimized=False), "python3.12": a_python(optimized=True)}, "python3.12"),
        ({"python3": a_python(optimized=True), "python3.12": a_python(optimized=True)}, "python3"),
        ({"python3": OLD_PYTHON, "python3.12": a_python(optimized=False)}, "python3.12"),
    ],
)
def test_of_several_pythons_the_first_well_built_one_is_taken(checkout, programs, taken):
    said = prepare(checkout, node="echo v20.9.0", npm="true", **programs).stderr
    assert f"in .venv with {checkout}/bin/{taken}\n" in said


def test_a_broken_catalogue_is_named(tmp_path, capsys, monkeypatch):
    from tools import compile_messages

    broken = tmp_path / "room/locale/ru/LC_MESSAGES/django.po"
    broken.parent.mkdir(parents=True)
    broken.write_text("<<<<<<< ours\n")
    monkeypatch.setattr(compile_messages, "CHECKOUT", tmp_path)
    assert compile_messages.main() == 1
    assert "room/locale/ru/LC_MESSAGES/django.po" in capsys.readouterr().err
    assert not broken.with_suffix(".mo").exists()


def test_a_catalogue_is_compiled_beside_itself(tmp_path, monkeypatch):
    import gettext

    from tools import compile_messages

    source = tmp_path / "room/locale/ru/LC_MESSAGES/django.po"
    source.parent.mkdir(parents=True)
    source.write_text('msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\nmsgid "one"\nmsgstr "один"\n')
    monkeypatch.setattr(compile_messages, "CHECKOUT", tmp_path)
    assert compile_messages.main() == 0
    with source.with_suffix(".mo").open("rb") as compiled:
        assert gettext.GNUTranslations(compiled).gettext("one") == "один"


def test_the_locks_name_no_address():
    for lock in CHECKOUT.glob("requirements*.lock"):
        assert "://" not in "".join(line for line in lock.read_text().splitlines() if not line.startswith("#"))
    assert '"resolved"' not in (CHECKOUT / "frontend/package-lock.json").read_text()


def test_every_tool_may_be_run():
    assert all(os.access(path, os.X_OK) for path in [*CHECKOUT.glob("tools/*.sh"), CHECKOUT / ".ci/run"])
