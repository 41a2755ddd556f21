package dev.safeguard.compiler.backend.java;

/**
 * One generated compilation unit.
 *
 * @param packageName its package, or the empty string for the unnamed one
 * @param className the simple name of its public class
 * @param text the source; only Javadoc may hold characters outside ASCII
 */
public record JavaSource(String packageName, String className, String text) {

  /** The name of the class with its package. */
  public String qualifiedName() {
    return packageName.isEmpty() ? className : packageName + "." + className;
  }

  /** Where the file belongs under a source folder, with {@code /} between folders. */
  public String path() {
    return qualifiedName().replace('.', '/') + ".java";
  }
}
