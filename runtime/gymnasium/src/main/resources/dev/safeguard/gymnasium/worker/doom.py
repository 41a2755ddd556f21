"""A ViZDoom engine. The request has:

  wad, map          the file and the map's name in it
  axes              for each part of an action, the buttons of which at most one is pressed: choice 0
                    presses none, choice k the k-th
  variables         game variables, such as HEALTH; each is a signal of that name in lower case
  objects           classes of actors; each gives the signals CLASS_alive, CLASS_x and CLASS_y, of the
                    first actor of the class (0 where there is none)
  frame             [height, width] of the grey picture that is the observation, or [] for none
  skip, start, end  tics for each decision, the tic at which an episode starts, and how many it has
  skill             1 to 5
"""

import os
from contextlib import contextmanager
from pathlib import Path

import numpy
import vizdoom
from vizdoom import Button, GameVariable, Mode, ScreenFormat, ScreenResolution

from serve import RUNNING, TERMINATED, TRUNCATED, Lost


class Doom:
    def __init__(self, request):
        self.request = request
        self.variables = [getattr(GameVariable, name) for name in request["variables"]]
        self.buttons = [name for axis in request["axes"] for name in axis]
        self.frame = request["frame"]
        self.pressed = [0] * len(self.buttons)
        self.start_engine()

    def start_engine(self):
        before = engines()
        game = vizdoom.DoomGame()
        request = self.request
        game.set_doom_scenario_path(request["wad"])
        game.set_doom_map(request["map"])
        game.set_screen_resolution(ScreenResolution.RES_160X120)
        game.set_screen_format(ScreenFormat.GRAY8)
        if not self.frame:
            draw_little(game)
        game.set_available_buttons([getattr(Button, name) for name in self.buttons])
        game.set_objects_info_enabled(bool(request["objects"]))
        game.set_window_visible(False)
        game.set_mode(Mode.PLAYER)
        game.set_episode_start_time(request["start"])
        game.set_episode_timeout(request["end"])
        game.set_doom_skill(request["skill"])
        game.init()
        with Path("engines").open("a") as names:
            for pid in engines() - before:
                names.write(instance(pid) + "\n")
        self.game = game

    def spaces(self):
        signals = [name.lower() for name in self.request["variables"]]
        for name in self.request["objects"]:
            signals += [f"{name}_alive", f"{name}_x", f"{name}_y"]
        return {
            "observation": self.frame or [0],
            "type": "u1",
            "signals": signals,
            "actions": [len(axis) + 1 for axis in self.request["axes"]],
        }

    def reset(self, seed, signals, observation):
        with engine_alive():
            self.game.set_seed(seed & 0x7FFFFFFF)
            self.game.new_episode()
            self.observe(signals, observation)

    def step(self, action, signals, observation):
        first = 0
        pressed = self.pressed
        for axis, choice in zip(self.request["axes"], action):
            for k in range(len(axis)):
                pressed[first + k] = 1 if choice == k + 1 else 0
            first += len(axis)
        game = self.game
        with engine_alive():
            game.make_action(pressed, self.request["skip"])
            self.observe(signals, observation)
            if not game.is_episode_finished():
                return RUNNING, 0
            return (TERMINATED if game.is_player_dead() else TRUNCATED), 0

    def observe(self, signals, observation):
        """Variables can be read at the end of an episode too; there is no picture then."""
        game = self.game
        values = [game.get_game_variable(each) for each in self.variables]
        objects = self.request["objects"]
        if objects or self.frame:
            state = game.get_state()
            if objects:
                values += actors(state, objects)
            if self.frame and state is not None:
                self.shrink(state.screen_buffer, observation)
        signals[:] = values

    @staticmethod
    def gather(environments, signals, observations):
        """Each has written its own."""

    @staticmethod
    def shrink(picture, smaller):
        """Means of blocks, so that what is thin does not vanish."""
        height, width = smaller.shape
        blocks = picture.reshape(
            height, picture.shape[0] // height, width, picture.shape[1] // width
        )
        numpy.copyto(smaller, blocks.mean(axis=(1, 3)), casting="unsafe")

    def restart(self):
        self.close()
        self.start_engine()

    def close(self):
        self.game.close()


def draw_little(game):
    """The engine cannot be kept from drawing, but what nobody sees need not be drawn well."""
    game.set_screen_format(ScreenFormat.DOOM_256_COLORS8)
    game.set_render_hud(False)
    game.set_render_crosshair(False)
    game.set_render_weapon(False)
    game.set_render_decals(False)
    game.set_render_particles(False)


@contextmanager
def engine_alive():
    try:
        yield
    except (vizdoom.ViZDoomErrorException, vizdoom.ViZDoomUnexpectedExitException) as e:
        raise Lost from e


def actors(state, names):
    """Whether it is there, x and y, for the first actor of each class."""
    found = {}
    for each in state.objects if state is not None else ():
        found.setdefault(each.name, each)
    values = []
    for name in names:
        each = found.get(name)
        values += [0.0, 0.0, 0.0] if each is None else [1.0, each.position_x, each.position_y]
    return values


def engines():
    """The numbers of the processes that this one has started."""
    me = os.getpid()
    started = set()
    for task in Path(f"/proc/{me}/task").iterdir():
        try:
            started.update((task / "children").read_text().split())
        except OSError:
            continue  # the thread has ended meanwhile
    return started


def instance(pid):
    """What ViZDoom calls an engine and its shared memory."""
    words = Path(f"/proc/{pid}/cmdline").read_bytes().decode().split("\0")
    return words[words.index("+viz_instance_id") + 1]
