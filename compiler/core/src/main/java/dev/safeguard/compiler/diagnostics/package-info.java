/**
 * What the compiler has to say about a specification.
 *
 * <p>Comes in: a place in a source and what is wrong there. Goes out: findings with stable codes,
 * sorted by place, and the results of stages that carry them.
 */
@NullMarked
package dev.safeguard.compiler.diagnostics;

import org.jspecify.annotations.NullMarked;
