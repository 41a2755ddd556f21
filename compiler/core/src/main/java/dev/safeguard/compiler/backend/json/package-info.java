/**
 * Safeguards for other programs. A verified model comes in; a JSON document that {@code
 * docs/schema/automaton.schema.json} describes goes out.
 */
@NullMarked
package dev.safeguard.compiler.backend.json;

import org.jspecify.annotations.NullMarked;
