package dev.safeguard.compiler.syntax;

import java.util.List;

/**
 * The declarations of one file, in their order.
 *
 * @param declarations everything that could be read
 * @param complete false if a syntax error may have hidden whole declarations, so that a name which
 *     seems unknown may well be declared
 */
public record SyntaxTree(List<Declaration> declarations, boolean complete) {
  public SyntaxTree {
    declarations = List.copyOf(declarations);
  }

  /** The declarations of one kind, in their order. */
  public <D extends Declaration> List<D> all(Class<D> kind) {
    return declarations.stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}
