/**
 * Pictures of numbers: come in series of points with their confidence bands, goes out an SVG that
 * stands alone and can be put into HTML as it is.
 *
 * <p>Nothing here knows of learning.
 */
@NullMarked
package dev.safeguard.learning.plot;

import org.jspecify.annotations.NullMarked;
