"""Where state lives, and the secrets in it."""

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from config.secrets import secret
from config.state import CHECKOUT, state_dir


def test_artel_data_moves_it(state, monkeypatch):
    monkeypatch.setenv("ARTEL_DATA", str(state / "elsewhere"))
    assert state_dir() == state / "elsewhere"
    assert state_dir().is_dir()


@pytest.mark.skipif(os.geteuid() == 0, reason="root's is under /var/lib")
def test_an_ordinary_users_is_beside_the_code(monkeypatch):
    monkeypatch.delenv("ARTEL_DATA")
    assert state_dir() == CHECKOUT / ".artel"


@pytest.mark.skipif(os.geteuid() != 0, reason="an ordinary user's is beside the code")
def test_two_checkouts_of_root_do_not_share_one(monkeypatch):
    monkeypatch.delenv("ARTEL_DATA")
    own = state_dir()
    monkeypatch.setattr("config.state.CHECKOUT", Path("/somewhere/else"))
    monkeypatch.setattr("config.state._open", lambda folder: None)
    assert own.parent == state_dir().parent == Path("/var/lib/artel")
    assert own != state_dir()


def test_a_folder_in_use_keeps_its_permissions(state):
    (state / "something").touch()
    state.chmod(0o700)
    assert state_dir().stat().st_mode & 0o777 == 0o700


def test_a_secret_stays_the_same(state):
    assert secret("one") == secret("one") != secret("two")


def test_a_secret_is_for_its_owner_only(state):
    secret("one")
    assert (state / "secrets").stat().st_mode & 0o777 == 0o700
    assert (state / "secrets" / "one").stat().st_mode & 0o777 == 0o600


def test_a_secret_can_encrypt(state):
    fernet = Fernet(secret("one"))
    assert fernet.decrypt(fernet.encrypt(b"x")) == b"x"


def test_all_who_ask_first_get_the_same_secret(state):
    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(lambda _: secret("contended"), range(32)))) == 1
    assert [path.name for path in (state / "secrets").iterdir()] == ["contended"]
