/**
 * Comes in: a diagram in the DOT language, and the safeguard that it shows. Goes out: a picture
 * (SVG or PNG) or a page that stands on its own, or the reason why there is none.
 */
@NullMarked
package dev.safeguard.compiler.backend.diagram;

import org.jspecify.annotations.NullMarked;
