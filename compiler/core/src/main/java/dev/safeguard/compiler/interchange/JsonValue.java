package dev.safeguard.compiler.interchange;

import dev.safeguard.compiler.diagnostics.Span;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A JSON value and where it stands. Each accessor is for one kind of value.
 *
 * <p>An accessor for another kind throws {@link Malformed} with the place.
 */
sealed interface JsonValue {
  Span span();

  default Map<String, JsonValue> members() {
    throw unexpected("an object");
  }

  default List<JsonValue> elements() {
    throw unexpected("an array");
  }

  default String text() {
    throw unexpected("a string");
  }

  default double number() {
    throw unexpected("a number");
  }

  default boolean truth() {
    throw unexpected("true or false");
  }

  default boolean isTruth() {
    return false;
  }

  /** The member of that name of an object. */
  default JsonValue member(String name) {
    return optional(name)
        .orElseThrow(
            () ->
                Malformed.text(
                    new Span(span().start(), span().start()),
                    "this object has no `" + name + "`",
                    "Add it; docs/schema/automaton.schema.json says what there must be."));
  }

  /** The member of that name of an object, if there is one. */
  default Optional<JsonValue> optional(String name) {
    return Optional.ofNullable(members().get(name));
  }

  /** The number of one of so many earlier elements, from 0. */
  default int index(int bound) {
    double number = number();
    if (number != Math.rint(number) || number < 0 || number >= bound) {
      throw Malformed.text(
          span(), "there is no earlier element of this number", "Elements are counted from 0.");
    }
    return (int) number;
  }

  private Malformed unexpected(String expected) {
    return Malformed.text(
        span(),
        "here stands no " + expected.replaceFirst("^an? ", ""),
        "Write " + expected + "; docs/schema/automaton.schema.json says what stands where.");
  }

  record Members(Map<String, JsonValue> members, Span span) implements JsonValue {
    public Members {
      members = Map.copyOf(members);
    }
  }

  record Elements(List<JsonValue> elements, Span span) implements JsonValue {
    public Elements {
      elements = List.copyOf(elements);
    }
  }

  record Text(String text, Span span) implements JsonValue {}

  record Numeral(double number, Span span) implements JsonValue {}

  record Truth(boolean truth, Span span) implements JsonValue {
    @Override
    public boolean isTruth() {
      return true;
    }
  }

  record Null(Span span) implements JsonValue {}
}
