/** Safeguards for pages that draw Mermaid. A verified model comes in; a state diagram goes out. */
@NullMarked
package dev.safeguard.compiler.backend.mermaid;

import org.jspecify.annotations.NullMarked;
