/**
 * Tabular Q-learning on pairs of an observation and a safeguard's state: comes in an environment
 * and a progression, goes out a trained table with its metrics.
 *
 * <p>{@link dev.safeguard.learning.tabular.QLearning} is the algorithm, {@link
 * dev.safeguard.learning.tabular.TabularRun} is Algorithm 1 of PSL with its baselines.
 */
@NullMarked
package dev.safeguard.learning.tabular;

import org.jspecify.annotations.NullMarked;
