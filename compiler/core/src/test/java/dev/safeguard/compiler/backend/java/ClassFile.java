package dev.safeguard.compiler.backend.java;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Reads just enough of a class file to know how long a method is. */
final class ClassFile {
  private ClassFile() {}

  /** The bytes of code of the method with this name. */
  static int codeLength(byte[] bytes, String method) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      in.readLong();
      String[] texts = constants(in);
      in.skipNBytes(6);
      in.skipNBytes(2L * in.readUnsignedShort());
      members(in, texts, "");
      return members(in, texts, method);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String[] constants(DataInputStream in) throws IOException {
    String[] texts = new String[in.readUnsignedShort()];
    for (int i = 1; i < texts.length; i++) {
      int tag = in.readUnsignedByte();
      switch (tag) {
        case 1 -> texts[i] = in.readUTF();
        case 5, 6 -> {
          in.readLong();
          i++;
        }
        case 7, 8, 16, 19, 20 -> in.readUnsignedShort();
        case 15 -> in.skipNBytes(3);
        default -> in.readInt();
      }
    }
    return texts;
  }

  /** Reads fields or methods; the length of the code of the one wanted, or -1. */
  private static int members(DataInputStream in, String[] texts, String wanted) throws IOException {
    int found = -1;
    for (int left = in.readUnsignedShort(); left > 0; left--) {
      in.readUnsignedShort();
      String name = texts[in.readUnsignedShort()];
      in.readUnsignedShort();
      for (int attributes = in.readUnsignedShort(); attributes > 0; attributes--) {
        String attribute = texts[in.readUnsignedShort()];
        int length = in.readInt();
        if (name.equals(wanted) && attribute.equals("Code")) {
          in.readInt();
          found = in.readInt();
          in.skipNBytes(length - 8L);
        } else {
          in.skipNBytes(length);
        }
      }
    }
    return found;
  }
}
