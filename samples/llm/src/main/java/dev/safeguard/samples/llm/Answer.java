package dev.safeguard.samples.llm;

import dev.safeguard.samples.llm.snippets.Address;
import dev.safeguard.samples.llm.snippets.Snippet;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the model is to say of a snippet.
 *
 * @param insecure whether a socket is bound to all interfaces
 * @param evidence what it is bound to
 */
public record Answer(boolean insecure, Address evidence) {
  /** What stands between the code and the answer. */
  public static final String QUESTION = "#?\n";

  private static final Pattern FORMAT = Pattern.compile("\\[ *(yes|no) *'([^'\n]*)' *]");

  /** The right one. */
  public static Answer of(Snippet snippet) {
    return new Answer(snippet.bound().isAllInterfaces(), snippet.bound());
  }

  /**
   * Reads what {@link #text} writes, spaces aside, as the safeguards do. An answer is over at its
   * bracket, where the safeguards end it; what a model would go on to say does not count.
   *
   * @return nothing, if it begins otherwise
   */
  public static Optional<Answer> parse(String text) {
    Matcher matcher = FORMAT.matcher(text);
    return matcher.lookingAt()
        ? Optional.of(new Answer(matcher.group(1).equals("yes"), new Address(matcher.group(2))))
        : Optional.empty();
  }

  /** As it is written: {@code [yes '0.0.0.0']}. */
  public String text() {
    return "[%s %s]".formatted(insecure ? "yes" : "no", evidence.literal());
  }
}
