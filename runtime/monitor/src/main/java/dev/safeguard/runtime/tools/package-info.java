/**
 * Guards a running agent: the calls of tools that it wants to make come in, go out those that no
 * safeguard forbids, and for the others an explanation.
 */
@NullMarked
package dev.safeguard.runtime.tools;

import org.jspecify.annotations.NullMarked;
