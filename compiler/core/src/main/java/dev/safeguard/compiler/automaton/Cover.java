package dev.safeguard.compiler.automaton;

import dev.safeguard.compiler.limits.BudgetExceededException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A Boolean function written as a disjunction of conjunctions, no part of which can be left out
 * (the irredundant sum of products of Minato 1992): how a guard is shown to people.
 *
 * @param cubes the conjunctions; none means false
 */
public record Cover(List<Cube> cubes) {

  public Cover {
    cubes = List.copyOf(cubes);
  }

  /**
   * A conjunction of labels and negated labels.
   *
   * @param positive the labels that must hold, as bits
   * @param negative the labels that must not hold, as bits; disjoint from {@code positive}
   */
  public record Cube(long positive, long negative) {
    /** The number of labels mentioned. */
    public int size() {
      return Long.bitCount(positive) + Long.bitCount(negative);
    }
  }

  /** The number of labels mentioned, counted once for each cube. */
  public int size() {
    return cubes.stream().mapToInt(Cube::size).sum();
  }

  /**
   * A cover that is true on every observation of {@code required} and false outside {@code
   * allowed}; in between, whatever reads shorter. With {@code allowed = required | !assumption} the
   * observations that cannot occur shorten the formula.
   *
   * @param required must imply {@code allowed}
   * @param mostCubes the most conjunctions worth writing down
   * @return empty if more conjunctions than that would be needed
   */
  public static Optional<Cover> between(Guard required, Guard allowed, int mostCubes) {
    Construction construction = new Construction(required.diagrams(), mostCubes);
    int covered = construction.cover(required.root(), allowed.root(), 0, 0);
    return covered < 0 ? Optional.empty() : Optional.of(new Cover(construction.cubes));
  }

  /**
   * A cover of exactly the observations that a guard admits.
   *
   * @param mostCubes the most conjunctions worth writing down
   * @return empty if more conjunctions than that would be needed, or more diagram nodes to find
   *     them than the store may hold
   */
  public static Optional<Cover> of(Guard guard, int mostCubes) {
    try {
      return between(guard, guard, mostCubes);
    } catch (BudgetExceededException e) {
      return Optional.empty();
    }
  }

  /** One run of the recursion, which gives up once there are too many cubes. */
  private static final class Construction {
    private final DecisionDiagrams diagrams;
    private final int mostCubes;
    private final List<Cube> cubes = new ArrayList<>();

    Construction(DecisionDiagrams diagrams, int mostCubes) {
      this.diagrams = diagrams;
      this.mostCubes = mostCubes;
    }

    /** Adds cubes between two diagrams; the diagram of what they cover, or -1 if it gave up. */
    int cover(int required, int allowed, long positive, long negative) {
      if (required == DecisionDiagrams.FALSE) {
        return DecisionDiagrams.FALSE;
      }
      if (allowed == DecisionDiagrams.TRUE) {
        cubes.add(new Cube(positive, negative));
        return cubes.size() > mostCubes ? -1 : DecisionDiagrams.TRUE;
      }
      int top = Math.min(diagrams.level(required), diagrams.level(allowed));
      int literal = diagrams.node(top, DecisionDiagrams.FALSE, DecisionDiagrams.TRUE);
      long bit = 1L << diagrams.label(literal);
      int required0 = diagrams.lowAt(required, top);
      int required1 = diagrams.highAt(required, top);
      int allowed0 = diagrams.lowAt(allowed, top);
      int allowed1 = diagrams.highAt(allowed, top);

      int with = cover(diagrams.ite(allowed0, 0, required1), allowed1, positive | bit, negative);
      if (with < 0) {
        return -1;
      }
      int without = cover(diagrams.ite(allowed1, 0, required0), allowed0, positive, negative | bit);
      if (without < 0) {
        return -1;
      }
      int left = diagrams.or(diagrams.ite(without, 0, required0), diagrams.ite(with, 0, required1));
      int either = cover(left, diagrams.and(allowed0, allowed1), positive, negative);
      return either < 0 ? -1 : diagrams.or(either, diagrams.ite(literal, with, without));
    }
  }
}
