from __future__ import annotations

import json
import pkgutil
from collections.abc import Callable, Iterator
from pathlib import Path

import keyring
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from keyring.backend import KeyringBackend
from keyring.backends import chainer
from keyring.errors import KeyringLocked, PasswordDeleteError

from app.config import credentials
from app.config.credentials import Origin
from app.config.paths import environment_name
from app.config.system_keyring import keyring_problem
from app.config.unlocking import ask_again
from app.model.errors import CredentialsError


class Memory(KeyringBackend):
    """A keyring that holds no entry longer than Windows does, and can be broken."""

    priority = 1

    def __init__(self) -> None:
        self.held: dict[tuple[str, str], str] = {}
        self.fault: Exception | None = None
        self.asked = 0

    def _check(self) -> None:
        self.asked += 1
        if self.fault:
            raise self.fault

    def get_password(self, service: str, username: str) -> str | None:
        self._check()
        return self.held.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._check()
        assert len(password) <= 1280
        self.held[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self._check()
        try:
            del self.held[service, username]
        except KeyError:
            raise PasswordDeleteError("not there") from None


class Plaintext(Memory):
    """Stands where keyrings.alt does."""


Plaintext.__module__ = "keyrings.alt.file"


def untyped(name: str) -> KeyringBackend:
    """A backend of keyring's own, whose constructors have no types."""
    made: KeyringBackend = pkgutil.resolve_name(name)()
    return made


@pytest.fixture(autouse=True)
def own_keyring() -> Iterator[Memory]:
    before = keyring.get_keyring()
    backend = Memory()
    keyring.set_keyring(backend)
    credentials.forget_this_run()
    yield backend
    credentials.forget_this_run()
    keyring.set_keyring(before)


def test_a_credential_comes_back_from_the_keyring(own_keyring: Memory) -> None:
    credentials.put("google-vision", "api_key", "  AIza-secret\n")
    assert credentials.get("google-vision", "api_key") == "AIza-secret"
    assert own_keyring.held == {("vidimus:google-vision", "api_key"): "AIza-secret"}
    assert credentials.origin("google-vision", "api_key") is Origin.KEYRING
    assert credentials.get_all("google-vision", ["api_key", "access_token"]) == {"api_key": "AIza-secret"}


def test_a_credential_can_be_removed(own_keyring: Memory) -> None:
    assert not credentials.remove("google-vision", "api_key")
    credentials.put("google-vision", "api_key", "x")
    assert credentials.remove("google-vision", "api_key")
    assert credentials.get("google-vision", "api_key") is None
    assert credentials.origin("google-vision", "api_key") is Origin.MISSING


@given(st.text(min_size=1, max_size=9_000).filter(lambda t: t.strip() and "\0" not in t))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
def test_secrets_of_any_length_come_back_whole(value: str) -> None:
    value = value.encode(errors="ignore").decode()
    credentials.put("p", "f", value or "x")
    assert credentials.get("p", "f") == (value or "x").strip()


def test_a_shorter_secret_leaves_nothing_of_a_longer_one(own_keyring: Memory) -> None:
    credentials.put("p", "service_account", "k" * 3_500)
    assert len(own_keyring.held) == 5
    credentials.put("p", "service_account", "short")
    assert own_keyring.held == {("vidimus:p", "service_account"): "short"}
    credentials.put("p", "service_account", "k" * 3_500)
    del own_keyring.held["vidimus:p", "service_account.2"]
    assert credentials.remove("p", "service_account")
    assert own_keyring.held == {}


def test_a_long_secret_with_a_part_changed_is_refused(own_keyring: Memory) -> None:
    credentials.put("p", "service_account", "k" * 3_500)
    own_keyring.held["vidimus:p", "service_account.2"] = "l" * 1_000
    with pytest.raises(CredentialsError, match="damaged in the keyring; set it again") as caught:
        credentials.get("p", "service_account")
    assert "lll" not in str(caught.value)


def test_a_secret_that_looks_like_a_head_is_kept_in_parts() -> None:
    odd = f"vidimus-parts/1 2 {'0' * 64}"
    credentials.put("p", "f", odd)
    assert credentials.get("p", "f") == odd


@pytest.mark.parametrize("value", ["", " \n", "x" * (credentials.MAX_LENGTH + 1), "a\0b"])
def test_what_is_no_credential_is_refused(own_keyring: Memory, value: str) -> None:
    with pytest.raises(CredentialsError):
        credentials.put("p", "f", value)
    assert own_keyring.held == {}


@pytest.mark.parametrize(
    ("backend", "why"),
    [
        (untyped("keyring.backends.fail.Keyring"), "no keyring on this machine"),
        (untyped("keyring.backends.null.Keyring"), "no keyring on this machine"),
        (Plaintext(), r"keyrings\.alt\.file\) would write secrets to a plain file"),
    ],
)
def test_a_keyring_that_is_none_or_writes_plain_files_gets_no_secret(
    backend: KeyringBackend, why: str
) -> None:
    keyring.set_keyring(backend)
    with pytest.raises(CredentialsError, match=why):
        credentials.put("p", "f", "secret")
    assert credentials.get("p", "f") is None
    assert credentials.origin("p", "f") is Origin.MISSING
    assert not credentials.remove("p", "f")
    assert not getattr(backend, "held", {})


def test_of_a_chain_only_the_trusted_member_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    good, bad = Memory(), Plaintext()
    chain = untyped("keyring.backends.chainer.ChainerBackend")
    monkeypatch.setattr(chainer.ChainerBackend, "backends", [bad, good])
    keyring.set_keyring(chain)
    assert keyring_problem() is None
    credentials.put("p", "f", "secret")
    assert (bad.held, list(good.held.values())) == ({}, ["secret"])
    monkeypatch.setattr(chainer.ChainerBackend, "backends", [bad])
    assert "no keyring" in str(keyring_problem())


def test_without_a_keyring_a_credential_counts_for_this_run() -> None:
    keyring.set_keyring(untyped("keyring.backends.fail.Keyring"))
    credentials.hold("p", "f", " secret ")
    assert credentials.get("p", "f") == "secret"
    assert credentials.origin("p", "f") is Origin.THIS_RUN
    credentials.remove("p", "f")
    assert credentials.get("p", "f") is None


def test_the_environment_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    credentials.put("google-vision", "api_key", "from the keyring")
    monkeypatch.setenv("VIDIMUS_GOOGLE_VISION_API_KEY", "from the environment")
    assert credentials.get("google-vision", "api_key") == "from the environment"
    assert credentials.origin("google-vision", "api_key") is Origin.ENVIRONMENT
    monkeypatch.setenv("VIDIMUS_GOOGLE_VISION_API_KEY", " ")
    assert credentials.get("google-vision", "api_key") == "from the keyring"


def test_a_service_account_may_be_json_or_a_path(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    variable = environment_name("google-vision", "service_account")
    assert variable == "VIDIMUS_GOOGLE_VISION_SERVICE_ACCOUNT"
    file = tmp_path / "key.json"
    file.write_text('{"type": "service_account"}\n')
    for value in ('{"type": "service_account"}', str(file)):
        monkeypatch.setenv(variable, value)
        assert json.loads(credentials.get("google-vision", "service_account") or "") == {
            "type": "service_account"
        }
    monkeypatch.setenv(variable, "MIIEvQsecret")
    with pytest.raises(CredentialsError, match="neither JSON nor the path") as caught:
        credentials.get("google-vision", "service_account")
    assert "MIIEvQsecret" not in str(caught.value)


@pytest.mark.parametrize(
    ("fault", "sentence"),
    [(KeyringLocked("the secret was hunter2"), "locked"), (RuntimeError("hunter2"), "RuntimeError")],
)
def test_a_keyring_that_fails_is_one_sentence_without_the_secret(
    own_keyring: Memory, fault: Exception, sentence: str
) -> None:
    credentials.put("p", "f", "hunter2")
    for act in (
        lambda: credentials.get("p", "f"),
        lambda: credentials.put("p", "f", "hunter2"),
        lambda: credentials.remove("p", "f"),
    ):
        own_keyring.fault = fault
        with pytest.raises(CredentialsError, match=sentence) as caught:
            act()
        assert "hunter2" not in str(caught.value)
        assert caught.value.__cause__ is None


def test_a_failure_in_the_middle_of_removing_is_told(
    own_keyring: Memory, monkeypatch: pytest.MonkeyPatch
) -> None:
    credentials.put("p", "f", "secret")

    def broken(_service: str, _username: str) -> None:
        raise RuntimeError

    monkeypatch.setattr(own_keyring, "delete_password", broken)
    with pytest.raises(CredentialsError, match="RuntimeError"):
        credentials.remove("p", "f")


def test_the_backend_gone_between_two_looks_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    keyring.set_keyring(untyped("keyring.backends.fail.Keyring"))
    monkeypatch.setattr(credentials, "keyring_problem", lambda: None)
    with pytest.raises(CredentialsError, match="there is no keyring on this machine"):
        credentials.get("p", "f")


def test_a_keyring_that_takes_nothing_is_told(own_keyring: Memory, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(_service: str, _username: str, _password: str) -> None:
        raise RuntimeError("hunter2")

    monkeypatch.setattr(own_keyring, "set_password", refused)
    with pytest.raises(CredentialsError, match="RuntimeError") as caught:
        credentials.put("p", "f", "hunter2")
    assert "hunter2" not in str(caught.value)


def test_a_key_in_the_environment_is_enough(own_keyring: Memory, monkeypatch: pytest.MonkeyPatch) -> None:
    fields, secrets = ["api_key", "iam_token", "folder_id"], ["api_key", "iam_token"]
    credentials.put("yandex-ocr", "iam_token", "of the keyring")
    credentials.put("yandex-ocr", "folder_id", "b1g")
    monkeypatch.setenv("VIDIMUS_YANDEX_OCR_API_KEY", "AQVN")
    both = {"api_key": "AQVN", "folder_id": "b1g"}  # and no other key, which a provider might prefer
    assert credentials.get_all("yandex-ocr", fields, secrets) == both
    own_keyring.fault = KeyringLocked()
    assert credentials.get_all("yandex-ocr", fields, secrets) == {"api_key": "AQVN"}
    monkeypatch.delenv("VIDIMUS_YANDEX_OCR_API_KEY")
    with pytest.raises(CredentialsError, match="locked"):
        credentials.get_all("yandex-ocr", fields, secrets)


def test_who_declines_is_asked_once_a_run(own_keyring: Memory) -> None:
    credentials.put("p", "f", "secret")
    own_keyring.fault, own_keyring.asked = KeyringLocked(), 0
    for name in ("f", "g", "h"):
        with pytest.raises(CredentialsError, match="the keyring is locked; unlock it and try again"):
            credentials.get("p", name)
        with pytest.raises(CredentialsError, match="locked"):
            credentials.origin("q", name)
    assert own_keyring.asked == 1
    own_keyring.fault = None
    with pytest.raises(CredentialsError, match="locked"):
        credentials.get("p", "f")
    ask_again()
    assert credentials.get("p", "f") == "secret"


@pytest.mark.parametrize(
    "act", [lambda: credentials.put("p", "f", "x"), lambda: credentials.remove("p", "f")]
)
def test_keeping_and_removing_ask_again(own_keyring: Memory, act: Callable[[], object]) -> None:
    own_keyring.fault = KeyringLocked()
    with pytest.raises(CredentialsError, match="locked"):
        credentials.get("p", "f")
    own_keyring.fault = None
    act()
    assert own_keyring.asked > 1
    credentials.get("p", "f")
