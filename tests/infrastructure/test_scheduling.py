"""A file of tests really stays in one process: groups of xdist once came apart without a word."""

import os
import subprocess
import sys
from pathlib import Path

from config.state import CHECKOUT
from tests.infrastructure.scheduling import scope_of

FILE = """
import os, pathlib, pytest

@pytest.mark.parametrize("n", range(20))
def test_it(n):
    with pathlib.Path(__file__).with_suffix(".ran").open("a") as ran:
        ran.write(os.environ["PYTEST_XDIST_WORKER"] + "\\n")
"""


def test_a_file_stays_in_one_process(tmp_path: Path):
    for name in ("a", "b", "c"):
        (tmp_path / f"test_{name}.py").write_text(FILE)
    command = [sys.executable, "-m", "pytest", "-n", "2", "-p", "tests.infrastructure.scheduling", "-c", os.devnull]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    subprocess.run(
        [*command, "-p", "no:django", "-p", "no:schemathesis", str(tmp_path)],
        check=True,
        cwd=CHECKOUT,
        env=environment | {"PYTHONPATH": str(CHECKOUT)},
    )
    ran = {path.name: path.read_text().split() for path in tmp_path.glob("*.ran")}
    assert len(ran) == 3
    for workers in ran.values():
        assert len(workers) == 20
        assert len(set(workers)) == 1


def test_a_folder_with_a_product_of_its_own_stays_together():
    assert scope_of("tests/journeys/test_keys.py::test_it[a/b::c]") == "tests/journeys/"
    assert scope_of("tests/portal/test_leaks.py::test_it") == "tests/portal/test_leaks.py"
