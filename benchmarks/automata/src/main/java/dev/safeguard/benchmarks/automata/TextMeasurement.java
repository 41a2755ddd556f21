package dev.safeguard.benchmarks.automata;

import dev.safeguard.compiler.Compilation;
import dev.safeguard.compiler.Compiler;
import dev.safeguard.compiler.diagnostics.Source;
import java.util.Random;
import java.util.function.LongSupplier;

/** From the text of a specification with 100,000 states and 300,000 transitions to its sinks. */
final class TextMeasurement {
  static final int STATES = 100_000;

  private TextMeasurement() {}

  /** Prints the measurement. */
  public static void main(String[] arguments) {
    System.out.println(Measurement.of(work()).line());
  }

  private static LongSupplier work() {
    String text = text();
    return () -> {
      Compilation compilation = Compiler.compile(new Source("large.sg", text));
      return compilation.safeguard("Large").orElseThrow().report().rejectingSinks().size();
    };
  }

  /** The last state is a rejecting sink; of the others, each has three successors. */
  private static String text() {
    Random random = new Random(1);
    StringBuilder text = new StringBuilder("labels a, b\n\nsafeguard Large {\n");
    for (int q = 0; q < STATES - 1; q++) {
      String mark = q == 0 ? "initial " : random.nextInt(10) == 0 ? "pending " : "";
      text.append("  ").append(mark).append("state s").append(q).append(" {\n");
      text.append("    on a -> s").append(q + 1).append('\n');
      text.append("    else on b -> s").append(random.nextInt(STATES)).append('\n');
      text.append("    else -> s").append(random.nextInt(STATES)).append("\n  }\n");
    }
    text.append("  rejecting state s").append(STATES - 1).append(" { else -> stay }\n}\n");
    return text.toString();
  }
}
