package dev.safeguard.compiler.semantics;

import dev.safeguard.compiler.diagnostics.Source;
import java.util.List;
import java.util.Optional;

/**
 * Where imported modules come from. The compiler itself reads no files: who calls it says what a
 * module's name stands for. The compiler asks on a thread of its own, one question at a time.
 */
public interface ModuleSource {
  /** No module is found. */
  ModuleSource NONE =
      new ModuleSource() {
        @Override
        public Optional<Source> find(String module, Source importer) {
          return Optional.empty();
        }

        @Override
        public List<String> known(Source importer) {
          return List.of();
        }
      };

  /**
   * The text of a module, or empty if there is none of that name. Two sources with one name are
   * taken to be the same.
   *
   * @param module the name, such as {@code std.agents}
   * @param importer the source that imports it
   * @throws UnreadableModuleException if the module is there, but cannot be read
   */
  Optional<Source> find(String module, Source importer);

  /** The modules that a source can import, as far as they can be told, to suggest one. */
  List<String> known(Source importer);

  /** Something outside the specification keeps a module from being read. */
  final class UnreadableModuleException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param reason what is wrong, to follow "cannot be read: "
     */
    public UnreadableModuleException(String reason) {
      super(reason);
    }
  }
}
