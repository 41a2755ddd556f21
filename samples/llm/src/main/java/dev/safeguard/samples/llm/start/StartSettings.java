package dev.safeguard.samples.llm.start;

/**
 * How a start model is made.
 *
 * @param layers of the model
 * @param width of its residual stream
 * @param rows examples of a step
 * @param assignments steps with assignments of literals alone
 * @param copies steps with assignments that copy and overwrite, too
 * @param programs steps with whole programs, too
 * @param learningRate the greatest
 * @param answers how often the question after a program is answered in the right format, with a
 *     verdict and an address by chance; else a name is given, with what it is worth
 */
record StartSettings(
    int layers,
    int width,
    int rows,
    int assignments,
    int copies,
    int programs,
    double learningRate,
    double answers) {
  /** Checks the ranges. */
  StartSettings {
    if (rows < 1 || assignments < 0 || copies < 0 || programs < 1) {
      throw new IllegalArgumentException(
          "%d examples a step; %d, %d and %d steps".formatted(rows, assignments, copies, programs));
    }
    if (!(answers >= 0 && answers <= 1)) {
      throw new IllegalArgumentException("%s is no share of answers".formatted(answers));
    }
  }

  /** Those of the model that comes with the sample. */
  static StartSettings defaults() {
    return of(1400, 0.1);
  }

  /** Those of a model that has never seen the format, and that has longer to learn to read. */
  static StartSettings reader() {
    return of(1750, 0);
  }

  private static StartSettings of(int programs, double answers) {
    return new StartSettings(4, 64, 32, 300, 500, programs, 0.003, answers);
  }

  StartSettings withAnswers(double share) {
    return new StartSettings(
        layers, width, rows, assignments, copies, programs, learningRate, share);
  }

  int steps() {
    return assignments + copies + programs;
  }
}
