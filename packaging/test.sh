#!/usr/bin/env bash
# Sets up, then runs every static check and the whole test suite; green means all of it passed.
#   bash packaging/test.sh               everything
#   bash packaging/test.sh --suites      the whole test suite alone: no static checks, no coverage
#   bash packaging/test.sh ARGS...       only pytest, with these arguments (a path, -k, -m ...)
# VIDIMUS_TEST_VENV names another folder for the virtual environment, VIDIMUS_PYTHON another Python.
# Lists of packages are words parted by spaces, and are meant to be split.
# shellcheck disable=SC2046,SC2086
set -euo pipefail
root=$(cd -P -- "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")/.." && pwd)
lock=$root/packaging/requirements-test.lock
source "$root/packaging/common.sh"
exec </dev/null

missing_test_programs() {
    local pair
    for pair in Xvfb:xvfb xvfb-run:xvfb xauth:xauth dbus-run-session:dbus gnome-keyring-daemon:gnome-keyring git:git \
        pdftotext:poppler-utils; do
        command -v "${pair%%:*}" >/dev/null || printf '%s ' "${pair#*:}"
    done
    "$python" "$root/resources/samples/fonts.py" # the samples are drawn anew
}
missing_test_fonts() { # the window is measured and pages are drawn in the fonts of several makers; nice to have
    has_font NotoSans-Regular.ttf || printf 'fonts-noto-core '
    has_font DroidSansFallbackFull.ttf || printf 'fonts-droid-fallback '
}
has_font() { # FILE
    [[ -n $(find -L /usr/share/fonts /usr/local/share/fonts -name "$1" -print -quit 2>/dev/null) ]]
}
missing_packages() {
    printf '%s ' "$(missing_venv_packages)$(missing_window_packages)$(missing_tesseract_packages)$(missing_test_programs)" \
        | tr ' ' '\n' | sort -u | xargs
}

find_python
lacking=$(missing_packages)
wanted="$lacking $(missing_script_packages)$(missing_test_fonts)"
if [[ -n ${wanted// /} ]]; then
    install_packages $wanted || true
    lacking=$(missing_packages)
    [[ -z $lacking ]] || stop "the tests need system packages that are missing; install them with: $(install_hint $lacking)"
fi
choose_venv "$lock" .venv-test "${VIDIMUS_TEST_VENV:-}"
venv_is_ready || make_venv "$lock"
enter
export PATH=$venv/bin:$PATH
cd -- "$root"

only_suites=0
if [[ ${1:-} == --suites ]]; then only_suites=1; shift; fi
scratch=$(mktemp -d)
trap 'rm -rf -- "$scratch"' EXIT
if [[ ! -w $root ]]; then
    export RUFF_CACHE_DIR=$scratch/ruff MYPY_CACHE_DIR=$scratch/mypy HYPOTHESIS_STORAGE_DIRECTORY=$scratch/hypothesis
    set -- "$@" -o "cache_dir=$scratch/pytest"
fi
# A display and a session bus of our own: tests neither see nor disturb those of the person at the desk.
on_display=(xvfb-run --auto-servernum --server-args '-screen 0 1600x1200x24' dbus-run-session --)
export COVERAGE_FILE=$scratch/coverage QT_QPA_PLATFORM=offscreen
unset WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS

whole=0
if [[ $# -eq 0 || ( $# -eq 2 && $1 == -o && $2 == cache_dir=* ) ]]; then whole=1; fi
if [[ $whole -eq 0 ]]; then
    status=0
    "${on_display[@]}" python -m pytest "$@" || status=$?
    exit "$status"
fi

failed=()
step() { # NAME COMMAND...
    local name=$1 started=$SECONDS
    shift
    printf '\n==> %s\n' "$name"
    "$@" || failed+=("$name")
    printf '    (%s: %d s)\n' "$name" $((SECONDS - started))
}
suite() { # NAME PYTEST-ARGS...: adds to the coverage data and leaves its counts for the last line
    local name=$1
    shift
    step "$name" "${before[@]}" python -m pytest --quiet --junit-xml="$scratch/$name.xml" "${pytest_args[@]}" "$@"
}
pytest_args=("$@")
if [[ $only_suites -eq 0 ]]; then pytest_args+=(--cov --cov-append --cov-report=); fi
workers=$(python -c 'import os; print(min(4, len(os.sched_getaffinity(0))))')

if [[ $only_suites -eq 0 ]]; then
    step "ruff check" python -m ruff check .
    step "ruff format" python -m ruff format --check .
    step "mypy" python -m mypy app tests
    step "imports" lint-imports
fi

# Rooms without Qt run where PySide6 cannot be imported at all, so a stray import fails here.
before=(env VIDIMUS_TESTS_WITHOUT_QT=1)
suite tests-without-qt -p no:pytest-qt --numprocesses="$workers" --ignore=tests/ui --ignore=tests/e2e -m 'not window and not xvfb'
before=(env)
suite tests-of-the-window -m 'window and not xvfb'
before=("${on_display[@]}")
suite tests-on-a-display -m xvfb

if [[ $only_suites -eq 0 ]]; then
    python -m coverage combine --quiet --append "$scratch" >/dev/null 2>&1 || true # what child processes left
    step "coverage" python packaging/coverage_gates.py
fi

printf '\n%s on %s' "$(python --version)" "$(. /etc/os-release 2>/dev/null && printf '%s' "${PRETTY_NAME:-}" || uname -s)"
python packaging/summary.py "$scratch"/*.xml || true
if [[ ${#failed[@]} -gt 0 ]]; then
    printf 'FAILED: %s\n' "$(IFS=,; printf '%s' "${failed[*]}" | sed 's/,/, /g')"
    exit 1
fi
printf 'all checks passed\n'
