package dev.safeguard.runtime.tools;

import dev.safeguard.runtime.Cause;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Why a call was not made.
 *
 * @param safeguard the name of the safeguard
 * @param part the one of its parts that refuses; the safeguard itself if it has none
 * @param specification the name of the file
 * @param labels that would have held while it was made
 * @param violates whether that violates the safeguard at once; else it would leave the agent
 *     without a safe call later on
 * @param cause where the specification says so, if a line does
 * @param path the part's states from the beginning to the one that the call would lead to
 * @param trace what was observed before
 * @param allowed what the part would admit instead, as a formula over labels
 */
public record Refusal(
    String safeguard,
    String part,
    String specification,
    Set<String> labels,
    boolean violates,
    Optional<Cause> cause,
    List<String> path,
    List<Set<String>> trace,
    String allowed) {

  /** Copies the collections. */
  public Refusal {
    labels = Set.copyOf(labels);
    path = List.copyOf(path);
    trace = List.copyOf(trace);
  }

  /** For people, and for a model that is to try something else; several lines. */
  public String text() {
    StringBuilder text = new StringBuilder();
    text.append("refused: ").append(braced(labels)).append(" would ");
    text.append(violates ? "violate " : "leave no safe way out of ").append(safeguard);
    String named = cause.map(Cause::part).filter(name -> !name.isEmpty()).orElse(part);
    text.append(named.equals(safeguard) ? "" : ", part " + named);
    cause.ifPresent(why -> text.append(" (%s:%d)".formatted(specification, why.line())));
    text.append("\n  after     ").append(observed());
    text.append("\n  by way of ").append(String.join(" -> ", way()));
    text.append("\n  allowed   ").append(allowed);
    return text.toString();
  }

  /** The path without repetitions. */
  private List<String> way() {
    return IntStream.range(0, path.size())
        .filter(i -> i == 0 || !path.get(i).equals(path.get(i - 1)))
        .mapToObj(path::get)
        .toList();
  }

  private String observed() {
    return trace.isEmpty()
        ? "nothing"
        : String.join("; ", trace.stream().map(Refusal::braced).toList());
  }

  private static String braced(Set<String> labels) {
    return "{" + String.join(", ", new TreeSet<>(labels)) + "}";
  }
}
