package dev.safeguard.compiler.analysis;

import dev.safeguard.compiler.analysis.Verification.Verified;
import dev.safeguard.compiler.automaton.ExploredAutomaton;
import dev.safeguard.compiler.automaton.ExploredAutomaton.Description;
import dev.safeguard.compiler.automaton.MonitorModel;
import dev.safeguard.compiler.automaton.SymbolicAutomaton;
import dev.safeguard.compiler.automaton.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes the minimal model of an automaton that the compiler has found. All doomed states become
 * one, which is the only rejecting sink, and all secured states become one.
 */
final class ExploredVerification {
  /** Nobody reads the texts of more states than that; they are numbered. */
  private static final int MOST_DESCRIBED = 300;

  private final ExploredAutomaton explored;
  private final SymbolicAutomaton automaton;
  private final int[] representatives;
  private final Verdict[] verdicts;
  private final Map<Verdict, ExploredAutomaton.Reward> rewards = new EnumMap<>(Verdict.class);
  private final List<MonitorModel.State> states = new ArrayList<>();

  private ExploredVerification(ExploredAutomaton explored) {
    this.explored = explored;
    SymbolicAutomaton found = explored.automaton();
    explored.rewards().forEach(reward -> rewards.put(reward.verdict(), reward));
    StateGraph graph = StateGraph.through(found);
    Verdict[] all = StateVerdicts.of(graph, found.stateCount(), accepting(found));
    Quotient quotient = Quotient.of(found, Minimization.fourValued(found, all));
    this.automaton = quotient.into(explored.alphabet().assumption().diagrams());
    this.representatives = quotient.representatives();
    this.verdicts = new Verdict[representatives.length];
    for (int q = 0; q < verdicts.length; q++) {
      verdicts[q] = all[representatives[q]];
    }
  }

  static Verified verified(ExploredAutomaton explored) {
    return new ExploredVerification(explored).run();
  }

  private static BitSet accepting(SymbolicAutomaton automaton) {
    BitSet accepting = new BitSet();
    for (int q = 0; q < automaton.stateCount(); q++) {
      accepting.set(q, automaton.isAccepting(q));
    }
    return accepting;
  }

  private Verified run() {
    Set<String> taken = new HashSet<>();
    for (int q = 0; q < automaton.stateCount(); q++) {
      Description description =
          automaton.stateCount() > MOST_DESCRIBED
              ? Description.NONE
              : explored.descriptions().apply(representatives[q]);
      String name = name(q, description);
      states.add(state(q, taken.add(name) ? name : "s" + q, description.documentation()));
    }
    MonitorModel model =
        new MonitorModel(
            explored.module(),
            explored.name(),
            explored.documentation(),
            explored.alphabet(),
            states,
            automaton.initial(),
            explored.penalty(),
            automaton);
    return new Verified(model, report());
  }

  private String name(int q, Description description) {
    return switch (verdicts[q]) {
      case SATISFIED -> "satisfied";
      case VIOLATED -> "violated";
      case ACCEPTING, PENDING -> description.name().isEmpty() ? "s" + q : description.name();
    };
  }

  private MonitorModel.State state(int q, String name, String documentation) {
    Verdict verdict = verdicts[q];
    ExploredAutomaton.Reward reward =
        rewards.getOrDefault(verdict, new ExploredAutomaton.Reward(verdict, 0, false));
    return new MonitorModel.State(
        name,
        documentation,
        automaton.isAccepting(q),
        verdict,
        verdict == Verdict.VIOLATED,
        reward.amount(),
        reward.once(),
        MonitorModel.edges(automaton, q, explored.span().line()));
  }

  private SafeguardReport report() {
    List<String> violated = names(Verdict.VIOLATED);
    List<String> satisfied = names(Verdict.SATISFIED);
    return new SafeguardReport(
        explored.name(),
        states.size(),
        states.size(),
        minimalThreeValued(),
        states.get(automaton.initial()).name(),
        states.stream()
            .filter(MonitorModel.State::accepting)
            .map(MonitorModel.State::name)
            .toList(),
        names(Verdict.PENDING),
        violated,
        violated.isEmpty() ? List.of() : List.of(violated),
        violated,
        satisfied,
        !violated.isEmpty(),
        !satisfied.isEmpty());
  }

  /** A quotient by the four verdicts is smaller by three only if two of them become one. */
  private int minimalThreeValued() {
    Set<Verdict> occurring = EnumSet.copyOf(Arrays.asList(verdicts));
    return occurring.containsAll(EnumSet.of(Verdict.ACCEPTING, Verdict.PENDING))
        ? Minimization.count(Minimization.threeValued(automaton, verdicts))
        : states.size();
  }

  private List<String> names(Verdict verdict) {
    return states.stream()
        .filter(state -> state.verdict() == verdict)
        .map(MonitorModel.State::name)
        .toList();
  }
}
