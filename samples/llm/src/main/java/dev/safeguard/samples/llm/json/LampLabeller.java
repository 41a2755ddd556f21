package dev.safeguard.samples.llm.json;

import dev.safeguard.deep.tuning.Labeller;
import java.util.Arrays;
import java.util.List;

/** What {@code lamp.sg} sees of a token: its kind, whatever was asked and answered before. */
final class LampLabeller implements Labeller<Wish> {
  static final List<String> LABELS =
      Arrays.stream(LampToken.values()).map(LampToken::label).distinct().toList();

  @Override
  public List<String> labels() {
    return LABELS;
  }

  @Override
  public int tokenClass(int token) {
    return LABELS.indexOf(LampToken.values()[token].label());
  }

  @Override
  public long labels(Wish wish, int[] answer, int length, int token) {
    return 1L << tokenClass(token);
  }
}
