package dev.safeguard.testing;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;

/**
 * What some tests need and a machine may lack, such as an engine that is installed at its first
 * use. Where it is missing they are skipped and say why, unless an environment variable requires
 * it.
 *
 * <p>May be used by several threads.
 */
public final class Requirement {

  /** Makes it ready. */
  @FunctionalInterface
  public interface Preparation {
    /**
     * Makes it ready, if it is not yet.
     *
     * @throws IOException if it cannot be had here, and why
     */
    void prepare() throws IOException;
  }

  private final String name;
  private final boolean required;
  private final Preparation preparation;

  /** Why it is missing, once that is known: trying again takes its time. */
  private @Nullable IOException failure;

  private Requirement(String name, boolean required, Preparation preparation) {
    this.name = name;
    this.required = required;
    this.preparation = preparation;
  }

  /**
   * Something that tests need.
   *
   * @param name as a reader of skipped tests knows it
   * @param variable of the environment; where it is {@code required}, tests fail that would be
   *     skipped
   */
  public static Requirement of(String name, String variable, Preparation preparation) {
    return of(name, "required".equals(System.getenv(variable)), preparation);
  }

  static Requirement of(String name, boolean required, Preparation preparation) {
    return new Requirement(name, required, preparation);
  }

  /**
   * Goes on where it is there.
   *
   * @throws TestAbortedException where it is not, and is not required
   * @throws IOException where it is not, but is required
   */
  public synchronized void assume() throws IOException {
    if (failure == null) {
      try {
        preparation.prepare();
        return;
      } catch (IOException e) {
        failure = e;
      }
    }
    if (required) {
      throw failure;
    }
    throw new TestAbortedException("no " + name + " here: " + failure.getMessage(), failure);
  }
}
