package dev.safeguard.learning.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class JobsTest {
  private final List<String> taken = new ArrayList<>();

  private void take(int number, String result) {
    taken.add(number + " " + result);
  }

  @Test
  void resultsComeInTheOrderOfTheTasks() throws IOException {
    CountDownLatch second = new CountDownLatch(1);
    Callable<String> waiting = () -> "waited " + second.await(10, TimeUnit.SECONDS);
    Callable<String> letting =
        () -> {
          second.countDown();
          return "let";
        };
    Jobs.run(2, List.of(waiting, letting), this::take);
    assertThat(taken).containsExactly("0 waited true", "1 let");
  }

  @Test
  void aFailureEndsTheOthers() {
    List<Callable<String>> tasks =
        List.of(
            () -> "done",
            () -> {
              throw new IOException("disk full");
            },
            () -> {
              TimeUnit.SECONDS.sleep(60);
              return "never";
            });
    assertThatThrownBy(() -> Jobs.run(1, tasks, this::take))
        .isInstanceOf(IOException.class)
        .hasMessage("disk full");
    assertThat(taken).containsExactly("0 done");
  }

  @Test
  void whatAUserDidWrongStaysWhatItWas() {
    List<Callable<String>> tasks =
        List.of(
            () -> {
              throw new IllegalArgumentException("no such arm");
            });
    assertThatThrownBy(() -> Jobs.run(1, tasks, this::take))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no such arm");
  }
}
