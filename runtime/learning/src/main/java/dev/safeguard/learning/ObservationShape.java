package dev.safeguard.learning;

/**
 * What the numbers of an observation are: first the pixels of a picture, row by row, each from 0 to
 * 1, then features, about from -1 to 1.
 *
 * @param height of the picture; 0 where there is none
 * @param width of the picture; 0 where there is none
 * @param features how many
 */
public record ObservationShape(int height, int width, int features) {

  /** Features alone. */
  public static ObservationShape ofFeatures(int features) {
    return new ObservationShape(0, 0, features);
  }

  /** The same with more features behind the others. */
  public ObservationShape plusFeatures(int more) {
    return new ObservationShape(height, width, features + more);
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
