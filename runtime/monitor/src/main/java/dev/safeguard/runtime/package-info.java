/**
 * Runs safeguards: comes in an observation (a set of labels) for each step, goes out a verdict, and
 * with it the shaped reward and the stage of a progression.
 *
 * <p>Nothing here depends on anything but the JDK, and nothing here allocates in a step.
 */
@NullMarked
package dev.safeguard.runtime;

import org.jspecify.annotations.NullMarked;
