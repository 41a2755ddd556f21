/**
 * Safeguards as their authors could have written them. A verified model comes in; a specification
 * in the language itself goes out.
 */
@NullMarked
package dev.safeguard.compiler.backend.sg;

import org.jspecify.annotations.NullMarked;
