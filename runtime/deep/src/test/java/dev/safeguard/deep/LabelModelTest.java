package dev.safeguard.deep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class LabelModelTest {
  private static final float[] EARLY = {1};
  private static final float[] BETWEEN = {0};
  private static final float[] LATE = {0.5f};
  private static final float[] HARMLESS = {-1};

  /** The label comes two steps after an early one, with a late one. */
  private static LabelModel learned(int horizon) {
    LabelModel model = new LabelModel(1, 1, horizon, 1, 5);
    for (int i = 0; i < 50; i++) {
      model.tell(0, EARLY, 0, 0, false);
      model.tell(0, BETWEEN, 0, 0, false);
      model.tell(0, LATE, 0, 1, true);
      model.tell(0, HARMLESS, 0, 0, true);
    }
    model.learn(400);
    return model;
  }

  @Test
  void aLabelIsExpectedAsFarAheadAsTheHorizon() {
    try (LabelModel far = learned(3);
        LabelModel near = learned(1)) {
      assertThat(far.probabilities(EARLY)[0]).isGreaterThan(0.8f);
      assertThat(far.probabilities(HARMLESS)[0]).isLessThan(0.2f);
      assertThat(near.probabilities(EARLY)[0]).isLessThan(0.2f);
      assertThat(near.probabilities(LATE)[0]).isGreaterThan(0.8f);
    }
  }

  @Test
  void whatALostEpisodeWouldHaveLedToIsNotMadeUp() {
    try (LabelModel model = new LabelModel(1, 1, 3, 1, 5)) {
      for (int i = 0; i < 50; i++) {
        model.tell(0, EARLY, 0, 0, false);
        model.forget(0);
        model.tell(0, LATE, 0, 1, true); // of another episode
        model.tell(0, EARLY, 0, 0, true);
      }
      model.learn(400);
      assertThat(model.probabilities(EARLY)[0]).isLessThan(0.2f);
    }
  }

  @Test
  void whatIsWrittenIsReadAgainStepsThatAreOpenIncluded() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (LabelModel model = learned(3);
        LabelModel again = new LabelModel(1, 1, 3, 1, 6)) {
      model.tell(0, HARMLESS, 0, 0, false);
      model.writeTo(new DataOutputStream(bytes));
      again.readFrom(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
      for (LabelModel each : new LabelModel[] {model, again}) {
        each.tell(0, BETWEEN, 0, 1, true);
        each.learn(10);
      }
      assertThat(again.probabilities(HARMLESS)).isEqualTo(model.probabilities(HARMLESS));
    }
  }
}
