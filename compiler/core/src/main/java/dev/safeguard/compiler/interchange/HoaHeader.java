package dev.safeguard.compiler.interchange;

import dev.safeguard.compiler.automaton.Alphabet;
import dev.safeguard.compiler.automaton.DecisionDiagrams;
import dev.safeguard.compiler.automaton.Guard;
import dev.safeguard.compiler.diagnostics.Source;
import dev.safeguard.compiler.diagnostics.Span;
import dev.safeguard.compiler.interchange.HoaToken.Kind;
import dev.safeguard.compiler.limits.Budget;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What stands before {@code --BODY--}: the alphabet, the initial states, what acceptance means, and
 * the headers that start with {@code sg-}, in which this compiler keeps what the format has no word
 * for. Unknown headers are passed over, unless a capital says that they change the meaning.
 */
final class HoaHeader {
  private static final Set<String> KNOWN =
      Set.of("HOA", "States", "Start", "AP", "Alias", "Acceptance");

  /** What a state pays by its number. */
  record Reward(double amount, boolean once) {
    static final Reward NONE = new Reward(0, false);
  }

  private record Item(HoaToken header, List<HoaToken> values) {
    HoaTokens tokens() {
      return new HoaTokens(values);
    }
  }

  private final Source source;
  private final List<Item> items = new ArrayList<>();
  private final List<String> propositions = new ArrayList<>();
  private final HoaLabels labels;
  private final Map<Integer, Reward> rewards = new HashMap<>();

  /**
   * Reads up to and with {@code --BODY--}.
   *
   * @param budget for its decision diagrams
   */
  HoaHeader(Source source, HoaTokens tokens, Budget budget) {
    this.source = source;
    readItems(tokens);
    each("AP", this::propositions);
    int[] order = new int[propositions.size()];
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
    labels = new HoaLabels(DecisionDiagrams.withOrder(order, budget));
    each(
        "Alias",
        values -> labels.define(values.expect(Kind.ALIAS, "an alias"), labels.read(values)));
    each("sg-reward", this::reward);
  }

  private void readItems(HoaTokens tokens) {
    HoaToken first = tokens.peek();
    if (first.kind() != Kind.HEADER || !first.text().equals("HOA")) {
      throw tokens.unexpected("`HOA: v1` at its beginning");
    }
    while (!tokens.skip("--BODY--")) {
      HoaToken header = tokens.expect(Kind.HEADER, "a header or `--BODY--`");
      if (Character.isUpperCase(header.text().charAt(0)) && !KNOWN.contains(header.text())) {
        throw Malformed.meaning(
            header.span(),
            "the header `"
                + header.text()
                + ":` changes what the automaton means, in a way that"
                + " is not known here",
            "Let the tool that wrote it write version 1 of the format.");
      }
      List<HoaToken> values = new ArrayList<>();
      while (!tokens.at(Kind.HEADER) && !tokens.at(Kind.END) && !tokens.peek().is("--BODY--")) {
        values.add(tokens.next());
      }
      values.add(new HoaToken(Kind.END, "", tokens.peek().span()));
      items.add(new Item(header, values));
    }
    HoaToken version = items.get(0).values().get(0);
    if (!version.text().matches("v1(\\.[0-9]+)?")) {
      throw Malformed.meaning(
          version.span(), "this is not version 1 of the format", "Write `HOA: v1`.");
    }
  }

  /** How often a header occurs is not limited here; what each says is read in turn. */
  private void each(String header, Consumer<HoaTokens> read) {
    for (Item item : items) {
      if (item.header().text().equals(header)) {
        HoaTokens values = item.tokens();
        read.accept(values);
        if (!header.startsWith("sg-") && !values.at(Kind.END)) {
          throw values.unexpected("another header");
        }
      }
    }
  }

  private Optional<Item> item(String header) {
    return items.stream().filter(item -> item.header().text().equals(header)).findFirst();
  }

  private Optional<HoaToken> text(String header) {
    return item(header).flatMap(item -> item.tokens().skip(Kind.STRING));
  }

  private void propositions(HoaTokens values) {
    Span start = values.peek().span();
    int count = values.number();
    while (values.at(Kind.STRING)) {
      HoaToken name = values.next();
      propositions.add(ImportedNames.label(name.text(), name.span()));
    }
    if (propositions.size() != count) {
      throw Malformed.text(
          start,
          "`AP:` counts " + count + " labels and names " + propositions.size(),
          "Correct the number.");
    }
    if (count > Alphabet.MOST_LABELS) {
      throw Malformed.labels(
          start, "it has " + count + " labels; an observation holds " + Alphabet.MOST_LABELS);
    }
    ImportedNames.requireDistinct(propositions, start);
  }

  private void reward(HoaTokens values) {
    int state = values.number();
    double amount = number(values.expect(Kind.STRING, "a number between quotation marks"));
    boolean once = values.skip(Kind.IDENTIFIER).isPresent();
    rewards.put(state, new Reward(amount, once));
  }

  private static double number(HoaToken token) {
    try {
      double value = Double.parseDouble(token.text());
      if (Double.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Said below, as for a number that is not finite.
    }
    throw Malformed.text(
        token.span(), "`" + token.text() + "` is no number", "Write one as `\"2.5\"`.");
  }

  HoaLabels labels() {
    return labels;
  }

  Reward reward(int state) {
    return rewards.getOrDefault(state, Reward.NONE);
  }

  Alphabet alphabet() {
    Optional<HoaToken> assumption = text("sg-assume");
    Guard possible = assumption.map(this::expression).orElse(Guard.everything(labels.diagrams()));
    if (possible.isNothing()) {
      throw Malformed.meaning(
          assumption.map(HoaToken::span).orElse(Span.START),
          "no observation satisfies the assumption",
          "Weaken it, or leave out `sg-assume:`.");
    }
    String written =
        item("sg-assume")
            .map(item -> item.values().size() > 2 ? item.values().get(1).text() : "")
            .orElse("");
    return new Alphabet(propositions, possible, written, actions());
  }

  /** The labels that the agent decides, as bits. */
  private long actions() {
    long[] bits = {0};
    each(
        "controllable-AP",
        values -> {
          while (values.at(Kind.INTEGER)) {
            bits[0] |= 1L << labels.number(values);
          }
        });
    return bits[0];
  }

  /** What a string says, as a label expression. */
  private Guard expression(HoaToken text) {
    try {
      HoaTokens tokens = new HoaTokens(HoaLexer.tokens(text.text()));
      Guard guard = labels.read(tokens);
      if (!tokens.at(Kind.END)) {
        throw tokens.unexpected("the end of the expression");
      }
      return guard;
    } catch (Malformed e) {
      throw Malformed.text(text.span(), "in this expression: " + e.message(), e.help());
    }
  }

  /** The numbers of the initial states. */
  List<Integer> initial() {
    List<Integer> initial = new ArrayList<>();
    each("Start", values -> initial.add(state(values)));
    return initial;
  }

  /** One state; a conjunction of several would be an alternating automaton. */
  static int state(HoaTokens tokens) {
    int state = tokens.number();
    if (tokens.peek().is("&")) {
      throw Malformed.meaning(
          tokens.peek().span(),
          "the automaton is alternating: it goes on in several states at once",
          "Let the tool that wrote it remove the alternation.");
    }
    return state;
  }

  HoaAcceptance acceptance() {
    Item item =
        item("Acceptance")
            .orElseThrow(
                () ->
                    Malformed.text(
                        Span.START,
                        "there is no `Acceptance:`",
                        "Write `Acceptance: 1 Inf(0)` and mark the accepting states with {0}."));
    return HoaAcceptance.read(item.tokens());
  }

  String name() {
    return text("name")
        .map(HoaToken::text)
        .filter(ImportedNames::isName)
        .orElse(ImportedNames.of(source));
  }

  Span nameSpan() {
    return text("name").map(HoaToken::span).orElse(Span.START);
  }

  String module() {
    return text("sg-module")
        .map(HoaToken::text)
        .filter(ImportedNames::isName)
        .orElse(ImportedNames.module(source));
  }

  double penalty() {
    return text("sg-penalty").map(HoaHeader::penalty).orElse(1.0);
  }

  private static double penalty(HoaToken token) {
    double penalty = number(token);
    if (penalty < 0) {
      throw Malformed.text(token.span(), "a penalty is not negative", "Write what it costs.");
    }
    return penalty;
  }
}
