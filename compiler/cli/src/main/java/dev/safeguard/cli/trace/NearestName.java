package dev.safeguard.cli.trace;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The name that was perhaps meant. */
public final class NearestName {
  private NearestName() {}

  /**
   * The known name with the fewest typing slips in between, if there are few; of equals the first.
   */
  public static Optional<String> of(String name, Iterable<String> known) {
    @Nullable String best = null;
    int fewest = Math.max(1, Math.min(name.length(), 64) / 3) + 1;
    for (String candidate : known) {
      if (Math.abs(candidate.length() - name.length()) < fewest) {
        int slips = slips(name.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
        if (slips < fewest) {
          fewest = slips;
          best = candidate;
        }
      }
    }
    return Optional.ofNullable(best);
  }

  /** The optimal string alignment distance: letters added, dropped, replaced, or swapped. */
  private static int slips(String a, String b) {
    int[][] distance = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          distance[i][j] = i + j;
          continue;
        }
        boolean same = a.charAt(i - 1) == b.charAt(j - 1);
        int least = distance[i - 1][j - 1] + (same ? 0 : 1);
        least = Math.min(least, Math.min(distance[i - 1][j], distance[i][j - 1]) + 1);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          least = Math.min(least, distance[i - 2][j - 2] + 1);
        }
        distance[i][j] = least;
      }
    }
    return distance[a.length()][b.length()];
  }
}
