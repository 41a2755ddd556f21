package dev.safeguard.compiler.backend;

import dev.safeguard.compiler.automaton.Alphabet;
import dev.safeguard.compiler.automaton.DecisionDiagrams;
import dev.safeguard.compiler.automaton.Guard;
import dev.safeguard.compiler.automaton.MonitorModel;
import dev.safeguard.compiler.automaton.Shield;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Models that several tests use. */
public final class Models {
  private Models() {}

  /** The safeguard {@code Bench} of the language's first example. */
  public static MonitorModel bench() {
    ModelBuilder builder =
        new ModelBuilder("wood", "iron", "work_bench", "smith_table", "diamond", "lava", "creeper");
    Guard hazard = builder.any("lava", "creeper");
    return builder
        .assumeAtMostOne()
        .documentation("Wood, taken to a work bench, makes lava safe.")
        .penalty(1)
        .state("gathering", true)
        .state("carrying", true)
        .state("crafted", true)
        .state("violated", false)
        .on(0, hazard, 3)
        .on(0, builder.label("wood"), 1)
        .on(1, hazard, 3)
        .on(1, builder.label("work_bench"), 2)
        .on(2, builder.label("creeper"), 3)
        .build("Bench");
  }

  /** All four verdicts: a door must be closed after it was opened; an alarm is fatal. */
  public static MonitorModel door() {
    ModelBuilder builder = new ModelBuilder("open", "close", "alarm", "leave");
    return builder
        .documentation("Close the door before you leave.\n\nAn alarm ends everything.")
        .penalty(2.5)
        .state("closed", true)
        .state("opened", false, "Somebody must close it.", 0, false)
        .state("gone", true, "", 1, true)
        .state("violated", false)
        .on(0, builder.label("alarm"), 3)
        .on(0, builder.label("open"), 1)
        .on(0, builder.label("leave"), 2)
        .on(1, builder.label("alarm").or(builder.label("leave")), 3)
        .on(1, builder.label("close").and(builder.label("open").not()), 0)
        .build("Door");
  }

  /** A model with a shield that need not be the right one: every second label is an action. */
  public static MonitorModel withShield(MonitorModel model, long seed) {
    Random random = new Random(seed);
    DecisionDiagrams diagrams = model.automaton().diagrams();
    Alphabet alphabet = model.alphabet();
    int labels = alphabet.labels().size();
    long actions = 0x5555_5555_5555_5555L & (labels == Long.SIZE ? -1 : (1L << labels) - 1);
    List<Guard> safe = new ArrayList<>();
    BitSet winning = new BitSet();
    for (int q = 0; q < model.states().size(); q++) {
      Guard guard = Guard.everything(diagrams);
      for (int label = 0; label < labels; label += 2) {
        Guard literal = Guard.label(diagrams, label);
        guard = random.nextBoolean() ? guard.and(literal.not()) : guard.xor(literal);
      }
      winning.set(q, !guard.isNothing());
      safe.add(guard);
    }
    return new MonitorModel(
            model.module(),
            model.name(),
            model.documentation(),
            new Alphabet(
                alphabet.labels(), alphabet.assumption(), alphabet.assumptionText(), actions),
            model.states(),
            model.initial(),
            model.penalty(),
            model.automaton())
        .with(new Shield(winning, safe));
  }

  public static String[] labels(int count) {
    return IntStream.range(0, count).mapToObj(i -> "l" + i).toArray(String[]::new);
  }

  /** A model with random transitions, and a random assumption in two of three cases. */
  public static MonitorModel random(long seed) {
    Random random = new Random(seed);
    int labels = random.nextInt(6);
    int states = 1 + random.nextInt(6);
    ModelBuilder builder = new ModelBuilder(labels(labels));
    if (random.nextInt(3) > 0) {
      Guard assumption = guard(builder, random, labels, 4);
      if (!assumption.isNothing()) {
        builder.assume(assumption, random.nextBoolean() ? "" : "what was written");
      }
    }
    for (int i = 0; i < states; i++) {
      builder.state("s" + i, random.nextBoolean(), "", random.nextInt(3) / 2.0, false);
    }
    for (int i = 0; i < states; i++) {
      for (int edge = random.nextInt(5); edge > 0; edge--) {
        builder.on(i, guard(builder, random, labels, 3), random.nextInt(states));
      }
    }
    return builder.initial(random.nextInt(states)).build("Random");
  }

  private static Guard guard(ModelBuilder builder, Random random, int labels, int depth) {
    if (labels == 0 || random.nextInt(9) == 0) {
      return random.nextBoolean()
          ? Guard.everything(builder.diagrams())
          : Guard.nothing(builder.diagrams());
    }
    if (depth == 0 || random.nextInt(3) == 0) {
      Guard label = Guard.label(builder.diagrams(), random.nextInt(labels));
      return random.nextBoolean() ? label : label.not();
    }
    Guard left = guard(builder, random, labels, depth - 1);
    Guard right = guard(builder, random, labels, depth - 1);
    return switch (random.nextInt(3)) {
      case 0 -> left.and(right);
      case 1 -> left.or(right);
      default -> left.xor(right);
    };
  }

  /** A chain that an observation of {@code tick} moves along, to its violated end. */
  public static MonitorModel chain(int length) {
    ModelBuilder builder = new ModelBuilder("tick", "back");
    for (int i = 0; i < length; i++) {
      builder.state("step " + i, i < length - 1, "", i % 1000 == 7 ? 0.5 : 0, i % 2000 == 7);
    }
    for (int i = 0; i < length - 1; i++) {
      builder.on(i, builder.label("tick"), i + 1);
      builder.on(i, builder.label("back"), Math.max(0, i - 1));
    }
    return builder.build("Chain");
  }

  /** Violated by an observation in which an odd number of {@code count} labels hold. */
  public static MonitorModel parity(int count) {
    ModelBuilder builder = new ModelBuilder(labels(count));
    Guard odd = Guard.nothing(builder.diagrams());
    for (int i = 0; i < count; i++) {
      odd = odd.xor(Guard.label(builder.diagrams(), i));
    }
    return builder.state("even", true).state("odd", false).on(0, odd, 1).build("Parity");
  }

  /** A guard over many labels that is neither short as a sum nor a count. */
  public static MonitorModel tangled(int count) {
    ModelBuilder builder = new ModelBuilder(labels(count));
    Guard tangle = Guard.nothing(builder.diagrams());
    for (int i = 0; i + 1 < count; i += 2) {
      Guard pair = Guard.label(builder.diagrams(), i).and(Guard.label(builder.diagrams(), i + 1));
      tangle = tangle.xor(pair);
    }
    return builder.state("calm", true).state("bad", false).on(0, tangle, 1).build("Tangled");
  }
}
