/**
 * Explains how formulas and safeguards mean what they mean. A topic or a safeguard comes in; text
 * or JSON goes out, with verdicts that the compiler works out at that moment.
 */
@NullMarked
package dev.safeguard.cli.explanation;

import org.jspecify.annotations.NullMarked;
