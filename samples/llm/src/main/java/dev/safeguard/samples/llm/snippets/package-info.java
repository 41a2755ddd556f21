/**
 * Snippets of Python that bind sockets: seeds and difficulties come in, code with the address that
 * it binds when it is run goes out.
 */
@NullMarked
package dev.safeguard.samples.llm.snippets;

import org.jspecify.annotations.NullMarked;
