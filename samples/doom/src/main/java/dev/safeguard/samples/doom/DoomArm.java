package dev.safeguard.samples.doom;

import dev.safeguard.deep.Arm;
import dev.safeguard.learning.NamedArm;
import java.util.List;

/** The methods that are compared, PSL with three penalties among them. */
enum DoomArm implements NamedArm {
  PSL("psl", Arm.PSL, Double.NaN),
  PSL_0("psl-0", Arm.PSL, 0),
  PSL_1("psl-1", Arm.PSL, 1),
  PSL_SHIELD("psl-shield", Arm.SHIELD, Double.NaN),
  ZERO_SHOT("zero-shot", Arm.ZERO_SHOT, Double.NaN),
  FEAR("fear", Arm.FEAR, Double.NaN),
  RL("rl", Arm.RL, Double.NaN);

  private final String text;
  private final Arm method;
  private final double penalty;

  DoomArm(String text, Arm method, double penalty) {
    this.text = text;
    this.method = method;
    this.penalty = penalty;
  }

  @Override
  public String text() {
    return text;
  }

  static List<String> names() {
    return NamedArm.names(List.of(values()));
  }

  static DoomArm parse(String name) {
    return NamedArm.parse(List.of(values()), name);
  }

  Arm method() {
    return method;
  }

  /** What a violation costs; NaN for what the specification says. */
  double penalty() {
    return penalty;
  }
}
