/** The Doom task: maps, the reward, what the agent sees, and pictures. No algorithm lives here. */
@NullMarked
package dev.safeguard.samples.doom;

import org.jspecify.annotations.NullMarked;
