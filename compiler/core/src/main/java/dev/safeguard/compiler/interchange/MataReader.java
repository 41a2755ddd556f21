package dev.safeguard.compiler.interchange;

import dev.safeguard.compiler.automaton.Alphabet;
import dev.safeguard.compiler.automaton.DecisionDiagrams;
import dev.safeguard.compiler.automaton.Guard;
import dev.safeguard.compiler.automaton.SymmetricGuard;
import dev.safeguard.compiler.diagnostics.Source;
import dev.safeguard.compiler.diagnostics.Span;
import dev.safeguard.compiler.interchange.ImportedAutomaton.Edge;
import dev.safeguard.compiler.interchange.ImportedAutomaton.State;
import dev.safeguard.compiler.interchange.MataLine.Word;
import dev.safeguard.compiler.limits.Budget;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Reads the format of the Mata library: automata with explicit symbols ({@code @NFA-explicit}) and
 * over bit vectors ({@code @NFA-bits}). The bits are labels. Explicit symbols are labels too, of
 * which exactly one holds in every observation.
 */
final class MataReader {
  private static final Set<String> TYPES =
      Set.of("@NFA-explicit", "@NFA-bits", "@DFA-explicit", "@DFA-bits");
  private static final Set<String> PASSED_OVER =
      Set.of("%Name", "%Alphabet-auto", "%Alphabet-marked", "%States-auto", "%States-marked");

  private record Transition(String source, List<Word> guard, String target, Span span) {}

  private final Source source;
  private final boolean explicit;
  private final Labels labels = new Labels();
  private final Map<String, Integer> states = new LinkedHashMap<>();
  private final Map<String, Span> spans = new HashMap<>();
  private final List<Transition> transitions = new ArrayList<>();
  private final List<List<Word>> initial = new ArrayList<>();
  private final List<List<Word>> accepting = new ArrayList<>();

  private MataReader(Source source) {
    this.source = source;
    List<MataLine> lines = MataLine.of(source.text());
    this.explicit = explicit(lines);
    lines.subList(1, lines.size()).forEach(this::line);
  }

  /**
   * Reads one automaton.
   *
   * @throws Malformed if there is none
   */
  static ImportedAutomaton read(Source source, Budget budget) {
    return new MataReader(source).automaton(budget);
  }

  private static boolean explicit(List<MataLine> lines) {
    if (lines.isEmpty() || !lines.get(0).words().get(0).text().startsWith("@")) {
      throw Malformed.text(
          lines.isEmpty() ? Span.START : lines.get(0).span(),
          "the text does not begin with the type of an automaton",
          "Begin it with `@NFA-explicit` or `@NFA-bits`.");
    }
    Word type = lines.get(0).words().get(0);
    if (!TYPES.contains(type.text())) {
      throw Malformed.meaning(
          type.span(),
          "`" + type.text() + "` is no type of automaton that can be a safeguard here",
          "These are read: `@NFA-explicit`, `@NFA-bits`, and the same with `@DFA`.");
    }
    return type.text().endsWith("explicit");
  }

  private void line(MataLine line) {
    Word first = line.words().get(0);
    if (first.text().startsWith("@")) {
      throw Malformed.meaning(
          first.span(),
          "the text holds more than one automaton",
          "Put each into a file of its own.");
    }
    if (first.text().startsWith("%") && !first.isOperator()) {
      key(first, line.words().subList(1, line.words().size()));
    } else {
      transition(line);
    }
  }

  private void key(Word key, List<Word> values) {
    switch (key.text()) {
      case "%Initial" -> formula(values, initial);
      case "%Final" -> formula(values, accepting);
      case "%Alphabet-enum" -> values.forEach(value -> labels.add(value.text(), value.span()));
      case "%States-enum" -> values.forEach(this::state);
      default -> {
        if (!PASSED_OVER.contains(key.text())) {
          throw Malformed.meaning(
              key.span(),
              "`"
                  + key.text()
                  + "` changes what the automaton means, in a way that is not known"
                  + " here",
              "Write the automaton without it.");
        }
      }
    }
  }

  private void formula(List<Word> words, List<List<Word>> formulas) {
    words.stream().filter(word -> !word.isOperator() && !isConstant(word)).forEach(this::state);
    if (!words.isEmpty()) {
      formulas.add(words);
    }
  }

  private void transition(MataLine line) {
    List<Word> words = line.words();
    Word from = words.get(0);
    Word to = words.get(words.size() - 1);
    if (words.size() < 3 || from.isOperator() || to.isOperator()) {
      throw Malformed.text(
          line.span(),
          "this is no transition",
          "A transition is a state, a symbol or formula, and a state.");
    }
    List<Word> guard = words.subList(1, words.size() - 1);
    guard.stream()
        .filter(word -> !word.isOperator() && !isConstant(word))
        .forEach(word -> labels.add(word.text(), word.span()));
    state(from);
    state(to);
    transitions.add(new Transition(from.text(), guard, to.text(), line.span()));
  }

  private void state(Word name) {
    states.putIfAbsent(name.text(), states.size());
    spans.putIfAbsent(name.text(), name.span());
  }

  private static boolean isConstant(Word word) {
    return Set.of("true", "false", "\\true", "\\false").contains(word.text());
  }

  private ImportedAutomaton automaton(Budget budget) {
    DecisionDiagrams diagrams = labels.store(budget);
    List<List<Edge>> edges = new ArrayList<>();
    states.forEach((name, number) -> edges.add(new ArrayList<>()));
    for (Transition transition : transitions) {
      edges
          .get(number(transition.source()))
          .add(
              new Edge(
                  MataFormula.read(guards(diagrams), transition.guard()),
                  number(transition.target()),
                  transition.span()));
    }
    BitSet isAccepting = states(accepting);
    Set<String> taken = new HashSet<>();
    List<State> declared = new ArrayList<>();
    states.forEach(
        (name, number) ->
            declared.add(
                new State(
                    ImportedNames.state(Optional.of(name), number, taken),
                    Objects.requireNonNull(spans.get(name)),
                    isAccepting.get(number),
                    edges.get(number))));
    return new ImportedAutomaton(
        ImportedNames.module(source),
        ImportedNames.of(source),
        Span.START,
        "",
        alphabet(diagrams),
        declared,
        states(initial).stream().boxed().toList(),
        1);
  }

  private int number(String state) {
    return Objects.requireNonNull(states.get(state));
  }

  private Alphabet alphabet(DecisionDiagrams diagrams) {
    int count = labels.names().size();
    long all = count == Long.SIZE ? -1 : (1L << count) - 1;
    Guard possible =
        explicit && count > 0
            ? SymmetricGuard.range(diagrams, all, 1, 1)
            : Guard.everything(diagrams);
    return new Alphabet(labels.names(), possible, "", 0);
  }

  private MataFormula.Algebra<Guard> guards(DecisionDiagrams diagrams) {
    return new MataFormula.Algebra<>(
        word -> {
          if (isConstant(word)) {
            return word.text().endsWith("true")
                ? Guard.everything(diagrams)
                : Guard.nothing(diagrams);
          }
          return labels.guard(diagrams, word.text(), word.span());
        },
        Guard::not,
        Guard::and,
        Guard::or);
  }

  /** The states of which one of some formulas is true, if each state is true of itself alone. */
  private BitSet states(List<List<Word>> formulas) {
    BitSet all = new BitSet();
    all.set(0, states.size());
    MataFormula.Algebra<BitSet> sets =
        new MataFormula.Algebra<>(
            word -> {
              BitSet set = new BitSet();
              if (!isConstant(word)) {
                set.set(number(word.text()));
              } else if (word.text().endsWith("true")) {
                set.or(all);
              }
              return set;
            },
            set -> changed(all, set, BitSet::andNot),
            (left, right) -> changed(left, right, BitSet::and),
            (left, right) -> changed(left, right, BitSet::or));
    BitSet union = new BitSet();
    formulas.forEach(formula -> union.or(MataFormula.read(sets, formula)));
    return union;
  }

  private static BitSet changed(BitSet set, BitSet by, BiConsumer<BitSet, BitSet> change) {
    BitSet result = (BitSet) set.clone();
    change.accept(result, by);
    return result;
  }
}
