"""Heavy work in a process of its own ends with the process that asked for it."""

import os
import signal
import subprocess
import sys

from config.state import CHECKOUT

ASKS = """
import os, subprocess, sys
command = [sys.executable, "-m", "collaboration.documents.apart", str(os.getpid())]
child = subprocess.Popen(command, stdin=int(sys.argv[1]), stdout=int(sys.argv[2]))
print("asked", flush=True)
child.wait()
"""


def test_it_ends_when_whoever_asked_is_killed():
    task, asked = os.pipe()  # our end stays open, so that the child waits for its task
    heard, result = os.pipe()
    command = [sys.executable, "-c", ASKS, str(task), str(result)]
    with (
        os.fdopen(heard, "rb") as answer,
        subprocess.Popen(command, cwd=CHECKOUT, stdout=subprocess.PIPE, pass_fds=[task, result]) as parent,
    ):
        os.close(task)
        os.close(result)
        assert parent.stdout is not None
        assert parent.stdout.readline() == b"asked\n"
        parent.send_signal(signal.SIGKILL)
        # Ends only when nobody can write to it any more: the child was the last who could.
        assert answer.read() == b""
    os.close(asked)
