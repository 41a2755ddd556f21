package dev.safeguard.learning;

import java.util.List;

/** The abstraction from signals to labels, such as {@code in_lava} from a position. */
public interface Grounding {

  /** The labels that it decides, the first being bit 0 of an observation. */
  List<String> labels();

  /** The labels that hold, for signals in the order in which the environment has them. */
  long labels(double[] signals);
}
