package dev.safeguard.learning;

import java.util.List;

/** A method to compare, which people call by a name. */
public interface NamedArm {
  /** The name, such as {@code zero-shot}. */
  String text();

  /** The names of arms, in their order. */
  static List<String> names(List<? extends NamedArm> arms) {
    return arms.stream().map(NamedArm::text).toList();
  }

  /**
   * The arm of a name.
   *
   * @throws IllegalArgumentException if there is none; the message is for people
   */
  static <A extends NamedArm> A parse(List<A> arms, String name) {
    return arms.stream()
        .filter(arm -> arm.text().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "the arm is one of " + String.join(", ", names(arms)) + ", not " + name));
  }
}
