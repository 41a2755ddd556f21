package dev.safeguard.compiler.backend.java;

import static org.assertj.core.api.Assertions.assertThat;

import dev.safeguard.compiler.Compilation;
import dev.safeguard.compiler.Compiler;
import dev.safeguard.compiler.automaton.MonitorModel;
import dev.safeguard.compiler.diagnostics.Source;
import dev.safeguard.runtime.Monitor;
import dev.safeguard.runtime.Shield;
import dev.safeguard.runtime.Verdict;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Two safeguards of which each can be kept alone, and which conflict: an agent that asks the shield
 * of one and the shield of the other gets into a point where they allow nothing in common. An agent
 * that asks the shield of their conjunction never does.
 */
class ConflictingPairsTest {
  private static final int PAIRS = 200;
  private static final int PLAYS = 20;
  private static final int LENGTH = 100;
  private static final List<String> LABELS = List.of("push", "pull", "ring", "dark");
  private static final long ACTIONS = 0b11;

  /** Two safeguards and their conjunction. */
  private record Pair(MonitorModel first, MonitorModel second, MonitorModel both) {
    LongStream observations() {
      return LongStream.range(0, 1L << LABELS.size()).filter(both.alphabet().assumption()::admits);
    }

    boolean canEachBeKept() {
      return List.of(first, second, both).stream()
          .allMatch(model -> model.shield().orElseThrow().winning().get(model.initial()));
    }

    /** Follows all that both shields allow to where there is nothing that both do. */
    boolean isConflict() {
      record States(int first, int second) {}
      Set<States> met = new HashSet<>();
      Deque<States> open = new ArrayDeque<>();
      open.add(new States(first.initial(), second.initial()));
      while (!open.isEmpty()) {
        States at = open.remove();
        long[] allowed =
            observations()
                .filter(o -> isSafe(first, at.first, o) && isSafe(second, at.second, o))
                .toArray();
        if (allowed.length == 0) {
          return true;
        }
        for (long o : allowed) {
          States next =
              new States(
                  first.automaton().successor(at.first, o),
                  second.automaton().successor(at.second, o));
          if (met.add(next)) {
            open.add(next);
          }
        }
      }
      return false;
    }

    private static boolean isSafe(MonitorModel model, int state, long observation) {
      return model.shield().orElseThrow().safeActions().get(state).admits(observation);
    }
  }

  private static Pair pair(Random random, int number) {
    String text =
        """
        module pair%d
        labels action push, pull
        labels ring, dark
        safeguard A = %s
        safeguard B = %s
        safeguard Both = A & B
        """
            .formatted(number, rules(random), rules(random));
    Compilation compilation = Compiler.compile(new Source("pair.sg", text));
    assertThat(compilation.isAccepted()).as(text + compilation.diagnostics()).isTrue();
    return new Pair(
        compilation.safeguard("A").orElseThrow().model(),
        compilation.safeguard("B").orElseThrow().model(),
        compilation.safeguard("Both").orElseThrow().model());
  }

  /** What happens obliges or forbids actions some steps later. */
  private static String rules(Random random) {
    return Stream.generate(
            () ->
                "always (%s & %s -> weaknext^%d (%s %s %s))"
                    .formatted(
                        literal(random, "push", "pull"),
                        literal(random, "ring", "dark"),
                        1 + random.nextInt(2),
                        literal(random, "push", "pull"),
                        random.nextBoolean() ? "|" : "&",
                        literal(random, "push", "pull")))
        .limit(1 + random.nextInt(2))
        .collect(Collectors.joining(" & "));
  }

  private static String literal(Random random, String one, String other) {
    return (random.nextBoolean() ? "" : "!") + (random.nextBoolean() ? one : other);
  }

  private static List<Pair> conflictingPairs() {
    Random random = new Random(1);
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; pairs.size() < PAIRS; i++) {
      Pair pair = pair(random, i);
      if (pair.canEachBeKept() && pair.isConflict()) {
        pairs.add(pair);
      }
    }
    return pairs;
  }

  @Test
  void noAgentThatAsksTheGeneratedShieldOfTheConjunctionIsEverStuck() {
    List<Pair> pairs = conflictingPairs();
    List<JavaSource> sources =
        pairs.stream()
            .map(Pair::both)
            .flatMap(both -> JavaPackage.of(both.module(), List.of(both), List.of()).stream())
            .toList();
    Generated classes = Generated.compile(sources);
    for (int i = 0; i < PAIRS; i++) {
      Monitor monitor = classes.monitor(sources.get(i).qualifiedName());
      Pair pair = pairs.get(i);
      for (int play = 0; play < PLAYS; play++) {
        monitor.reset();
        assertThat(play(pair, monitor, new Random(play))).as("pair %d, %d", i, play).isTrue();
      }
    }
  }

  /** Whether an agent that does what is allowed, no matter what, always has something to do. */
  private static boolean play(Pair pair, Monitor monitor, Random random) {
    LongPredicate isSafe = o -> ((Shield) monitor).safeActions().admits(o);
    for (int i = 0; i < LENGTH; i++) {
      long[] choices = pair.observations().filter(isSafe).toArray();
      if (choices.length == 0) {
        return false;
      }
      long actions = choices[random.nextInt(choices.length)] & ACTIONS;
      long[] answers = pair.observations().filter(o -> (o & ACTIONS) == actions).toArray();
      if (monitor.step(answers[random.nextInt(answers.length)]) == Verdict.VIOLATED) {
        return false;
      }
    }
    return true;
  }
}
