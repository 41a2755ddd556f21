/**
 * The Minecraft-inspired gridworld of the PSL paper: comes in a layout (a text file), goes out an
 * environment, and after training a picture of the way to the diamond.
 *
 * <p>No algorithm lives here; the safeguards are in {@code minecraft.sg}.
 */
@NullMarked
package dev.safeguard.samples.grid;

import org.jspecify.annotations.NullMarked;
