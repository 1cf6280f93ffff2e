# Set-up steps shared by run.sh and test.sh. Sourced; expects `root` (the checkout) to be set.
# Everything said here goes to standard error: standard output belongs to the program.

tell() { printf 'vidimus: %s\n' "$*" >&2; }
stop() { tell "$@"; exit 2; }

# --- Python ---------------------------------------------------------------------------------------

python_version() { # PROGRAM: prints its full version when it is one we can use
    "$1" -c 'import sys, venv, ssl, sqlite3, ctypes
v = sys.version_info
(3, 11) <= v < (3, 14) or sys.exit(1)
print("%d.%d.%d" % v[:3], sys.prefix)' 2>/dev/null </dev/null
}

find_python() { # sets python and python_key
    local candidate seen=
    local -a candidates=(python3 python3.13 python3.12 python3.11 /usr/bin/python3)
    if [[ -n ${VIDIMUS_PYTHON:-} ]]; then candidates=("$VIDIMUS_PYTHON"); fi
    for candidate in "${candidates[@]}"; do
        candidate=$(command -v -- "$candidate") || continue
        if python_key=$(python_version "$candidate"); then
            python=$candidate
            return
        fi
        seen+="${seen:+, }$candidate ($("$candidate" --version 2>&1 </dev/null || echo 'does not start'))"
    done
    stop "Vidimus needs Python 3.11, 3.12 or 3.13; found ${seen:-none}. Install one, or name it in VIDIMUS_PYTHON."
}

newer_python() { # prints the newest Python we can use that is newer than `python`: one on this system or of its packages
    local minor
    for minor in 13 12; do
        "$python" -c "import sys; sys.exit(sys.version_info >= (3, $minor))" || return 1
        if usable_python "$minor"; then return; fi
        if command -v apt-cache >/dev/null && apt-cache show "python3.$minor" >/dev/null 2>&1 </dev/null \
            && install_packages "python3.$minor" "python3.$minor-venv" && usable_python "$minor"; then return; fi
    done
    return 1
}

usable_python() { # MINOR: prints the program, on the search path or of pyenv
    local candidate
    for candidate in "python3.$1" "${PYENV_ROOT:-${HOME:-}/.pyenv}/versions/3.$1."*/bin/python3; do
        candidate=$(command -v -- "$candidate") && python_version "$candidate" >/dev/null || continue
        printf '%s' "$candidate"
        return
    done
    return 1
}

# --- System packages ------------------------------------------------------------------------------

missing_libraries() { # "SONAME PACKAGE" lines on stdin: prints the packages whose library is not there
    local known soname package
    known=$( (/sbin/ldconfig -p || ldconfig -p) 2>/dev/null) || return 0
    while read -r soname package; do
        [[ $known == *"$soname "* ]] || printf '%s ' "$package"
    done
}

missing_window_packages() {
    [[ $(uname -s) == Linux ]] || return 0
    missing_libraries <<'LIST'
libEGL.so.1 libegl1
libGL.so.1 libgl1
libdbus-1.so.3 libdbus-1-3
libfontconfig.so.1 libfontconfig1
libglib-2.0.so.0 libglib2.0-0
libxkbcommon.so.0 libxkbcommon0
libxkbcommon-x11.so.0 libxkbcommon-x11-0
libxcb-cursor.so.0 libxcb-cursor0
libxcb-icccm.so.4 libxcb-icccm4
libxcb-keysyms.so.1 libxcb-keysyms1
libxcb-shape.so.0 libxcb-shape0
LIST
}

missing_tesseract_packages() {
    command -v tesseract >/dev/null || printf 'tesseract-ocr '
    missing_languages eng rus deu osd
}

missing_script_packages() { # small models of the other scripts that only tesseract reads; nice to have
    missing_languages ara ell heb hin kor tel tha
}

missing_languages() { # LANGUAGE...: prints the packages of those tesseract lacks
    local language installed
    installed=$'\n'$(tesseract --list-langs 2>&1 </dev/null)$'\n'
    for language in "$@"; do
        [[ $installed == *$'\n'"$language"$'\n'* ]] || printf 'tesseract-ocr-%s ' "$language"
    done
}

missing_venv_packages() { # Debian keeps ensurepip of its own Python in a package of its own
    "$python" -c 'import ensurepip' 2>/dev/null </dev/null && return
    has_own_pip && return
    local own
    own=$("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')
    if [[ $own == "$(/usr/bin/python3 -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])' 2>/dev/null)" ]]; then
        own=python3-venv
    fi
    printf '%s ' "$own"
}

has_own_pip() { # one that can install into an environment that has none
    "$python" -m pip --python "$python" --version >/dev/null 2>&1 </dev/null
}

name_known_here() { # PACKAGE|PACKAGE...: of the names a package has in several releases, the one this system knows
    local name
    if command -v apt-cache >/dev/null; then
        for name in ${1//|/ }; do
            apt-cache show --no-all-versions "$name" >/dev/null 2>&1 </dev/null && break
        done
    else
        name=${1##*|}
    fi
    printf '%s' "$name"
}

install_packages() { # PACKAGE...: tries; the caller looks again at what is missing
    local -a as=() named=()
    local package
    [[ $# -gt 0 && ${VIDIMUS_SYSTEM_PACKAGES:-} != no ]] && command -v apt-get >/dev/null || return 1
    if [[ $(id -u) -ne 0 ]]; then
        command -v sudo >/dev/null && sudo -n true 2>/dev/null </dev/null || return 1
        as=(sudo -n)
    fi
    tell "installing system packages: $*"
    local said
    said=$("${as[@]}" apt-get update -qq 2>&1 </dev/null) || tail -n 5 <<<"$said" >&2
    for package in "$@"; do named+=("$(name_known_here "$package")"); done
    said=$("${as[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
        -o DPkg::Lock::Timeout=120 "${named[@]}" 2>&1 </dev/null) && return
    tail -n 5 <<<"$said" >&2
    return 1
}

install_hint() { # PACKAGE...: the command a person can type
    if command -v apt-get >/dev/null; then
        local package
        printf 'sudo apt-get install'
        for package in "$@"; do printf ' %s' "$(name_known_here "$package")"; done
    else
        printf 'the package manager of this system (Debian names: %s)' "$*"
    fi
}

# --- The private virtual environment --------------------------------------------------------------

sha256() {
    if command -v sha256sum >/dev/null; then sha256sum; else shasum -a 256; fi | cut -c1-64
}

own_folder() { # a folder of this user for what can be made again
    local folder
    for folder in "${XDG_CACHE_HOME:-}" "${HOME:+$HOME/.cache}"; do
        [[ $folder == /* ]] || continue
        if mkdir -p -- "$folder/vidimus" 2>/dev/null && [[ -w $folder/vidimus ]]; then
            printf '%s' "$folder/vidimus"
            return
        fi
    done
    folder=${TMPDIR:-/tmp}/vidimus-$(id -u)
    mkdir -m 700 -- "$folder" 2>/dev/null || true
    [[ -d $folder && ! -L $folder && -O $folder ]] || stop "no folder to keep the set-up in; name one in VIDIMUS_VENV"
    printf '%s' "$folder"
}

choose_venv() { # LOCK NAME OVERRIDE: sets venv and stamp (what the environment must have been made from)
    local lock=$1 name=$2 override=$3
    stamp="1 $(sha256 <"$lock") $python_key"
    if [[ -n $override ]]; then
        venv=$override
        if [[ $venv != /* ]]; then venv=$PWD/$venv; fi
    elif [[ -w $root && -O $root ]] && [[ ! -e $root/$name || -f $root/$name/.vidimus-stamp || -f $root/$name/.vidimus-begun ]] \
        && [[ ! -e $root/$name || -w $root/$name ]]; then
        venv=$root/$name
    else
        venv=$(own_folder)
        venv+=/${name#.}-$(sha256 <<<"$stamp" | cut -c1-16)
    fi
}

venv_is_ready() {
    [[ -x $venv/bin/python && -f $venv/.vidimus-stamp && $(<"$venv/.vidimus-stamp") == "$stamp" ]]
}

make_venv() { # LOCK
    local lock=$1
    if [[ -d $venv && -n $(ls -A -- "$venv") && ! -f $venv/.vidimus-stamp && ! -f $venv/.vidimus-begun ]]; then
        stop "$venv is not ours to write into; name an empty or new folder in VIDIMUS_VENV"
    fi
    mkdir -p -- "$venv" || stop "cannot write $venv; name another folder in VIDIMUS_VENV"
    exec 9>"$venv/.vidimus-lock"
    if command -v flock >/dev/null; then
        flock -n 9 || { tell "another start is setting up; waiting for it"; flock 9; }
        if venv_is_ready; then exec 9>&-; return; fi # the other one did it
    fi
    tell "setting up in $venv (once; about 250 MB, a few minutes)"
    : >"$venv/.vidimus-begun" # marks the folder as ours to write into
    rm -f -- "$venv/.vidimus-stamp"
    # Not --clear: it would take the mark away, and a folder without it is never touched again.
    rm -rf -- "$venv/bin" "$venv/lib" "$venv/lib64" "$venv/include" "$venv/share" "$venv/pyvenv.cfg" "$venv/pycache"
    local -a pip=("$venv/bin/python" -m pip)
    if "$python" -c 'import ensurepip' 2>/dev/null </dev/null; then
        "$python" -m venv "$venv" >&2 </dev/null || stop "$python cannot make a virtual environment in $venv"
    elif has_own_pip; then
        "$python" -m venv --without-pip "$venv" >&2 </dev/null || stop "$python cannot make a virtual environment in $venv"
        pip=("$python" -m pip --python "$venv/bin/python")
    else
        stop "Python cannot make virtual environments; install what is missing with: $(install_hint $(missing_venv_packages))"
    fi
    "${pip[@]}" install --quiet --disable-pip-version-check --no-input --no-deps --only-binary :all: \
        --require-hashes --requirement "$lock" >&2 </dev/null \
        || stop "the packages could not be installed (is there a network?); start again to retry"
    printf '%s\n' "$stamp" >"$venv/.vidimus-stamp"
    rm -f -- "$venv/.vidimus-begun"
    exec 9>&-
    tell "set up"
}

# --- The environment the program runs in ----------------------------------------------------------

enter() {
    # Only the checkout and the environment are searched for code: not the folder we happen to stand in.
    export PYTHONPATH=$root PYTHONSAFEPATH=1
    unset PYTHONHOME
    if [[ ! -w $root ]]; then export PYTHONPYCACHEPREFIX=$venv/pycache; fi
}
