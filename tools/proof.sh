#!/bin/sh
# The long forms of the heavy tests, one after the other: they share no machine. Arguments go to pytest.
set -eu
cd "$(dirname "$0")/.."
PATH="$PWD/.venv/bin:$PATH"
python -m pytest -m proof "$@"
# Every act before the eyes of every reader of the permission table, not of four.
exec env ARTEL_PROOF=1 python -m pytest tests/collaboration/verifying
