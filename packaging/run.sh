#!/usr/bin/env bash
# Starts Vidimus, after setting up what is missing (the first time only).
#   bash packaging/run.sh [ARGS...]      ARGS as in `vidimus --help`
# VIDIMUS_VENV names another folder for the virtual environment, VIDIMUS_PYTHON another Python;
# VIDIMUS_SYSTEM_PACKAGES=no leaves the system's packages alone.
# Lists of packages are words parted by spaces, and are meant to be split.
# shellcheck disable=SC2046,SC2086
set -euo pipefail
root=$(cd -P -- "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")/.." && pwd)
lock=$root/packaging/requirements.lock
source "$root/packaging/common.sh"

wants_window() {
    case ${1:-} in
    -h | --help | --version | analyze | import | render | providers | credentials | evaluate | copies | inspect | report | index) return 1 ;;
    esac
    [[ $(uname -s) == Linux ]] || return 1
    [[ -n ${DISPLAY:-}${WAYLAND_DISPLAY:-} && ${QT_QPA_PLATFORM:-xcb} != offscreen ]]
}

essential_packages() { # what this start cannot do without
    venv_is_ready || missing_venv_packages
    if wants_window "$@"; then missing_window_packages; fi
}

find_python
choose_venv "$lock" .venv "${VIDIMUS_VENV:-}"

lacking=$(essential_packages "$@")
# The first start brings everything any later one may want; a later one only what it needs itself.
venv_is_ready || lacking="$(missing_venv_packages)$(missing_window_packages)$(missing_tesseract_packages)$(missing_script_packages)"
if [[ -n $lacking ]]; then
    install_packages $lacking || true
    lacking=$(essential_packages "$@")
    [[ -z $lacking ]] || stop "system packages are missing; install them with: $(install_hint $lacking)"
fi
if ! venv_is_ready; then
    lacking="$(missing_tesseract_packages)$(missing_script_packages)"
    [[ -z $lacking ]] || tell "tesseract is not complete, so fewer scripts can be read; to add it: $(install_hint $lacking)"
    make_venv "$lock"
fi

enter
exec "$venv/bin/python" -m app "$@"
