package dev.safeguard.deep.tuning;

import dev.safeguard.learning.NamedArm;
import dev.safeguard.runtime.Progression;
import java.util.List;

/** The methods that are compared. */
public enum TuningArm implements NamedArm {
  /** All stages. */
  PSL("psl", true, false),
  /** The last stage alone. */
  ZERO_SHOT("zero-shot", false, false),
  /** All stages, and no token that would violate next. */
  PSL_MASK("psl-mask", true, true),
  /** The last stage alone, and no token that would violate next. */
  ZERO_SHOT_MASK("zero-shot-mask", false, true);

  private final String text;
  private final boolean progressive;
  private final boolean masked;

  TuningArm(String text, boolean progressive, boolean masked) {
    this.text = text;
    this.progressive = progressive;
    this.masked = masked;
  }

  @Override
  public String text() {
    return text;
  }

  /** The names of all arms, the usual one first. */
  public static List<String> names() {
    return NamedArm.names(List.of(values()));
  }

  /**
   * The arm of a name.
   *
   * @throws IllegalArgumentException if there is none; the message is for people
   */
  public static TuningArm parse(String name) {
    return NamedArm.parse(List.of(values()), name);
  }

  /** The stages that are trained. */
  Progression stages(Progression progression) {
    return progressive ? progression : progression.lastOnly();
  }

  /** Whether tokens are excluded that would violate next. */
  public boolean isMasked() {
    return masked;
  }
}
