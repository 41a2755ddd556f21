package dev.safeguard.samples.doom;

import dev.safeguard.gymnasium.EngineRequest;
import dev.safeguard.gymnasium.PythonEnvironment;
import dev.safeguard.gymnasium.WorkerEnvironment;
import dev.safeguard.learning.ObservationShape;
import dev.safeguard.learning.VectorEnvironment;
import dev.safeguard.samples.doom.map.Plan;
import dev.safeguard.samples.doom.map.WadFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The lava room. An episode begins at the player's start and ends with the player's death, with the
 * enemy's death, after which nothing more can be earned, or after {@value #DECISIONS} decisions of
 * {@value #SKIP} tics. An action has four parts: turn (left, right), walk (forward, backward),
 * strafe (left, right) and attack, with 0 for none.
 *
 * <p>The reward is 0.003 for each unit of damage dealt (at most 200 a step), 0.01 for each unit of
 * armour gained, 1 for the plasma rifle and -1 for death: about 5 at most.
 *
 * <p>The observation has the variables of the player, how fast it moves, the time, and for the
 * armour, the rifle and the enemy whether they are there, how far and in which direction; or a
 * small grey picture and the time.
 */
public final class DoomEnvironment implements VectorEnvironment {
  /** Decisions in the longest episode. */
  public static final int DECISIONS = 1050;

  /** Tics for each decision. */
  static final int SKIP = 4;

  /** What labels are defined from, as {@code doom.sg} names it. */
  public static final List<String> SIGNALS =
      List.of(
          "damage",
          "weapon6",
          "armor",
          "x",
          "y",
          "health",
          "angle",
          "velocity_x",
          "velocity_y",
          "lava");

  private static final List<String> VARIABLES =
      List.of(
          "DAMAGECOUNT",
          "WEAPON6",
          "ARMOR",
          "POSITION_X",
          "POSITION_Y",
          "HEALTH",
          "ANGLE",
          "VELOCITY_X",
          "VELOCITY_Y");
  private static final List<List<String>> AXES =
      List.of(
          List.of("TURN_LEFT", "TURN_RIGHT"),
          List.of("MOVE_FORWARD", "MOVE_BACKWARD"),
          List.of("MOVE_LEFT", "MOVE_RIGHT"),
          List.of("ATTACK"));
  private static final int DAMAGE = 0;
  private static final int WEAPON_6 = 1;
  private static final int ARMOR = 2;
  private static final int X = 3;
  private static final int Y = 4;
  private static final int HEALTH = 5;
  private static final int ANGLE = 6;
  private static final int VELOCITY_X = 7; // units for each tic
  private static final int VELOCITY_Y = 8;
  private static final int LAVA = 9; // of our signals; the engine's go on with objects
  private static final int OBJECTS_FROM = 9; // each: whether it is there, x, y
  private static final int START_TIC = 10;
  private static final List<String> OBJECTS = List.of("GreenArmor", "PlasmaRifle", "BaronOfHell");
  private static final int VARIABLE_FEATURES = 11;
  private static final int OBJECT_FEATURES = 4;
  private static final int FEATURES = VARIABLE_FEATURES + 3 * OBJECT_FEATURES;
  private static final double MOST_DAMAGE = 200;
  private static final double ENEMY_HEALTH = 1000;

  /** What the policy sees. */
  public enum View {
    FEATURES(0, 0),
    FRAMES(30, 40);

    private final int height;
    private final int width;

    View(int height, int width) {
      this.height = height;
      this.width = width;
    }
  }

  private final WorkerEnvironment engines;
  private final double lava;
  private final View view;
  private final double[][] before;
  private final double[] rewards;
  private final int[] decisions;
  private final boolean[] began;
  private final boolean[] acted;

  /**
   * Starts engines.
   *
   * @param plan the map
   * @param wad its file
   * @param copies how many
   * @throws IOException if they cannot be started
   */
  public static DoomEnvironment start(
      PythonEnvironment python, Plan plan, Path wad, View view, int copies) throws IOException {
    return new DoomEnvironment(
        WorkerEnvironment.start(python, request(wad, view.height, view.width), copies), plan, view);
  }

  /**
   * Starts an engine whose pictures can be taken, for a policy that sees features.
   *
   * @throws IOException if it cannot be started
   */
  static DoomEnvironment filmed(PythonEnvironment python, Plan plan, Path wad) throws IOException {
    return new DoomEnvironment(
        WorkerEnvironment.start(python, request(wad, Film.HEIGHT, Film.WIDTH), 1),
        plan,
        View.FEATURES);
  }

  /** What the player of a filmed engine sees: grey pixels from 0 to 1, row by row. */
  float[] picture() {
    float[] pixels = new float[engines.observation().size()];
    engines.observe(0, pixels, 0);
    return pixels;
  }

  static EngineRequest request(Path wad, int height, int width) {
    return new EngineRequest.VizDoom(
        wad,
        WadFile.MAP,
        AXES,
        VARIABLES,
        OBJECTS,
        height,
        width,
        SKIP,
        START_TIC,
        SKIP * DECISIONS,
        3);
  }

  private DoomEnvironment(WorkerEnvironment engines, Plan plan, View view) {
    this.engines = engines;
    lava = plan.lava()[0];
    this.view = view;
    before = new double[engines.copies()][VARIABLES.size()];
    rewards = new double[engines.copies()];
    decisions = new int[engines.copies()];
    began = new boolean[engines.copies()];
    acted = new boolean[engines.copies()];
  }

  @Override
  public int copies() {
    return engines.copies();
  }

  @Override
  public ObservationShape observation() {
    return view == View.FEATURES
        ? ObservationShape.ofFeatures(FEATURES)
        : new ObservationShape(view.height, view.width, 1);
  }

  @Override
  public int[] actions() {
    return engines.actions();
  }

  @Override
  public List<String> signals() {
    return SIGNALS;
  }

  /** How often the engines have been started anew. */
  public int restarts() {
    return engines.restarts();
  }

  /** The number of the process that holds the engines. */
  long pid() {
    return engines.pid();
  }

  @Override
  public void reset(int copy, long seed) {
    began[copy] = true;
    engines.reset(copy, seed);
  }

  @Override
  public void step(int copy, int[] action) {
    acted[copy] = true;
    engines.step(copy, action);
  }

  @Override
  public void exchange() throws IOException {
    engines.exchange();
    for (int copy = 0; copy < rewards.length; copy++) {
      if (began[copy]) {
        decisions[copy] = 0;
        rewards[copy] = 0;
      } else if (acted[copy]) {
        decisions[copy]++;
        rewards[copy] = earned(copy);
      }
      began[copy] = false;
      acted[copy] = false;
      for (int i = 0; i < before[copy].length; i++) {
        before[copy][i] = engines.signal(copy, i);
      }
    }
  }

  private double earned(int copy) {
    double[] was = before[copy];
    double damage = Math.max(0, engines.signal(copy, DAMAGE) - was[DAMAGE]);
    double armor = Math.max(0, engines.signal(copy, ARMOR) - was[ARMOR]);
    double rifle = Math.max(0, engines.signal(copy, WEAPON_6) - was[WEAPON_6]);
    double death = engines.outcome(copy) == Outcome.TERMINATED ? 1 : 0;
    return 0.003 * Math.min(MOST_DAMAGE, damage) + 0.01 * armor + rifle - death;
  }

  @Override
  public Outcome outcome(int copy) {
    Outcome outcome = engines.outcome(copy);
    return outcome == Outcome.RUNNING && success(copy) ? Outcome.TERMINATED : outcome;
  }

  @Override
  public double reward(int copy) {
    return rewards[copy];
  }

  /** The enemy is dead: it is the only one there is to damage. */
  @Override
  public boolean success(int copy) {
    return engines.signal(copy, DAMAGE) >= ENEMY_HEALTH;
  }

  @Override
  public double signal(int copy, int signal) {
    return signal == LAVA ? lava : engines.signal(copy, signal);
  }

  @Override
  public void observe(int copy, float[] target, int offset) {
    float time = (float) decisions[copy] / DECISIONS;
    if (view == View.FRAMES) {
      engines.observe(copy, target, offset);
      target[offset + observation().pixels()] = time;
      return;
    }
    double x = engines.signal(copy, X);
    double y = engines.signal(copy, Y);
    double heading = Math.toRadians(engines.signal(copy, ANGLE));
    target[offset] = (float) ((x + 160) / 256);
    target[offset + 1] = (float) (y / 512);
    target[offset + 2] = (float) Math.cos(heading);
    target[offset + 3] = (float) Math.sin(heading);
    target[offset + 4] = (float) (engines.signal(copy, HEALTH) / 100);
    target[offset + 5] = (float) (engines.signal(copy, ARMOR) / 100);
    target[offset + 6] = (float) engines.signal(copy, WEAPON_6);
    target[offset + 7] = (float) (engines.signal(copy, DAMAGE) / 1000);
    target[offset + 8] = time;
    target[offset + 9] = (float) (engines.signal(copy, VELOCITY_X) / 8);
    target[offset + 10] = (float) (engines.signal(copy, VELOCITY_Y) / 8);
    for (int object = 0; object < OBJECTS.size(); object++) {
      int first = OBJECTS_FROM + 3 * object;
      double there = engines.signal(copy, first);
      double east = engines.signal(copy, first + 1) - x;
      double north = engines.signal(copy, first + 2) - y;
      double bearing = Math.atan2(north, east) - heading;
      int at = offset + VARIABLE_FEATURES + OBJECT_FEATURES * object;
      target[at] = (float) there;
      target[at + 1] = (float) (there * Math.hypot(east, north) / 512);
      target[at + 2] = (float) (there * Math.cos(bearing));
      target[at + 3] = (float) (there * Math.sin(bearing));
    }
  }

  @Override
  public void close() {
    engines.close();
  }
}
