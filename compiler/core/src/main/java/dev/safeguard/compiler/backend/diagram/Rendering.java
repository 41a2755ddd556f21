package dev.safeguard.compiler.backend.diagram;

/** What came of drawing a diagram. */
public sealed interface Rendering {

  /**
   * A picture.
   *
   * @param bytes an SVG document in UTF-8, or a PNG image
   * @param engine what laid it out, as people call it
   */
  record Picture(byte[] bytes, String engine) implements Rendering {}

  /**
   * No picture.
   *
   * @param reason one sentence or two for people: why, and what to do
   */
  record Failure(String reason) implements Rendering {}
}
