package dev.safeguard.learning;

/**
 * What the numbers of an observation are: first the pixels of a picture, row by row, each from 0 to
 * 1, then features, about from -1 to 1.
 *
 * @param height of the picture; 0 where there is none
 * @param width of the picture; 0 where there is none
 * @param features how many
 * @param modes how many of the features, the last ones, say which of as many modes the environment
 *     is in: a 1 for that one and 0 for the others; 0 where there are no modes
 */
public record ObservationShape(int height, int width, int features, int modes) {

  /** Without modes. */
  public ObservationShape(int height, int width, int features) {
    this(height, width, features, 0);
  }

  /** Features alone. */
  public static ObservationShape ofFeatures(int features) {
    return new ObservationShape(0, 0, features);
  }

  /** The same with more features behind the others, which are no modes. */
  public ObservationShape plusFeatures(int more) {
    return new ObservationShape(height, width, features + more, 0);
  }

  /** The same with modes behind the features. */
  public ObservationShape plusModes(int more) {
    return new ObservationShape(height, width, features + more, more);
  }

  /** The number of pixels. */
  public int pixels() {
    return height * width;
  }

  /** All numbers together. */
  public int size() {
    return pixels() + features;
  }
}
