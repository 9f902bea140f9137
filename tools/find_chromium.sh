#!/bin/sh
# Prints the path of a Chromium that runs; installs one where none does. Fails, saying so, when there is no way.
set -eu
cd "$(dirname "$0")/.."

working() { # Ubuntu's package is a stub that only asks for snap, so the program must name itself.
    path=$(command -v "$1") && "$path" --version 2>/dev/null | grep -qi chrom && echo "$path"
}

# The shell is Chromium without windows: a page in it costs a tenth less. Debian has it as a package of its own.
shell=chromium-headless-shell

existing() {
    for name in ${CHROMIUM:-} $shell chromium chromium-browser google-chrome google-chrome-stable; do
        working "$name" && return
    done
    return 1
}

playwrights() {
    working "$(.venv/bin/python -c '
from playwright.sync_api import sync_playwright
with sync_playwright() as p:
    print(p.chromium.executable_path)
')"
}

existing && exit
echo "==> Installing Chromium" >&2
tools/apt_install.sh $shell chromium && existing && exit
playwrights && exit
.venv/bin/python -m playwright install chromium >&2 && playwrights && exit
echo "The browser journeys need Chromium, and none could be found or installed." >&2
echo "Install it (Debian: sudo apt install chromium), or set CHROMIUM to its path, and run again." >&2
exit 1
