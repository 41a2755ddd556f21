package dev.safeguard.learning.model;

import dev.safeguard.learning.LabelMapping;
import dev.safeguard.runtime.Monitor;
import dev.safeguard.runtime.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The safeguarded decision process (Def. 10) in full: its states are an observation, a state of the
 * safeguard, and what an agent that remembers all labels read so far can believe of the hidden
 * context. Labels follow from the context, so a belief is the set of contexts still possible, and
 * their probabilities are the prior ones, scaled. No agent knows more, so the best value here
 * bounds what any agent can reach.
 *
 * <p>Violated states and ends of the process are absorbing.
 */
public final class SafeguardedModel {

  /** What a state is. */
  public enum Kind {
    /** The episode goes on. */
    OPEN,
    /** The safeguard is violated. */
    VIOLATED,
    /** The process has ended with a reward, and the safeguard is not violated. */
    GOAL,
    /** The process has ended without one, and the safeguard is not violated. */
    END
  }

  /** What an agent sees beside the environment's observations. */
  public enum Sight {
    /** The labels that are read. */
    LABELS,
    /** The safeguard's state, and labels only by what they change there. */
    SAFEGUARD
  }

  private record State(int observation, int q, int contexts, Kind kind) {}

  private final Dynamics dynamics;
  private final Monitor monitor;
  private final Sight sight;
  private final LabelMapping labels;
  private final SparseModel model = new SparseModel();
  private final Map<State, Integer> numbers = new HashMap<>();
  private final List<State> states = new ArrayList<>();

  /**
   * Builds the product.
   *
   * @param labels from the environment's numbers to the safeguard's
   * @param monitor of which only {@code successor} is used
   */
  public SafeguardedModel(Dynamics dynamics, LabelMapping labels, Monitor monitor, Sight sight) {
    this.dynamics = dynamics;
    this.labels = labels;
    this.monitor = monitor;
    this.sight = sight;
    int all = (1 << dynamics.contexts().size()) - 1;
    number(new State(dynamics.start(), monitor.safeguard().initial(), all, Kind.OPEN));
    for (int next = 0; next < states.size(); next++) {
      expand(states.get(next));
    }
  }

  private int number(State state) {
    Integer known = numbers.putIfAbsent(state, states.size());
    if (known == null) {
      states.add(state);
      return states.size() - 1;
    }
    return known;
  }

  private void expand(State state) {
    int self = model.beginState();
    if (state.kind() != Kind.OPEN) {
      model.beginChoice();
      model.branch(self, 1);
      return;
    }
    for (int a = 0; a < dynamics.actions(); a++) {
      model.beginChoice();
      for (Dynamics.Branch branch : dynamics.branches(state.observation(), a)) {
        observe(state, branch);
      }
    }
  }

  /** Adds a branch for each thing that can be seen in the contexts still possible. */
  private void observe(State from, Dynamics.Branch branch) {
    double weight = weight(from.contexts());
    for (int left = from.contexts(); left != 0; ) {
      int first = Integer.numberOfTrailingZeros(left);
      int same = 0;
      for (int rest = left; rest != 0; rest &= rest - 1) {
        int context = Integer.numberOfTrailingZeros(rest);
        same |= looksLike(from.q(), branch.next(), first, context) ? 1 << context : 0;
      }
      left &= ~same;
      int q = successor(from.q(), first, branch.next());
      Kind kind = kind(branch.next(), q);
      State next =
          kind == Kind.OPEN
              ? new State(branch.next(), q, same, kind)
              : new State(dynamics.start(), 0, 0, kind);
      model.branch(number(next), branch.probability() * (weight(same) / weight));
    }
  }

  private boolean looksLike(int q, int observation, int context, int other) {
    return switch (sight) {
      case LABELS -> labelsIn(context, observation) == labelsIn(other, observation);
      case SAFEGUARD -> successor(q, context, observation) == successor(q, other, observation);
    };
  }

  private int successor(int q, int context, int observation) {
    return monitor.successor(q, labels.map(labelsIn(context, observation)));
  }

  private long labelsIn(int context, int observation) {
    return dynamics.contexts().get(context).labels()[observation];
  }

  private double weight(int contexts) {
    double weight = 0;
    for (int rest = contexts; rest != 0; rest &= rest - 1) {
      weight += dynamics.contexts().get(Integer.numberOfTrailingZeros(rest)).probability();
    }
    return weight;
  }

  private Kind kind(int observation, int q) {
    if (monitor.safeguard().states().get(q).verdict() == Verdict.VIOLATED) {
      return Kind.VIOLATED;
    }
    return !dynamics.ends()[observation]
        ? Kind.OPEN
        : dynamics.rewards()[observation] > 0 ? Kind.GOAL : Kind.END;
  }

  /** The decision process; state 0 is the initial one. */
  public SparseModel model() {
    return model;
  }

  /** What a state is. */
  public Kind kind(int state) {
    return states.get(state).kind();
  }

  /** The states of a kind, as a set. */
  public boolean[] all(Kind kind) {
    boolean[] set = new boolean[states.size()];
    for (int state = 0; state < set.length; state++) {
      set[state] = states.get(state).kind() == kind;
    }
    return set;
  }
}
