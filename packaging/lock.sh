#!/usr/bin/env bash
# Writes packaging/requirements.lock and packaging/requirements-test.lock from pyproject.toml:
# exact versions with the hashes of every file, for Python 3.11 to 3.13, without any registry's name.
# Versions already locked stay unless asked: packaging/lock.sh --upgrade (or --upgrade-package NAME).
set -euo pipefail
root=$(cd -P -- "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")/.." && pwd)
cd -- "$root"

uv=$(command -v uv || true)
if [[ -z $uv ]]; then
    tools=$(mktemp -d)
    trap 'rm -rf -- "$tools"' EXIT
    python3 -m venv "$tools"
    "$tools/bin/python" -m pip install --quiet 'uv>=0.8,<1'
    uv=$tools/bin/uv
fi

compile=(
    "$uv" pip compile pyproject.toml --quiet --universal --python-version 3.11
    --generate-hashes --no-annotate --no-header --no-emit-index-url --no-emit-find-links
)
# Both locks are written afresh beside the old ones, which keep their versions as preferences.
"${compile[@]}" --output-file packaging/requirements.lock "$@" >/dev/null
"${compile[@]}" --group test --constraints packaging/requirements.lock \
    --output-file packaging/requirements-test.lock "$@" >/dev/null
printf 'locked: %s for running, %s for testing\n' \
    "$(grep -c == packaging/requirements.lock)" "$(grep -c == packaging/requirements-test.lock)"
