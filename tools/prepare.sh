#!/bin/sh
# Sets the checkout up: Python packages, front-end packages, front-end build, translations.
# Usage: tools/prepare.sh run|test|check (check builds nothing). Each step is skipped when what it depends on has not changed since the last time.
set -eu
cd "$(dirname "$0")/.."
PATH="/usr/sbin:/sbin:$PATH"
export PYTHONUTF8=1 PIP_DISABLE_PIP_VERSION_CHECK=1 npm_config_update_notifier=false
export UV_LINK_MODE=copy UV_SYSTEM_CERTS=1
[ -n "${HOME:-}" ] || export UV_CACHE_DIR="$PWD/.venv/cache"

say() { printf '==> %s\n' "$*" >&2; }
fail() { printf 'Artel cannot start: %s\n' "$*" >&2; exit 1; }

# A fingerprint of the files named on standard input: of their contents, so a fresh checkout counts as unchanged.
fingerprint() { xargs cksum | cksum; }
unchanged() { [ -f "$1" ] && [ "$(cat "$1")" = "$2" ]; }

# Every Python of the PATH, a line each, in its order.
pythons() (
    IFS=:
    for name in python3 python3.14 python3.13 python3.12 python3.11 python; do
        for folder in $PATH; do
            [ -x "$folder/$name" ] && printf '%s\n' "$folder/$name"
        done
    done
)

# Sets PYTHON: the one asked for, else the first that its compiler optimized after a profile, else the first that is
# new enough. Distributions build theirs so; one that was compiled on the spot often is not, and takes 1.7 times as long
# for everything.
find_python() {
    new_enough='import sys; sys.exit(sys.version_info < (3, 11))'
    optimized='import ensurepip, sys, sysconfig
sys.exit(sys.base_prefix != "/usr" and "--enable-optimizations" not in (sysconfig.get_config_var("CONFIG_ARGS") or ""))'
    [ -n "${PYTHON:-}" ] && "$PYTHON" -c "$new_enough" 2>/dev/null && return
    PYTHON=""
    found="no Python at all"
    IFS='
'
    for one in $(pythons); do
        version=$("$one" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null) || continue
        if ! "$one" -c "$new_enough"; then
            found="Python $version ($one)"
        elif "$one" -c "$optimized" 2>/dev/null; then
            PYTHON=$one
            break
        else
            PYTHON=${PYTHON:-$one}
        fi
    done
    unset IFS
    [ -n "$PYTHON" ] || fail "it needs Python 3.11 or newer and found $found."
}

check_node() {
    command -v node >/dev/null || fail "it needs Node.js 20 or newer and found none."
    version=$(node --version)
    major=${version#v}
    [ "${major%%.*}" -ge 20 ] || fail "it needs Node.js 20 or newer and found $version ($(command -v node))."
    command -v npm >/dev/null || fail "Node.js is here but npm is not (Debian, Ubuntu: apt install npm)."
}

make_venv() {
    .venv/bin/python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && return
    find_python
    say "Making the Python environment in .venv with $PYTHON"
    rm -rf .venv
    "$PYTHON" -m venv .venv >/dev/null 2>&1 && return
    # Debian and Ubuntu keep a part of venv in a package of its own.
    rm -rf .venv
    package="python3-venv python$("$PYTHON" -c 'import sys; print("%d.%d" % sys.version_info[:2])')-venv"
    say "Installing $package"
    tools/apt_install.sh $package || fail "Python has no venv module. Debian, Ubuntu: sudo apt install python3-venv"
    "$PYTHON" -m venv .venv || fail "python -m venv does not work here (see above)."
}

# $1: the lock with everything this run needs.
install_python_packages() {
    wanted=$(printf '%s\n' requirements-bootstrap.lock "$1" .venv/pyvenv.cfg | fingerprint)
    unchanged .venv/installed "$wanted" && return
    # What the tests need includes all that the product needs.
    [ "$1" = requirements.lock ] && unchanged .venv/installed "$(
        printf '%s\n' requirements-bootstrap.lock requirements-dev.lock .venv/pyvenv.cfg | fingerprint
    )" && return
    say "Installing Python packages (about a minute the first time)"
    [ -x .venv/bin/uv ] || .venv/bin/python -m pip install -q --require-hashes -r requirements-bootstrap.lock ||
        fail "pip could not install uv (see above)."
    .venv/bin/uv pip install -q --python .venv/bin/python --require-hashes -r "$1" ||
        { say "uv could not install them; trying pip" && false; } || .venv/bin/python -m pip install -q --require-hashes -r "$1" ||
        fail "the Python packages could not be installed (see above)."
    printf '%s' "$wanted" >.venv/installed
}

# Documents become PDF with Pango; without it the product runs, and says so to whoever asks for a PDF.
find_pango() {
    ldconfig -p 2>/dev/null | grep -q libpangoft2-1.0 && return
    .venv/bin/python -c 'import weasyprint' >/dev/null 2>&1 && return
    [ -f .venv/no-pango ] && return
    say "Installing Pango, which makes PDF of documents"
    tools/apt_install.sh libpangoft2-1.0-0 && tools/apt_install.sh libharfbuzz-subset0 && return
    say "Pango could not be installed: documents cannot be exported as PDF (Debian, Ubuntu: apt install libpangoft2-1.0-0)"
    : >.venv/no-pango
}

install_front_end_packages() {
    wanted=$(printf '%s\n' frontend/package-lock.json frontend/package.json | fingerprint)
    unchanged frontend/node_modules/.installed "$wanted" && return
    say "Installing front-end packages (about a minute the first time)"
    (cd frontend && npm ci --no-audit --no-fund --loglevel=error) >&2 ||
        fail "the front-end packages could not be installed (see above)."
    printf '%s' "$wanted" >frontend/node_modules/.installed
}

build_front_end() {
    wanted=$(find frontend -name node_modules -prune -o -path frontend/dist -prune -o -type f -print |
        LC_ALL=C sort | fingerprint)
    unchanged frontend/dist/.built "$wanted" && return
    say "Building the front end (about half a minute)"
    (cd frontend && npm run --silent build) >.venv/build.log 2>&1 || {
        cat .venv/build.log >&2
        fail "the front end could not be built (see above)."
    }
    printf '%s' "$wanted" >frontend/dist/.built
}

compile_translations() {
    catalogues=$(find . -path ./frontend -prune -o -path ./.venv -prune -o -name django.po -print)
    [ -n "$catalogues" ] || return 0
    wanted=$(printf '%s\n' "$catalogues" | LC_ALL=C sort | fingerprint)
    missing=$(printf '%s\n' "$catalogues" | while read -r po; do [ -f "${po%.po}.mo" ] || echo "$po"; done)
    [ -z "$missing" ] && unchanged .venv/translated "$wanted" && return
    say "Compiling translations"
    .venv/bin/python tools/compile_messages.py
    printf '%s' "$wanted" >.venv/translated
}

check_node
make_venv
case ${1:-} in
run) install_python_packages requirements.lock ;;
test | check) install_python_packages requirements-dev.lock ;;
*) fail "usage: tools/prepare.sh run|test|check" ;;
esac
find_pango
install_front_end_packages
[ "$1" = check ] || build_front_end
compile_translations
