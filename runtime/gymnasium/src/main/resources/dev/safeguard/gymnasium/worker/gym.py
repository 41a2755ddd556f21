"""Any environment of Gymnasium. The request has:

  id           as gymnasium.make takes it
  attributes   numeric attributes of the environment, each a number or a short vector, that are signals
               beside the observation, such as agent_pos of MiniGrid

The observation is what the environment gives, flattened; its parts are the signals observation_0,
observation_1, ... as long as they are no more than 64. Actions are discrete, or tuples of such.
"""

import gymnasium
import minigrid  # noqa: F401 (registers its environments)
import numpy
from gymnasium.spaces import Box, Dict, Discrete, MultiBinary, MultiDiscrete
from gymnasium.spaces.utils import flatten, flatten_space

from serve import RUNNING, TERMINATED, TRUNCATED, Lost

MOST_SIGNALS = 64


class Gym:
    def __init__(self, request):
        self.id = request["id"]
        self.attributes = request["attributes"]
        self.restart()

    def restart(self):
        self.environment = gymnasium.make(self.id)
        space = self.environment.observation_space
        if isinstance(space, Dict):  # texts, such as MiniGrid's mission, are no numbers
            numbers = (Box, Discrete, MultiBinary, MultiDiscrete)
            space = Dict({name: part for name, part in space.items() if isinstance(part, numbers)})
        self.space = space
        self.size = flatten_space(space).shape[0]
        self.flat = isinstance(space, Box) and len(space.shape) == 1
        self.seen = numpy.zeros(self.size, "f4")
        self.discrete = isinstance(self.environment.action_space, Discrete)

    def spaces(self):
        action = self.environment.action_space
        if not isinstance(action, (Discrete, MultiDiscrete)):
            raise TypeError(f"{self.id} has no discrete actions")
        self.environment.reset(seed=0)
        signals = [f"observation_{i}" for i in range(self.size)] if self.size <= MOST_SIGNALS else []
        for name in self.attributes:
            values = self.attribute(name)
            signals += [name] if len(values) == 1 else [f"{name}_{i}" for i in range(len(values))]
        return {
            "observation": [self.size],
            "type": "f4",
            "signals": signals,
            "actions": [int(action.n)] if self.discrete else [int(n) for n in action.nvec],
        }

    def attribute(self, name):
        return numpy.atleast_1d(self.environment.get_wrapper_attr(name)).astype(float).tolist()

    def reset(self, seed, signals, observation):
        try:
            seen, _ = self.environment.reset(seed=seed & 0x7FFFFFFF)
        except Exception as e:
            raise Lost from e
        self.observe(seen, signals)

    def step(self, action, signals, observation):
        choice = action[0] if self.discrete else action
        try:
            seen, reward, terminated, truncated, _ = self.environment.step(choice)
        except Exception as e:
            raise Lost from e
        self.observe(seen, signals)
        return (TERMINATED if terminated else TRUNCATED if truncated else RUNNING), reward

    def observe(self, seen, signals):
        if not self.flat:
            if isinstance(self.space, Dict):
                seen = {name: seen[name] for name in self.space}
            seen = flatten(self.space, seen)
        self.seen = seen
        first = self.size if self.size <= MOST_SIGNALS else 0
        for name in self.attributes:
            values = self.attribute(name)
            signals[first : first + len(values)] = values
            first += len(values)

    @staticmethod
    def gather(environments, signals, observations):
        """Writes what all have seen at once: small environments cost little more than a write."""
        seen = numpy.concatenate([each.seen for each in environments]).reshape(observations.shape)
        observations[:] = seen
        size = seen.shape[1]
        if size <= MOST_SIGNALS:
            signals[:, :size] = seen

    def close(self):
        self.environment.close()
