package dev.safeguard.runtime.tools;

import java.util.Set;

/**
 * Says which labels the calls of tools and their results make true.
 *
 * @param <C> calls: the tool and its arguments
 * @param <R> results
 */
public interface ToolLabels<C, R> {

  /** The labels that hold while a call is made, by name; known before it is made. */
  Set<String> ofCall(C call);

  /** The labels that hold once a call has its result, by name. */
  Set<String> ofResult(C call, R result);
}
