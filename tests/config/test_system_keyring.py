"""Which keyring there is: named, installed, running, open; and real ones of a desktop, locked and stopped."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import keyring
import keyring.backend
import keyring.core
import PIL.Image
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import InitError, KeyringLocked

from app.config import credentials, system_keyring
from app.config.system_keyring import keyring_name, keyring_problem
from app.config.unlocking import UNLOCKING, ask_again
from app.model.errors import CredentialsError
from tests.conftest import ROOT

from .test_credentials import Memory, untyped

NO_KEYRING = (
    "there is no keyring on this machine, so credentials count for this run only; "
    "start a keyring service or set the environment variable instead"
)
LOCKED = "the keyring is locked; unlock it and try again"


@pytest.fixture(autouse=True)
def nothing_chosen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """No backend was chosen yet, and a configuration folder that holds nothing."""
    monkeypatch.setattr(keyring.core, "_keyring_backend", None)
    monkeypatch.setattr(sys, "path", list(sys.path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path}/no-bus")
    ask_again()
    yield
    credentials.forget_this_run()


def use(backend: KeyringBackend) -> None:
    keyring.set_keyring(backend)


def is_no_keyring() -> None:
    """No keyring, in the usual words, whatever is asked of it."""
    assert str(keyring_problem()) == NO_KEYRING
    assert keyring_name() is None
    assert credentials.get("p", "f") is None
    assert credentials.origin("p", "f") is credentials.Origin.MISSING
    assert not credentials.remove("p", "f")
    with pytest.raises(CredentialsError, match="there is no keyring on this machine"):
        credentials.put("p", "f", "secret")


BROKEN = {
    "raises": "raise RuntimeError('at import')",
    "exits": "raise SystemExit(3)",
    "syntax": "def",
    "constructor": (
        "from keyring.backend import KeyringBackend\n"
        "class Keyring(KeyringBackend):\n"
        "    priority = 9\n"
        "    def __init__(self): raise OSError('no device')\n"
        "    def get_password(self, service, username): ...\n"
        "    def set_password(self, service, username, password): ...\n"
    ),
    "viability": (
        "from keyring.backend import KeyringBackend\n"
        "from keyring.compat import properties\n"
        "class Keyring(KeyringBackend):\n"
        "    @properties.classproperty\n"
        "    def priority(cls): raise RuntimeError('not here')\n"
        "    def get_password(self, service, username): ...\n"
        "    def set_password(self, service, username, password): ...\n"
    ),
    "other": "class Keyring: priority = 5",
}


@pytest.mark.parametrize(
    "name",
    [
        "nonsense.Backend",
        "Backend",
        "",
        " ",
        "..",
        "os.path",
        "json.JSONDecoder",
        "keyring.backends.nonsense.Keyring",
        "keyring.backends.SecretService.Nonsense",
        "keyring.backends.SecretService.Keyring",  # without a D-Bus
        "keyring.backends.kwallet.DBusKeyring",
        "keyring.backends.libsecret.Keyring",
        "keyring.backends.fail.Keyring",
        "keyring.backends.null.Keyring",
        *(f"vidimus_broken_{name}.Keyring" for name in BROKEN),
    ],
)
@pytest.mark.parametrize("by_file", [False, True])
def test_a_backend_that_is_named_and_not_to_be_had_is_no_keyring(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str, by_file: bool
) -> None:
    for module, text in BROKEN.items():
        (tmp_path / f"vidimus_broken_{module}.py").write_text(text)
    monkeypatch.syspath_prepend(str(tmp_path))
    if by_file:
        monkeypatch.delenv("PYTHON_KEYRING_BACKEND")
        file = tmp_path / "config" / "python_keyring" / "keyringrc.cfg"
        file.parent.mkdir(parents=True)
        file.write_text(f"[backend]\ndefault-keyring={name}\n")
    else:
        monkeypatch.setenv("PYTHON_KEYRING_BACKEND", name)
    is_no_keyring()


@pytest.mark.parametrize("text", [b"[backend", b"\xff\xfe", b"[backend]\n", b"[other]\nx=1\n", b"nonsense"])
def test_a_file_of_keyring_that_makes_no_sense_is_no_keyring_here(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, text: bytes
) -> None:
    monkeypatch.delenv("PYTHON_KEYRING_BACKEND")
    monkeypatch.setattr(keyring.backend, "get_all_keyring", list)
    file = tmp_path / "config" / "python_keyring" / "keyringrc.cfg"
    file.parent.mkdir(parents=True)
    file.write_bytes(text)
    is_no_keyring()


def test_a_chain_whose_members_have_gone_is_no_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    # whatever classes other tests made are members of every chain from then on
    own = "keyring.backends."
    monkeypatch.setattr(keyring.backend, "_limit", lambda found: type(found).__module__.startswith(own))
    use(untyped("keyring.backends.chainer.ChainerBackend"))  # each member looks for its D-Bus anew
    is_no_keyring()


def test_a_backend_that_never_answers_is_no_keyring_and_waited_for_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(system_keyring, "ANSWER_SECONDS", 0.1)
    over, looks = threading.Event(), []

    def stuck() -> KeyringBackend:
        looks.append(1)
        over.wait()
        return Memory()

    monkeypatch.setattr(keyring, "get_keyring", stuck)
    for _ in range(3):
        assert str(keyring_problem()) == NO_KEYRING
        assert credentials.get("p", "f") is None
    assert len(looks) == 1
    over.set()
    ask_again()
    assert keyring_problem() is None


def test_a_keyring_that_says_it_cannot_be_used_is_none() -> None:
    backend = Memory()
    backend.fault = InitError("no daemon")
    use(backend)
    with pytest.raises(CredentialsError, match="there is no keyring on this machine"):
        credentials.get("p", "f")


def test_only_one_is_asked_at_a_time_and_the_others_hear_the_answer() -> None:
    asked, answer = threading.Event(), threading.Event()
    told: list[str] = []

    class Asking(Memory):
        def get_password(self, service: str, username: str) -> str | None:  # noqa: ARG002
            self.asked += 1
            asked.set()
            answer.wait()
            raise KeyringLocked

    backend = Asking()
    use(backend)

    def ask() -> None:
        try:
            credentials.get("p", "f")
        except CredentialsError as error:
            told.append(str(error))

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    asked.wait()
    with pytest.raises(CredentialsError, match="locked"):  # meanwhile, who must not ask does not wait for it
        credentials.get("p", "f", may_ask=False)
    answer.set()
    for thread in threads:
        thread.join()
    assert (told, backend.asked) == ([LOCKED] * 4, 1)


def test_the_keyring_is_called_by_its_name() -> None:
    backend = Memory()
    use(backend)
    assert str(keyring_name()) == f"the keyring ({backend.name})"
    for module, called in system_keyring._NAMES.items():
        if module.endswith("SecretService"):
            continue  # is asked whether it runs
        named: KeyringBackend = type("Keyring", (Memory,), {"__module__": module})()
        use(named)
        assert keyring_name() == called


def test_a_refusal_is_forgotten_by_what_the_user_does() -> None:
    UNLOCKING.note_refusal("locked")
    assert UNLOCKING.is_refused("locked")
    assert not UNLOCKING.is_refused("open")  # somebody opened it meanwhile
    ask_again()
    assert not UNLOCKING.is_refused("locked")


def test_what_a_backend_gives_comes_through() -> None:
    use(Memory())
    system_keyring.set_entry("a", "b", "c")
    assert system_keyring.get_entry("a", "b") == "c"
    system_keyring.delete_entry("a", "b")
    system_keyring.delete_entry("a", "b")
    assert system_keyring.get_entry("a", "b") is None


# --- A real keyring in a D-Bus session of its own -----------------------------------------------------

BEGIN = """
import logging, os, signal, subprocess, sys, time
from contextlib import closing
import keyring, secretstorage
from jeepney.bus_messages import message_bus
from app.config import credentials, system_keyring
from app.config.system_keyring import keyring_name, keyring_problem
from app.config.unlocking import ask_again
from app.model.errors import CredentialsError

def lock():
    with closing(secretstorage.dbus_init()) as bus:
        secretstorage.get_default_collection(bus).lock()

def told(act):
    try:
        return act()
    except CredentialsError as error:
        return str(error)

def command(*arguments, **more):
    done = subprocess.run(
        [sys.executable, "-m", "app", *arguments], capture_output=True, text=True, timeout=60,
        env=os.environ | more, check=False, input="",
    )
    assert "Traceback" not in done.stderr, done.stderr
    return done.returncode, done.stdout, done.stderr

with closing(secretstorage.dbus_init()) as bus:
    owner = message_bus.GetConnectionUnixProcessID("org.freedesktop.secrets")
    daemon = bus.send_and_get_reply(owner).body[0]
LOCKED = "the keyring is locked; unlock it and try again"
"""

START = """
set -e
printf 'canary-login' | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1
exec "$0" -c "$1"
"""


def in_session(tmp_path: Path, script: str) -> str:
    """Run a script in a session whose gnome-keyring is open; return what it printed."""
    if not (shutil.which("dbus-run-session") and shutil.which("gnome-keyring-daemon")):
        pytest.skip("there is no gnome-keyring on this machine")
    hidden = {"PYTHON_KEYRING_BACKEND", "DBUS_SESSION_BUS_ADDRESS", "DISPLAY", "WAYLAND_DISPLAY"}
    done = subprocess.run(
        ["dbus-run-session", "--", "sh", "-c", START, sys.executable, BEGIN + script],
        env={k: v for k, v in os.environ.items() if k not in hidden}
        | {
            "HOME": str(tmp_path),
            "XDG_RUNTIME_DIR": str(tmp_path),
            "XDG_DATA_HOME": str(tmp_path / "share"),
            "XDG_CONFIG_HOME": str(tmp_path / "config"),
            "PYTHONPATH": str(ROOT),
        },
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_real_keyring_of_a_desktop_keeps_secrets(tmp_path: Path) -> None:
    printed = in_session(
        tmp_path,
        """
assert type(keyring.get_keyring()).__module__ == "keyring.backends.SecretService", keyring.get_keyring()
assert keyring_problem() is None
assert str(keyring_name()) == "the keyring of your desktop"
long = "".join(chr(33 + i % 90) for i in range(5000))
credentials.put("google-vision", "service_account", long)
credentials.put("google-vision", "api_key", "canary-key")
assert credentials.get("google-vision", "service_account") == long
assert credentials.get("google-vision", "api_key") == "canary-key"
assert credentials.origin("google-vision", "api_key") == "keyring"
assert credentials.remove("google-vision", "service_account")
assert credentials.get("google-vision", "service_account") is None
assert not credentials.remove("google-vision", "service_account")
print("kept")
""",
    )
    assert printed == "kept\n"
    for file in tmp_path.rglob("*"):
        if file.is_file():
            assert b"canary-key" not in file.read_bytes()


def test_a_real_keyring_that_is_locked_is_asked_once_and_may_be_opened_elsewhere(tmp_path: Path) -> None:
    """Nobody can be asked here, for want of a display, which is a refusal like any other."""
    printed = in_session(
        tmp_path,
        """
credentials.put("google-vision", "api_key", "canary-key")
lock()
unlocks, of_keyring = [], secretstorage.Collection.unlock
def counted(collection, timeout=None):
    unlocks.append(1)
    return of_keyring(collection)
secretstorage.Collection.unlock = counted
for field in ("api_key", "service_account", "access_token"):
    assert told(lambda: credentials.get("google-vision", field)) == LOCKED
    assert told(lambda: credentials.origin("yandex-ocr", field)) == LOCKED
print(len(unlocks))
assert keyring_problem() is None  # there is one
assert str(keyring_name()) == "the keyring of your desktop"
assert told(lambda: credentials.put("p", "f", "x")) == LOCKED
assert told(lambda: credentials.remove("p", "f")) == LOCKED
ask_again()
assert told(lambda: credentials.get("google-vision", "api_key")) == LOCKED
print(len(unlocks))
os.environ["VIDIMUS_GOOGLE_VISION_API_KEY"] = "AIza-environment"
everything = credentials.get_all("google-vision", ["api_key", "user_project"], ["api_key"])
print(len(unlocks), everything)
del os.environ["VIDIMUS_GOOGLE_VISION_API_KEY"]
from secretstorage.util import format_secret, open_session
from jeepney import DBusAddress, new_method_call
with closing(secretstorage.dbus_init()) as bus:  # what the prompt of a desktop does with a password
    internal = DBusAddress(
        "/org/freedesktop/secrets", "org.freedesktop.secrets",
        "org.gnome.keyring.InternalUnsupportedGuiltRiddenInterface",
    )
    secret = format_secret(open_session(bus), b"canary-login", "text/plain")
    login = "/org/freedesktop/secrets/collection/login"
    call = new_method_call(internal, "UnlockWithMasterPassword", "o(oayays)", (login, secret))
    bus.send_and_get_reply(call)
print(credentials.get("google-vision", "api_key"))
""",
    )
    assert printed == "1\n4\n4 {'api_key': 'AIza-environment'}\ncanary-key\n"


def test_commands_say_of_a_locked_keyring_that_it_is(tmp_path: Path) -> None:
    in_session(
        tmp_path,
        """
lock()
status, out, err = command("credentials", "status")
assert status == 1 and "google-vision api_key unknown\\n" in out, (out, err)
lines = [line for line in err.splitlines() if line.startswith("vidimus: ")]
assert len(lines) == len(set(lines)) and all(line.endswith("credentials: " + LOCKED) for line in lines), err
status, out, err = command("providers")
assert status == 0 and "credential, unknown" in out
status, out, err = command("credentials", "remove", "google-vision")
assert status == 1 and f"vidimus: -: google-vision: credentials: {LOCKED}\\n" in err, err
from PIL import Image
Image.new("RGB", (80, 60)).save("page.png")
status, out, err = command("analyze", "page.png", "-p", "google-vision", "-p", "yandex-ocr")
assert status == 1 and err.count(LOCKED) == 2, err
""",
    )


def test_a_real_keyring_that_stopped_is_no_keyring_and_holds_nobody_up(tmp_path: Path) -> None:
    printed = in_session(
        tmp_path,
        """
credentials.put("google-vision", "api_key", "canary-key")
os.kill(daemon, signal.SIGSTOP)
system_keyring.ANSWER_SECONDS = 0.5
try:
    print(keyring_problem())
    for _ in range(50):  # is not waited for once more
        assert credentials.get("google-vision", "api_key") is None
finally:
    os.kill(daemon, signal.SIGCONT)
ask_again()
system_keyring.ANSWER_SECONDS = 10
print(credentials.get("google-vision", "api_key"))
os.kill(daemon, signal.SIGKILL)
os.environ["DBUS_SESSION_BUS_ADDRESS"] = "unix:path=/nowhere"
print(keyring_problem())
print(told(lambda: credentials.put("p", "f", "x")))
""",
    )
    assert printed == f"{NO_KEYRING}\ncanary-key\n{NO_KEYRING}\n{NO_KEYRING}\n"


@pytest.mark.parametrize("name", ["nonsense.Backend", "keyring.backends.SecretService.Keyring"])
def test_commands_say_of_a_keyring_that_cannot_be_had_that_there_is_none(tmp_path: Path, name: str) -> None:
    PIL.Image.new("RGB", (80, 60)).save(tmp_path / "page.png")
    environment = os.environ | {
        "PYTHON_KEYRING_BACKEND": name,
        "DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere",
        "HOME": str(tmp_path),
    }

    def command(*arguments: str) -> tuple[int, str, str]:
        done = subprocess.run(
            [sys.executable, "-m", "app", *arguments],
            env=environment,
            cwd=ROOT,
            input="secret",
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        return done.returncode, done.stdout, done.stderr

    status, out, err = command("credentials", "status")
    assert (status, err) == (0, f"vidimus: {NO_KEYRING}\n")
    assert "google-vision api_key missing\n" in out
    refused = f"vidimus: -: google-vision: credentials: {NO_KEYRING}\n"
    assert command("credentials", "set", "google-vision", "api_key") == (1, "", refused)
    assert command("credentials", "remove", "google-vision")[2] == "vidimus: there was nothing to remove\n"
    status, out, err = command("providers")
    assert (status, err) == (0, "")
    assert "credential, missing" in out
    status, out, err = command("analyze", str(tmp_path / "page.png"), "-p", "google-vision")
    assert status == 1
    assert len(err.splitlines()) == 1
    assert ": google-vision: credentials: Google Vision needs " in err
