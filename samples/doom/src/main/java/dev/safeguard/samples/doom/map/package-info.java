/**
 * The maps: comes in a plan of rooms and things, goes out a file that the Doom engine loads, or a
 * picture.
 */
@NullMarked
package dev.safeguard.samples.doom.map;

import org.jspecify.annotations.NullMarked;
