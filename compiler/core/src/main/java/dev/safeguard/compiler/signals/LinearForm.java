package dev.safeguard.compiler.signals;

import java.util.List;

/**
 * A sum of signals with whole coefficients that have no common divisor, the first of them positive.
 * Expressions that differ by a factor and a constant so have the same form.
 *
 * @param terms at least one, by ascending signals
 * @param whole whether every signal in it is an {@code int}; the form then takes every integer
 */
public record LinearForm(List<Term> terms, boolean whole) {
  public LinearForm {
    terms = List.copyOf(terms);
  }

  /**
   * One signal and how often it counts.
   *
   * @param signal the number of a signal that is a number
   * @param coefficient not 0
   */
  public record Term(int signal, long coefficient) {}

  /** True if it is one signal alone. */
  public boolean isSignal() {
    return terms.size() == 1;
  }

  /** As the language writes it: {@code x + 2 * y - z}. */
  public String text(List<String> names) {
    StringBuilder text = new StringBuilder();
    for (Term term : terms) {
      long coefficient = term.coefficient();
      text.append(text.isEmpty() ? "" : coefficient < 0 ? " - " : " + ");
      if (coefficient != 1 && coefficient != -1) {
        text.append(Long.toString(coefficient).replace("-", "")).append(" * ");
      }
      text.append(names.get(term.signal()));
    }
    return text.toString();
  }
}
