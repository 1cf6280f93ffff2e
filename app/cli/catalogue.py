"""``vidimus providers``: what each provider does, which credentials it needs, and whether they are there."""

from __future__ import annotations

import argparse
import dataclasses
import shutil
from typing import Any

import msgspec

from app.cli.console import OK, write_output
from app.config.paths import environment_name
from app.model.errors import CredentialsError
from app.providers.kit.plan import Provider
from app.providers.kit.registry import providers


def run(given: argparse.Namespace) -> int:
    """Print the list of providers, for people or (``--json``) for programs; return the exit status."""
    entries = [_entry(p) for p in providers().values()]
    if given.json:
        write_output(msgspec.json.format(msgspec.json.encode(entries), indent=1) + b"\n")
    else:
        write_output("\n".join(_described(e) for e in entries).encode(errors="replace"))
    return OK


def _entry(provider: Provider) -> dict[str, Any]:
    fields = [
        {
            **dataclasses.asdict(field),
            "environment": environment_name(provider.id, field.name),
            **({} if field.option else {"origin": _origin(provider.id, field.name)}),
        }
        for field in provider.fields
    ]
    secrets = [f for f in fields if f["secret"]]
    return {
        "id": provider.id,
        "title": provider.title,
        "local": provider.local,
        "features": sorted(provider.features),
        "endpoint": provider.endpoint,
        "limits": dataclasses.asdict(provider.limits),
        "fields": fields,
        "missing_program": _missing_program(provider),
        "ready": not _missing_program(provider)
        and (not secrets or any(f["origin"] not in {"missing", "unknown"} for f in secrets)),
    }


def _missing_program(provider: Provider) -> str | None:
    program = getattr(provider, "program", "")
    return program if program and shutil.which(program) is None else None


def _origin(provider_id: str, field: str) -> str:
    from app.config import credentials

    try:
        return credentials.origin(provider_id, field)
    except CredentialsError:
        return "unknown"


def _described(entry: dict[str, Any]) -> str:
    where = "on this machine" if entry["local"] else entry["endpoint"] or "at an endpoint of your own"
    state = "ready" if entry["ready"] else "wants a credential"
    if entry["missing_program"]:
        state = f"the program {entry['missing_program']} is not on this machine"
    lines = [
        f"{entry['id']}: {entry['title']}, {where}; {state}",
        f"  features: {' '.join(entry['features'])}",
    ]
    limits = entry["limits"]
    known = [f"{name} {limits[name]}" for name in ("images", "bytes", "pixels", "max_side") if limits[name]]
    lines.append(f"  limits a call: {', '.join(known)}")
    for field in entry["fields"]:
        kind = "option" if field["option"] else f"credential, {field['origin']}"
        choices = f" ({'|'.join(field['choices'])})" if field["choices"] else ""
        lines.append(f"  {field['name']}{choices}: {field['label']}; {kind}; {field['environment']}")
    return "\n".join(lines) + "\n"
