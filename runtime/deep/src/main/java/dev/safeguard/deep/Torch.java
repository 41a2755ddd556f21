package dev.safeguard.deep;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;

/**
 * PyTorch as this package uses it: on one thread, because with more the threads of OpenMP wait for
 * each other so eagerly that small networks become ten times slower, and without DJL's gradient
 * collector, of which a process may have only one at a time.
 */
public final class Torch {
  private Torch() {}

  /** A manager for arrays; closing it frees them. For the thread that calls, and no other. */
  public static NDManager manager() {
    System.setProperty("ai.djl.pytorch.num_threads", "1");
    System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
    stayOffline();
    NDManager manager = NDManager.newBaseManager("PyTorch");
    JniUtils.setGradMode(true);
    return manager;
  }

  /** Keeps DJL from looking for libraries elsewhere and from telling anybody of its use. */
  public static void stayOffline() {
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("OPT_OUT_TRACKING", "true");
  }

  /** An array of a shape. */
  public static NDArray array(NDManager manager, float[] numbers, long... shape) {
    return manager.create(numbers, new Shape(shape));
  }

  /**
   * An array times a number that lives as long as the array's manager. {@code NDArray.mul(Number)}
   * lets go of the number at once, although the gradient reads it later: where the collector of
   * garbage comes in between, that reads memory which may be anything by then.
   */
  public static NDArray times(NDArray array, double factor) {
    return array.mul(number(array, factor));
  }

  /** A number for operations on an array, which lives as long as the array's manager. */
  public static NDArray number(NDArray array, double number) {
    return array.getManager().create((float) number);
  }

  /** Computes the gradients of a number by all arrays that it depends on and that require one. */
  public static void backward(NDArray loss) {
    PtNDArray one = (PtNDArray) loss.getManager().ones(loss.getShape());
    JniUtils.backward((PtNDArray) loss, one, false, false);
  }
}
