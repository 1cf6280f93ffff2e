"""``vidimus credentials``: credentials in the system's keyring, never given on the command line."""

from __future__ import annotations

import argparse
import getpass
import sys

from app.cli.console import OK, SOME_FAILED, UsageError, print_error, print_notice, write_output
from app.cli.request import known_provider
from app.config import credentials
from app.config.system_keyring import keyring_problem
from app.model.errors import CredentialsError
from app.providers.kit.plan import Field, Provider
from app.providers.kit.registry import providers

_LONGEST_LINE = 1_000_000


def put(given: argparse.Namespace) -> int:
    """Ask for one credential, or all of a provider, and keep them; an empty answer changes nothing."""
    provider = known_provider(given.provider)
    fields = _fields(provider, given.field)
    why = keyring_problem()
    if why:
        print_error("-", provider.id, why)
        return SOME_FAILED
    if sys.stdin.isatty():
        answers = {f.name: _asked(f) for f in fields}
    else:
        if len(fields) > 1:
            names = ", ".join(f.name for f in fields)
            raise UsageError(f"say which credential standard input holds: one of {names}", provider.id)
        answers = {fields[0].name: sys.stdin.read(_LONGEST_LINE)}
    count = 0
    for name, value in answers.items():
        if value.strip() or len(fields) == 1:
            try:
                credentials.put(provider.id, name, value)
            except CredentialsError as error:
                print_error("-", provider.id, error)
                return SOME_FAILED
            count += 1
    print_notice(f"kept {count} of {provider.title} in the keyring" if count else "nothing was changed")
    return OK


def remove(given: argparse.Namespace) -> int:
    """Remove one credential, or all of a provider, from the keyring."""
    provider = known_provider(given.provider)
    try:
        removed = [f.name for f in _fields(provider, given.field) if credentials.remove(provider.id, f.name)]
    except CredentialsError as error:
        print_error("-", provider.id, error)
        return SOME_FAILED
    print_notice(f"removed {', '.join(removed)}" if removed else "there was nothing to remove")
    return OK


def status(given: argparse.Namespace) -> int:  # noqa: ARG001 - the interface of all commands
    """Print where each credential comes from, never the credential itself."""
    lines = []
    told: set[tuple[str, str]] = set()
    for provider in providers().values():
        for field in (f for f in provider.fields if not f.option):
            try:
                origin = str(credentials.origin(provider.id, field.name))
            except CredentialsError as error:
                if (provider.id, str(error)) not in told:
                    print_error("-", provider.id, error)
                told.add((provider.id, str(error)))
                origin = "unknown"
            lines.append(f"{provider.id} {field.name} {origin}\n")
    why = keyring_problem()
    if why:
        print_notice(str(why))
    write_output("".join(lines).encode())
    return SOME_FAILED if told else OK


def _fields(provider: Provider, name: str | None) -> list[Field]:
    fields = [f for f in provider.fields if not f.option]
    if not fields:
        raise UsageError(f"{provider.title} needs no credentials", provider.id)
    if name is None:
        return fields
    chosen = [f for f in fields if f.name == name]
    if not chosen:
        known = ", ".join(f.name for f in fields)
        raise UsageError(f"{provider.id} has no credential {name}; it has {known}", provider.id)
    return chosen


def _asked(field: Field) -> str:
    if field.secret:
        return getpass.getpass(f"{field.label}: ", stream=sys.stderr)
    sys.stderr.write(f"{field.label}: ")
    sys.stderr.flush()
    return sys.stdin.readline()
