package dev.safeguard.cli.audit;

import dev.safeguard.compiler.diagnostics.Diagnostic;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * By what a finding is known again when other lines of its file have changed: its code, its file
 * and what it says, without the lines and columns that it names.
 *
 * @param text 16 hexadecimal digits
 */
record Fingerprint(String text) {
  private static final int BYTES = 8;
  private static final Pattern PLACE = Pattern.compile("\\b(lines?|columns?) \\d+");

  static Fingerprint of(Diagnostic finding) {
    return of(finding.code().id(), finding.file(), finding.message());
  }

  static Fingerprint of(String code, String file, String message) {
    String known = code + '\n' + file + '\n' + PLACE.matcher(message).replaceAll("$1");
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(known.getBytes(StandardCharsets.UTF_8));
      return new Fingerprint(HexFormat.of().formatHex(digest, 0, BYTES));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
