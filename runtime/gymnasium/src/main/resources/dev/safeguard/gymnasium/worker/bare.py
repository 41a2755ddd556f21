"""How fast environments are in a bare loop of Python, with no worker around them: prints the steps
for each second.

Usage: bare.py REQUEST SECONDS, the request being that of serve.py. Actions are drawn at random.
"""

import json
import random
import sys
import time

import numpy
from guardian import guard
from serve import make, pin


def step_doom(doom, smaller):
    game = doom.game
    if game.is_episode_finished():
        game.new_episode()
    game.make_action([random.randrange(2) for _ in doom.buttons], doom.request["skip"])
    for variable in doom.variables:
        game.get_game_variable(variable)
    state = game.get_state()
    if state is not None:
        for each in state.objects:
            (each.name, each.position_x, each.position_y)
        if doom.frame:
            doom.shrink(state.screen_buffer, smaller)


def step_gym(gym, _):
    environment = gym.environment
    _, _, terminated, truncated, _ = environment.step(environment.action_space.sample())
    if terminated or truncated:
        environment.reset()


def measure():
    request = json.loads(sys.argv[1])
    seconds = float(sys.argv[2])
    pin(request["core"])
    kind = make(request)
    environments = [kind(request) for _ in range(request["count"])]
    step = step_doom if request["kind"] == "vizdoom" else step_gym
    if step is step_gym:
        for each in environments:
            each.environment.reset()
    smaller = numpy.zeros(request.get("frame") or [0], "u1")
    steps = 0
    begin = time.monotonic()
    while time.monotonic() - begin < seconds:
        for each in environments:
            step(each, smaller)
        steps += len(environments)
    print(steps / (time.monotonic() - begin))
    for each in environments:
        each.close()


if __name__ == "__main__":
    guard(measure)
