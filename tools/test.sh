#!/bin/sh
# Every check of the project. Ends with pytest's closing line; its status is not 0 when any part failed.
set -u
cd "$(dirname "$0")/.."
PATH="$PWD/.venv/bin:$PATH"
reports=$(mktemp -d)
trap 'rm -rf "$reports"' EXIT

# check NAME COMMAND...: runs quietly, remembers a failure, shows what it said only then.
check() {
    name=$1
    shift
    if "$@" >"$reports/$name.txt" 2>&1; then
        echo "  ok      $name"
    else
        echo "  FAILED  $name"
        tail -n 60 "$reports/$name.txt"
        : >"$reports/$name.failed"
    fi
}
npm_run() { (cd frontend && npm run --silent "$@"); }

python_checks() {
    check ruff-lint ruff check .
    check ruff-format ruff format --check .
    check imports lint-imports
    check types mypy .
}
front_end_checks() {
    check front-end-lint npm_run lint
    check front-end-types npm_run typecheck
    check front-end-units npm_run test
    check front-end-budget npm_run budget
}

echo "==> Linters, types, contracts and front-end units"
python_checks &
front_end_checks &
wait

echo "==> Python tests and browser journeys"
python -m pytest -n 2
status=$?
[ "$(find "$reports" -name '*.failed' | wc -l)" -eq 0 ] || status=1
exit "$status"
