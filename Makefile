# `make run` serves Artel, `make test` runs every test; both set everything up by themselves. docs/operations.md
# Without its bytecode kept, every process we start compiles everything anew: seconds each time.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help run test check proof demo-reset demo-code

help:
	@echo "make run               set everything up and serve Artel at http://localhost:8000 (PORT, HOST, ARTEL_DATA)"
	@echo "make test              every test, linter and type check"
	@echo "make check ROOM=deals  the checks and tests of one room, for daily work"
	@echo "make proof             the long forms of the heavy tests: minutes to hours, on a quiet machine"
	@echo "make demo-reset        the demo as on the first day"
	@echo "make demo-code         a one-time code for the demo's second factor"

run:
	@tools/prepare.sh run
	@exec env ARTEL_DEMO=1 .venv/bin/python manage.py serve

test:
	@tools/prepare.sh test
	@CHROMIUM=$$(tools/find_chromium.sh) && REDIS_SERVER=$$(tools/find_redis.sh) && \
		export CHROMIUM REDIS_SERVER && exec tools/test.sh

check:
	@tools/prepare.sh check
	@tools/check.sh $(ROOM)

proof:
	@tools/prepare.sh test
	@REDIS_SERVER=$$(tools/find_redis.sh) && export REDIS_SERVER && exec tools/proof.sh

demo-reset demo-code:
	@tools/prepare.sh run
	@exec env ARTEL_DEMO=1 .venv/bin/python manage.py $(subst -,_,$@)
