package dev.safeguard.learning.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A linear axis: a range of values that begins and ends on a tick, laid on a range of pixels. Ticks
 * are 1, 2 or 5 times a power of ten apart.
 */
record Axis(double low, double high, double tick, double from, double to) {

  /**
   * An axis that shows all values between two.
   *
   * @param ticks about how many
   * @param from the pixel of the low end
   * @param to the pixel of the high end
   */
  static Axis spanning(double least, double most, int ticks, double from, double to) {
    if (!(least <= most)) { // no finite value at all
      return spanning(0, 1, ticks, from, to);
    }
    if (least == most) {
      double margin = Math.max(1, Math.abs(least)) / 2;
      return spanning(least - margin, most + margin, ticks, from, to);
    }
    double rough = (most - least) / ticks;
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    double fraction = rough / power;
    double tick = power * (fraction <= 1 ? 1 : fraction <= 2 ? 2 : fraction <= 5 ? 5 : 10);
    return new Axis(
        Math.floor(least / tick + 1e-9) * tick,
        Math.ceil(most / tick - 1e-9) * tick,
        tick,
        from,
        to);
  }

  /** An axis that ends where its values end; ticks stay round. */
  Axis endingAt(double least, double most) {
    return new Axis(least, most, tick, from, to);
  }

  double pixel(double value) {
    return from + (value - low) / (high - low) * (to - from);
  }

  List<Double> ticks() {
    List<Double> ticks = new ArrayList<>();
    for (long i = (long) Math.ceil(low / tick - 1e-9); i * tick <= high + tick * 1e-9; i++) {
      ticks.add(i * tick);
    }
    return ticks;
  }

  /** A tick's text: as many decimals as the distance of ticks needs, thousands set apart. */
  String text(double value) {
    int decimals = (int) Math.max(0, -Math.floor(Math.log10(tick) + 1e-9));
    double shown = Math.abs(value) < tick / 1e6 ? 0 : value;
    return String.format(Locale.ROOT, "%,." + decimals + "f", shown).replace(',', '\u202f');
  }
}
