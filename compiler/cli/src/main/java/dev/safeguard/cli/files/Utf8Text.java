package dev.safeguard.cli.files;

import dev.safeguard.compiler.diagnostics.Span.Position;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Bytes as strict UTF-8: what is no text is refused, not replaced. A byte order mark is left out.
 *
 * @param text the text, up to the problem if there is one
 * @param problem what stands in the way
 */
record Utf8Text(String text, Optional<Problem> problem) {

  /**
   * Why the bytes are no text.
   *
   * @param place of the first byte that is to blame
   * @param reason half a sentence
   * @param help what to do
   */
  record Problem(Position place, String reason, String help) {}

  static Utf8Text decode(byte[] bytes) {
    if (startsWith(bytes, 0xFF, 0xFE) || startsWith(bytes, 0xFE, 0xFF)) {
      return new Utf8Text("", problem("", "it begins like UTF-16", "Save it as UTF-8."));
    }
    int start = startsWith(bytes, 0xEF, 0xBB, 0xBF) ? 3 : 0;
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer source = ByteBuffer.wrap(bytes, start, bytes.length - start);
    CharBuffer decoded = CharBuffer.allocate(bytes.length - start);
    CoderResult result = decoder.decode(source, decoded, true);
    decoded.flip();
    String text = decoded.toString();
    int nul = text.indexOf('\0');
    if (nul >= 0) {
      String before = text.substring(0, nul);
      return new Utf8Text(
          before,
          problem(before, "it holds the byte 0x00", "Is this a binary file? Name a .sg file."));
    }
    if (result.isError()) {
      String reason = String.format("it holds the byte 0x%02X", source.get(source.position()));
      return new Utf8Text(text, problem(text, reason, "Save it as UTF-8."));
    }
    return new Utf8Text(text, Optional.empty());
  }

  private static Optional<Problem> problem(String before, String reason, String help) {
    int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
    int column = 1 + before.codePointCount(before.lastIndexOf('\n') + 1, before.length());
    return Optional.of(
        new Problem(
            new Position(line, column), reason + " in line " + line + ", column " + column, help));
  }

  private static boolean startsWith(byte[] bytes, int... expected) {
    for (int i = 0; i < expected.length; i++) {
      if (i >= bytes.length || (bytes[i] & 0xFF) != expected[i]) {
        return false;
      }
    }
    return true;
  }
}
