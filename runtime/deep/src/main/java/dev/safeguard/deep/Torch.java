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
final class Torch {
  private Torch() {}

  /** A manager for arrays; closing it frees them. For the thread that calls, and no other. */
  static NDManager manager() {
    System.setProperty("ai.djl.pytorch.num_threads", "1");
    System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
    // Neither looks for updates nor tells anybody of its use.
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("OPT_OUT_TRACKING", "true");
    NDManager manager = NDManager.newBaseManager("PyTorch");
    JniUtils.setGradMode(true);
    return manager;
  }

  /** An array of a shape. */
  static NDArray array(NDManager manager, float[] numbers, long... shape) {
    return manager.create(numbers, new Shape(shape));
  }

  /** Computes the gradients of a number by all arrays that it depends on and that require one. */
  static void backward(NDArray loss) {
    PtNDArray one = (PtNDArray) loss.getManager().ones(loss.getShape());
    JniUtils.backward((PtNDArray) loss, one, false, false);
  }
}
