#!/bin/sh
# Daily work on one room: its linters, its types, its tests. Usage: tools/check.sh ROOM
set -eu
cd "$(dirname "$0")/.."
PATH="$PWD/.venv/bin:$PATH"
room=${1:-}
[ -n "$room" ] || { echo "Which room? For example: make check ROOM=deals" >&2; exit 2; }

sources=""
for floor in . workspace collaboration accounts portal; do
    [ -d "$floor/$room" ] && [ -f "$floor/$room/__init__.py" ] && sources="$sources $floor/$room"
done
tests=$(find tests -path "*$room*" -name 'test_*.py' -not -path 'tests/journeys/*' -not -path 'tests/benchmarks/*')
features=$(find frontend/src -type d -name "$room" 2>/dev/null || true)
[ -n "$sources$tests$features" ] || { echo "There is no room called $room." >&2; exit 2; }

if [ -n "$sources" ]; then
    ruff check -q $sources
    ruff format -q --check $sources
    contracts=$(lint-imports --no-logo) || { echo "$contracts"; exit 1; }
    mypy $sources
fi
if [ -n "$features" ]; then
    cd frontend
    npx biome check $(printf '../%s ' $features)
    npx vitest run --passWithNoTests "$room"
    cd ..
fi
[ -z "$tests" ] || exec python -m pytest $tests
