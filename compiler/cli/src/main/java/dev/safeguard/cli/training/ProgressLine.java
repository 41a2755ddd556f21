package dev.safeguard.cli.training;

import dev.safeguard.cli.console.Console;
import dev.safeguard.learning.TrainingListener;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * How a run goes, on standard error: on a terminal one line that is written over again and again,
 * elsewhere a line for every tenth of the way, and no more often than every other second.
 */
public final class ProgressLine implements TrainingListener {
  private static final String ERASE = "\r\u001b[K";
  private static final long PAUSE = 2_000_000_000L;

  private final PrintWriter err;
  private final boolean terminal;
  private int tenth;
  private long last = System.nanoTime();
  private boolean open;

  public ProgressLine(Console console) {
    err = console.err();
    terminal = console.errorsAreTerminal() && !"dumb".equals(console.variable("TERM"));
  }

  @Override
  public void progressed(Progress progress) {
    if (terminal) {
      err.print(ERASE + text(progress));
      err.flush();
      open = true;
      return;
    }
    int reached = (int) (10 * progress.done() / Math.max(1, progress.total()));
    long now = System.nanoTime();
    if (reached > tenth && (now - last > PAUSE || reached == 10)) {
      tenth = reached;
      last = now;
      err.println(text(progress));
    }
  }

  @Override
  public void remarked(String line) {
    finish();
    err.println("sg: " + line);
    err.flush();
  }

  /** Clears the line that is written over. */
  public void finish() {
    if (open) {
      err.print(ERASE);
      err.flush();
      open = false;
    }
  }

  static String text(TrainingListener.Progress p) {
    double rate = p.perSecond();
    String left = rate > 0 ? duration((p.total() - p.done()) / rate) : "?";
    return String.format(
        Locale.ROOT,
        "%,d/%,d %s  %,.0f/s  stage %d/%d %s  violations %s  return %.2f  %s%s left",
        p.done(),
        p.total(),
        p.unit(),
        rate,
        p.stage() + 1,
        p.violations().size(),
        p.stageName(),
        p.violations().stream().map(String::valueOf).collect(Collectors.joining(", ")),
        p.meanReturn(),
        p.details().isEmpty() ? "" : p.details() + "  ",
        left);
  }

  static String duration(double seconds) {
    long whole = Math.round(seconds);
    if (whole < 60) {
      return whole + " s";
    }
    return whole < 3600 ? whole / 60 + " min" : whole / 3600 + " h " + whole % 3600 / 60 + " min";
  }
}
