"""Steps many environments in one process and answers over a pipe.

The request is JSON: {"kind": "vizdoom" | "gymnasium", "count": N, "core": NUMBER or null, ...}, the
rest being the business of the kind. Everything else is binary, little-endian and of fixed length.

First the worker writes an int32 and as many bytes of UTF-8: a line each for the type of the
observation's numbers (u1 or f4), its shape, the names of the signals, and the choices that each part
of an action has, words separated by spaces. Or one line with an error, and it ends. Then it reads
batches of N commands and answers each with N results, the parts of all copies side by side:

  commands  int32 operations (0 nothing, 1 step, 2 reset), int32 for each part of the actions,
            int64 seeds
  results   int32 outcomes (0 running, 1 terminated, 2 truncated, 3 lost), float64 rewards,
            float64 for each signal, the observations

An environment that was lost has been made anew and waits for its reset. The end of standard input
ends the worker.
"""

import json
import math
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


class Arrays:
    """Arrays that lie one after the other in one buffer."""

    def __init__(self, *parts):
        sizes = [numpy.dtype(kind).itemsize * math.prod(shape) for kind, shape in parts]
        self.buffer = bytearray(sum(sizes))
        self.arrays = []
        offset = 0
        for (kind, shape), size in zip(parts, sizes):
            array = numpy.frombuffer(self.buffer, kind, math.prod(shape), offset)
            self.arrays.append(array.reshape(shape))
            offset += size


def serve(text):
    """Serves one worker's life; standard output is the protocol's, so that prints go elsewhere."""
    request = json.loads(text)
    source = os.fdopen(os.dup(0), "rb", buffering=0)
    sink = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    pin(request["core"])
    try:
        kind = make(request)
        environments = [kind(request) for _ in range(request["count"])]
        spaces = environments[0].spaces()
    except Exception as e:  # whatever a foreign package throws is for the reader to tell
        greet(sink, f"{type(e).__name__}: {e}".replace("\n", " "))
        return
    greet(
        sink,
        spaces["type"],
        *(" ".join(map(str, spaces[name])) for name in ("observation", "signals", "actions")),
    )
    answer_batches(source, sink, environments, spaces)
    for environment in environments:
        environment.close()


def answer_batches(source, sink, environments, spaces):
    count = len(environments)
    commands = Arrays(
        ("<i4", (count,)), ("<i4", (count, len(spaces["actions"]))), ("<i8", (count,))
    )
    results = Arrays(
        ("<i4", (count,)),
        ("<f8", (count,)),
        ("<f8", (count, len(spaces["signals"]))),
        ("<" + spaces["type"], (count, *spaces["observation"])),
    )
    operations, actions, seeds = commands.arrays
    outcomes, rewards, signals, observations = results.arrays
    # Single numbers are slow to read from and write to arrays, whole arrays are not.
    places = list(zip(environments, signals, observations))
    codes = [RUNNING] * count
    earned = [0.0] * count
    while read(source, commands.buffer):
        batch = zip(operations.tolist(), actions.tolist(), seeds.tolist())
        for i, (operation, action, seed) in enumerate(batch):
            environment, signal, observation = places[i]
            try:
                if operation == STEP:
                    codes[i], earned[i] = environment.step(action, signal, observation)
                elif operation == RESET:
                    environment.reset(seed, signal, observation)
                    codes[i], earned[i] = RUNNING, 0.0
            except Lost:
                codes[i] = LOST
                environment.restart()
        environments[0].gather(environments, signals, observations)
        outcomes[:] = codes
        rewards[:] = earned
        sink.write(results.buffer)
        sink.flush()
