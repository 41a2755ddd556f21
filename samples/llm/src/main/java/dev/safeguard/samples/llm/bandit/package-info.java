/** The linter bandit as a baseline: snippets come in, those that its check B104 flags go out. */
@NullMarked
package dev.safeguard.samples.llm.bandit;

import org.jspecify.annotations.NullMarked;
