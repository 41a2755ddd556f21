/**
 * The whole path, once through. The gridworld's specification comes in; a folder with everything
 * that becomes of it, and one page that shows it, go out.
 */
@NullMarked
package dev.safeguard.cli.quickstart;

import org.jspecify.annotations.NullMarked;
