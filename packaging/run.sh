#!/usr/bin/env bash
# Starts Vidimus, after setting up what is missing (the first time only).
#   bash packaging/run.sh [ARGS...]      ARGS as in `vidimus --help`
# VIDIMUS_VENV names another folder for the virtual environment, VIDIMUS_PYTHON another Python;
# VIDIMUS_SYSTEM_PACKAGES=no leaves the system's packages alone.
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

find_python
choose_venv "$lock" .venv "${VIDIMUS_VENV:-}"

if ! venv_is_ready; then
    optional="$(missing_window_packages)$(missing_tesseract_packages)"
    essential=$(missing_venv_packages)
    if [[ -n $essential$optional ]]; then
        read -ra wanted <<<"$essential$optional"
        install_packages "${wanted[@]}" || true
        lacking=$(missing_tesseract_packages)
        if [[ -n $lacking ]]; then
            read -ra wanted <<<"$lacking"
            tell "tesseract is not complete, so fewer scripts can be read; to add it: $(install_hint "${wanted[@]}")"
        fi
    fi
    make_venv "$lock"
fi

if wants_window "$@"; then
    lacking=$(missing_window_packages)
    if [[ -n $lacking ]]; then
        read -ra wanted <<<"$lacking"
        install_packages "${wanted[@]}" || true
        lacking=$(missing_window_packages)
        read -ra wanted <<<"$lacking"
        [[ -z $lacking ]] || stop "the window needs system packages that are missing; install them with: $(install_hint "${wanted[@]}")"
    fi
fi

enter
exec "$venv/bin/python" -m app "$@"
