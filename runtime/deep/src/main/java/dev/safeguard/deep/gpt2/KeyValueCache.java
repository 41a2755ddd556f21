package dev.safeguard.deep.gpt2;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.jspecify.annotations.Nullable;

/**
 * The keys and values of the columns that a model has seen, so that the next column needs only its
 * own. Closing frees them.
 */
final class KeyValueCache implements AutoCloseable {
  private final NDManager manager;
  private final @Nullable NDArray[] keys;
  private final @Nullable NDArray[] values;

  /** An empty cache, which is closed with its parent at the latest. */
  KeyValueCache(NDManager parent, Gpt2Config config) {
    manager = parent.newSubManager();
    keys = new NDArray[config.layers()];
    values = new NDArray[config.layers()];
  }

  /** All keys of a layer, [rows, heads, columns, width of a head], after adding the newest. */
  NDArray addKeys(int layer, NDArray newest) {
    return add(keys, layer, newest);
  }

  /** All values of a layer, after adding the newest. */
  NDArray addValues(int layer, NDArray newest) {
    return add(values, layer, newest);
  }

  private NDArray add(@Nullable NDArray[] arrays, int layer, NDArray newest) {
    NDArray before = arrays[layer];
    NDArray all = before == null ? newest.duplicate() : before.concat(newest, 2);
    all.attach(manager);
    if (before != null) {
      before.close();
    }
    arrays[layer] = all;
    return all;
  }

  @Override
  public void close() {
    manager.close();
  }
}
