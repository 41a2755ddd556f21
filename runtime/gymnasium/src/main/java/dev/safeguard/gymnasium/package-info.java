/**
 * Environments that live in Python: comes in what is to run (ViZDoom on a map, or the name of a
 * Gymnasium environment), goes out a {@link dev.safeguard.learning.VectorEnvironment} whose copies
 * run in worker processes.
 *
 * <p>A worker that dies or hangs is started anew, and nothing of it stays behind.
 */
@NullMarked
package dev.safeguard.gymnasium;

import org.jspecify.annotations.NullMarked;
