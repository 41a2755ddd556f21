/** The documentation of the standard library, made from the library and from its examples. */
@org.jspecify.annotations.NullMarked
package dev.safeguard.compiler.library;
