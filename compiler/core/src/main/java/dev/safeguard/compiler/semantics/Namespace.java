package dev.safeguard.compiler.semantics;

import dev.safeguard.compiler.diagnostics.DiagnosticCode;
import dev.safeguard.compiler.diagnostics.Findings;
import dev.safeguard.compiler.diagnostics.Span;
import dev.safeguard.compiler.diagnostics.Spelling;
import dev.safeguard.compiler.syntax.Name;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The names that are known at one level: of a module, or of the states of a safeguard. */
final class Namespace<T> {
  /** What a name stands for, and how to speak of it. */
  record Entry<T>(String kind, T meaning, Span span) {}

  private final Findings findings;
  private final Map<String, Entry<T>> entries = new LinkedHashMap<>();

  Namespace(Findings findings) {
    this.findings = findings;
  }

  /** Declares a name; a second declaration is reported, and the first one stays. */
  boolean declare(Name name, String kind, T meaning) {
    Entry<T> earlier = entries.putIfAbsent(name.text(), new Entry<>(kind, meaning, name.span()));
    if (earlier == null) {
      return true;
    }
    String declared = "the " + kind + " `" + name.text() + "` ";
    String place = earlier.span().place();
    findings.add(
        DiagnosticCode.NAME_DUPLICATE,
        name.span(),
        earlier.kind().equals(kind)
            ? declared + "is declared on " + place + " already"
            : declared + "has the name of the " + earlier.kind() + " on " + place,
        "Rename one of the two, or leave one out.");
    return false;
  }

  Optional<Entry<T>> find(String name) {
    return Optional.ofNullable(entries.get(name));
  }

  /**
   * Reports that a name is not known as a thing of some kind.
   *
   * @return the nearest name that is, which was probably meant
   */
  Optional<T> reportUnknown(Name name, String kind, String where) {
    return reportUnknown(name, List.of(kind), where);
  }

  /** The same where a thing of one of several kinds can stand. */
  Optional<T> reportUnknown(Name name, List<String> kinds, String where) {
    Optional<String> nearest =
        Spelling.nearest(
            name.text(),
            entries.entrySet().stream()
                .filter(entry -> kinds.contains(entry.getValue().kind()))
                .map(Map.Entry::getKey)
                .toList());
    findings.add(
        DiagnosticCode.NAME_UNKNOWN,
        name.span(),
        "there is no " + String.join(" or ", kinds) + " `" + name.text() + "`" + where,
        nearest.map(known -> "Did you mean `" + known + "`?").orElseGet(() -> remedy(kinds)));
    return nearest.flatMap(this::find).map(Entry::meaning);
  }

  /** How a state is declared is not seen where it is used, least of all one that is a violation. */
  private static String remedy(List<String> kinds) {
    return kinds.contains("state")
        ? "Declare it, by `state` or, for a violation, `rejecting state`; or correct the name."
        : "Declare it, or correct the name.";
  }
}
