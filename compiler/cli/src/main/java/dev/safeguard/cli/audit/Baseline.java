package dev.safeguard.cli.audit;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import dev.safeguard.cli.console.UserError;
import dev.safeguard.compiler.diagnostics.Diagnostic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The findings of an earlier run. A finding is known if the earlier run had it, as often as it had
 * it; where it stands in its file does not matter.
 */
public final class Baseline {
  /** The baseline that knows nothing. */
  public static final Baseline NONE = new Baseline(Stream.empty());

  private final Map<Fingerprint, Integer> counts = new HashMap<>();

  private Baseline(Stream<Fingerprint> findings) {
    findings.forEach(finding -> counts.merge(finding, 1, Integer::sum));
  }

  /**
   * Reads what {@code sg check --format json} printed, or a {@code report.json} or {@code
   * report.sarif} of {@code sg check --report}.
   *
   * @throws UserError if the file is none of these
   * @throws IOException if it cannot be read
   */
  public static Baseline read(Path file) throws IOException {
    try {
      @Nullable Document document = new Gson().fromJson(Files.readString(file), Document.class);
      return new Baseline(given(document).fingerprints());
    } catch (JsonParseException e) {
      throw new UserError(
          file + " is no report of earlier findings",
          "sg check --report DIR writes DIR/report.json, which can be one");
    }
  }

  /** Those of some findings that are known. They are told apart by identity. */
  public Set<Diagnostic> known(List<Diagnostic> findings) {
    Map<Fingerprint, Integer> left = new HashMap<>(counts);
    Set<Diagnostic> known = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Diagnostic finding : findings) {
      Fingerprint fingerprint = Fingerprint.of(finding);
      int times = left.getOrDefault(fingerprint, 0);
      if (times > 0) {
        left.put(fingerprint, times - 1);
        known.add(finding);
      }
    }
    return known;
  }

  private static <T> T given(@Nullable T value) {
    if (value == null) {
      throw new JsonParseException("something is missing");
    }
    return value;
  }

  /** A report: our own JSON has diagnostics, SARIF has runs. */
  private record Document(@Nullable List<Finding> diagnostics, @Nullable List<LogRun> runs) {
    Stream<Fingerprint> fingerprints() {
      return runs == null
          ? given(diagnostics).stream().map(finding -> given(finding).fingerprint())
          : runs.stream().flatMap(run -> given(given(run).results).stream().map(LogResult::known));
    }
  }

  private record Finding(@Nullable String code, @Nullable String file, @Nullable String message) {
    Fingerprint fingerprint() {
      return Fingerprint.of(given(code), given(file), given(message));
    }
  }

  private record LogRun(@Nullable List<LogResult> results) {}

  private record LogResult(@Nullable Map<String, String> partialFingerprints) {
    Fingerprint known() {
      return new Fingerprint(given(given(partialFingerprints).get(SarifLog.FINGERPRINT)));
    }
  }
}
