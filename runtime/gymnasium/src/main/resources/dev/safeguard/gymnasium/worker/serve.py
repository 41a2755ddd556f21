"""Steps many environments in one process and answers over a pipe.

The request is JSON: {"kind": "vizdoom" | "gymnasium", "count": N, "core": NUMBER or null, ...}, the
rest being the business of the kind. Everything else is binary, little-endian and of fixed length.

First the worker writes an int32 and as many bytes of UTF-8: a line each for the type of the
observation's numbers (u1 or f4), its shape, the names of the signals, and the choices that each part
of an action has, words separated by spaces. Or one line with an error, and it ends. Then it reads
batches of N commands and answers each with N results:

  command  int32 operation (0 nothing, 1 step, 2 reset), int32 for each part of an action, int64 seed
  result   int32 outcome (0 running, 1 terminated, 2 truncated, 3 lost), float64 reward,
           float64 for each signal, the observation

An environment that was lost has been made anew and waits for its reset. The end of standard input
ends the worker.
"""

import json
import os
import sys

import numpy

NOTHING, STEP, RESET = range(3)
RUNNING, TERMINATED, TRUNCATED, LOST = range(4)


class Lost(Exception):
    """The environment has died; its episode is worth nothing."""


def pin(core):
    """Keeps this process, and the engines that it starts, on one core: three times as fast."""
    if core is not None:
        allowed = sorted(os.sched_getaffinity(0))
        os.sched_setaffinity(0, {allowed[core % len(allowed)]})


def make(request):
    if request["kind"] == "vizdoom":
        from doom import Doom

        return Doom
    from gym import Gym

    return Gym


def read(stream, buffer):
    """Fills the buffer; False at the end of the stream."""
    view = memoryview(buffer).cast("B")
    while view:
        count = stream.readinto(view)
        if not count:
            return False
        view = view[count:]
    return True


def greet(stream, *lines):
    text = "\n".join(lines).encode()
    stream.write(len(text).to_bytes(4, "little") + text)
    stream.flush()


def answer(environment, command, result):
    """Carries out one command; what it leaves as it was, the last result says again."""
    operation = command["operation"]
    if operation == NOTHING:
        return
    try:
        if operation == RESET:
            environment.reset(int(command["seed"]), result)
            result["outcome"], result["reward"] = RUNNING, 0
        else:
            environment.step(command["action"], result)
    except Lost:
        result["outcome"] = LOST
        environment.restart()


def serve(text):
    """Serves one worker's life; standard output is the protocol's, so that prints go elsewhere."""
    request = json.loads(text)
    source = os.fdopen(os.dup(0), "rb", buffering=0)
    sink = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    pin(request.get("core"))
    try:
        kind = make(request)
        environments = [kind(request) for _ in range(request["count"])]
    except Exception as e:  # whatever a foreign package throws is for the reader to tell
        greet(sink, f"{type(e).__name__}: {e}".replace("\n", " "))
        return
    spaces = environments[0].spaces()
    greet(
        sink,
        spaces["type"],
        *(" ".join(map(str, spaces[name])) for name in ("observation", "signals", "actions")),
    )
    command = numpy.dtype(
        [("operation", "<i4"), ("action", "<i4", (len(spaces["actions"]),)), ("seed", "<i8")]
    )
    result = numpy.dtype(
        [
            ("outcome", "<i4"),
            ("reward", "<f8"),
            ("signals", "<f8", (len(spaces["signals"]),)),
            ("observation", "<" + spaces["type"], tuple(spaces["observation"])),
        ]
    )
    commands = numpy.zeros(request["count"], command)
    results = numpy.zeros(request["count"], result)
    buffer = bytearray(commands.nbytes)
    while read(source, buffer):
        commands = numpy.frombuffer(buffer, command)
        for i, environment in enumerate(environments):
            answer(environment, commands[i], results[i])
        sink.write(results.tobytes())
        sink.flush()
    for environment in environments:
        environment.close()
