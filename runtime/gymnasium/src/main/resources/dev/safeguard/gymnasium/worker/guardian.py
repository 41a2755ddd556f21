"""Starts a worker and outlives it: when the worker or whoever reads its answers has ended, however
that came, every engine is killed and its shared memory removed.

Usage: guardian.py REQUEST, where REQUEST is the JSON text that serve.py describes. Standard input
and output belong to the worker. The current folder is the worker's own; the names of its engines are
kept there, in the file `engines`, for the case that the guardian itself is killed.
"""

import ctypes
import os
import select
import shutil
import signal
import sys
import time
from pathlib import Path

PR_SET_PDEATHSIG = 1
PR_SET_CHILD_SUBREAPER = 36
GRACE = 1  # seconds


def prctl(option, value):
    ctypes.CDLL(None, use_errno=True).prctl(option, value, 0, 0, 0)


def children():
    """The direct children of this process; engines whose worker has died are among them."""
    return [int(pid) for pid in Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()]


def end_of(worker):
    """Waits until the worker has ended, or nobody can read its answers any more."""
    poll = select.poll()
    poll.register(os.pidfd_open(worker), select.POLLIN)
    poll.register(sys.stdout.fileno(), 0)  # 0: only the error that a pipe without reader has
    poll.poll()


def end_children():
    while pids := children():
        for pid in pids:
            os.kill(pid, signal.SIGKILL)
        os.waitpid(-1, 0)


def remove_folder():
    """Unless there is somebody who may want to read the log, and removes it then."""
    poll = select.poll()
    poll.register(sys.stdout.fileno(), 0)
    if poll.poll(0):
        shutil.rmtree(os.getcwd(), ignore_errors=True)


def remove_shared_memory():
    names = Path("engines")
    for name in names.read_text().split() if names.exists() else []:
        for kind in ("SM", "MQCtr", "MQDoom"):
            Path(f"/dev/shm/ViZDoom{kind}{name}").unlink(missing_ok=True)
    for orphan in orphans():
        orphan.unlink(missing_ok=True)


def orphans():
    """Shared memory of engines that no process uses, which a worker leaves that ends while it starts
    an engine: the engine's name is not noted yet. Whoever is about to use what it has made has some
    time for that."""
    found = unused()
    if found:
        time.sleep(GRACE)
        found &= unused()
    return found


def unused():
    # What is made while processes are looked through is none of this.
    there = set(Path("/dev/shm").glob("ViZDoom*"))
    used = set()
    for maps in Path("/proc").glob("[0-9]*/maps"):
        try:
            used.update(line.split()[-1] for line in maps.read_text().splitlines())
        except OSError:
            continue  # it has ended, or is somebody else's
    return {memory for memory in there if is_own(memory) and str(memory) not in used}


def is_own(memory):
    try:
        return memory.stat().st_uid == os.getuid()
    except FileNotFoundError:
        return False


def guard(work):
    """Does the work in a process of its own, and cleans up after it."""
    guardian = os.getpid()
    prctl(PR_SET_CHILD_SUBREAPER, 1)
    worker = os.fork()
    if worker == 0:
        prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() == guardian:
            work()
            sys.stdout.flush()
        os._exit(0)
    # A terminal's Ctrl-C and a polite end reach the whole group; the guardian still has its work to do.
    for each in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(each, signal.SIG_IGN)
    sys.stdin.close()
    end_of(worker)
    end_children()
    remove_shared_memory()
    remove_folder()


def serve_request():
    from serve import serve

    serve(sys.argv[1])


if __name__ == "__main__":
    guard(serve_request)
