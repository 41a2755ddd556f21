package dev.safeguard.deep.gpt2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafetensorsTest {
  private Path file;

  @BeforeEach
  void name(@TempDir Path folder) {
    file = folder.resolve("some.safetensors");
  }

  @Test
  void readsWhatItWrites() throws IOException {
    float[] numbers = {0, -0f, 1.5f, Float.MIN_VALUE, Float.MAX_VALUE, Float.NEGATIVE_INFINITY};
    TreeMap<String, SafetensorsWriter.Tensor> tensors = new TreeMap<>();
    tensors.put("b", new SafetensorsWriter.Tensor(new Shape(2, 3), numbers));
    tensors.put("a\"ä", new SafetensorsWriter.Tensor(new Shape(), new float[] {7}));
    tensors.put("empty", new SafetensorsWriter.Tensor(new Shape(0, 3), new float[0]));
    SafetensorsWriter.write(file, tensors);
    try (SafetensorsReader reader = SafetensorsReader.open(file)) {
      assertThat(reader.entries())
          .extracting(TensorEntry::name)
          .containsExactlyInAnyOrder("a\"ä", "b", "empty");
      for (TensorEntry entry : reader.entries()) {
        SafetensorsWriter.Tensor tensor = tensors.get(entry.name());
        assertThat(entry.shape()).isEqualTo(tensor.shape());
        assertThat(reader.read(entry)).isEqualTo(tensor.numbers());
      }
    }
    try (var files = Files.list(file.getParent())) {
      assertThat(files).containsExactly(file);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0x0000, 0",
    "0x8000, -0.0",
    "0x3c00, 1",
    "0xc000, -2",
    "0x3555, 0.33325195",
    "0x7bff, 65504",
    "0x0001, 5.9604645E-8",
    "0x83ff, -6.097555E-5",
    "0x0400, 6.1035156E-5",
    "0x7c00, Infinity",
    "0xfc00, -Infinity",
    "0x7e00, NaN"
  })
  void halvesBecomeTheSameNumbers(String bits, Float number) throws IOException {
    assertThat(readShort("F16", bits)).isEqualTo(number);
  }

  @ParameterizedTest
  @CsvSource({"0x3f80, 1", "0xc049, -3.140625", "0x7f80, Infinity", "0x0001, 9.18355E-41"})
  void brainFloatsBecomeTheSameNumbers(String bits, Float number) throws IOException {
    assertThat(readShort("BF16", bits)).isEqualTo(number);
  }

  private float readShort(String type, String bits) throws IOException {
    byte[] data = {(byte) (int) Integer.decode(bits), (byte) (Integer.decode(bits) >> 8)};
    write("{\"a\":{\"dtype\":\"%s\",\"shape\":[1],\"data_offsets\":[0,2]}}".formatted(type), data);
    try (SafetensorsReader reader = SafetensorsReader.open(file)) {
      return reader.read(reader.entries().get(0))[0];
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'a':{'dtype':'F32','shape':[2],'data_offsets':[0,8]}                | a is truncated",
        "'a':{'dtype':'F32','shape':[2],'data_offsets':[0,4]}                | a of type F32 and shape (2) needs 8 bytes; its data_offsets have 4",
        "'a':{'dtype':'F32','shape':[1]}                                     | a has no valid data_offsets: []",
        "'a':{'dtype':'F32','shape':[1],'data_offsets':[4,0]}                | a has no valid data_offsets: [4, 0]",
        "'a':{'dtype':'F32','shape':[1],'data_offsets':[-4,0]}               | a has no valid data_offsets: [-4, 0]",
        "'a':{'dtype':'F32','shape':[-1],'data_offsets':[0,4]}               | a has no valid shape: [-1]",
        "'a':{'dtype':'F32','data_offsets':[0,4]}                            | a has no valid shape: [-1]",
        "'a':{'dtype':'F99','shape':[1],'data_offsets':[0,4]}                | a has the unknown type 'F99'",
        "'a':{'dtype':'F32','shape':[4294967296,4294967296],'data_offsets':[0,4]} | a is too large: (4294967296, 4294967296)",
        "'a':{'dtype':'F32','shape':[1],'data_offsets':[0,9e99]}             | a is damaged",
        "'a':{'dtype':'F32','shape':['x'],'data_offsets':[0,4]}              | a is damaged",
        "'a':3                                                               | a is damaged",
        "'a':{'dtype':'U8','shape':[3],'data_offsets':[0,3]},'b':{'dtype':'U8','shape':[2],'data_offsets':[2,4]} | b overlaps a",
        "'a':{'dtype':'U8','shape':[1],'data_offsets':[0,1]},'b':{'dtype':'U8','shape':[2],'data_offsets':[2,4]} | 1 bytes between a and b belong to no tensor",
        "'a':{'dtype':'U8','shape':[3],'data_offsets':[0,3]}                 | 1 bytes after a belong to no tensor",
        "'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]},'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]} | a is there twice",
      })
  void saysWhichTensorIsWrong(String header, String message) throws IOException {
    write("{" + header.replace('\'', '"') + "}", new byte[4]);
    assertThatThrownBy(() -> SafetensorsReader.open(file))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(file + ": ")
        .hasMessageContaining(message.replace("a is truncated", "is truncated: a ends at byte 8"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "{\"a\":", "{}}", "tokens", "\u0000\u0001"})
  void refusesHeadersThatAreNoObjects(String header) throws IOException {
    write(header, new byte[0]);
    assertThatThrownBy(() -> SafetensorsReader.open(file))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(file + ": ");
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 100, 100_000_001, Long.MAX_VALUE, -1})
  void refusesAbsurdLengthsOfTheHeader(long length) throws IOException {
    Files.write(
        file, ByteBuffer.allocate(20).order(ByteOrder.LITTLE_ENDIAN).putLong(length).array());
    assertThatThrownBy(() -> SafetensorsReader.open(file))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "%s: the header has %s bytes, says the file of 20 bytes: truncated, or no safetensors file",
            file, Long.toUnsignedString(length));
  }

  @Test
  void refusesFilesThatAreTooShort() throws IOException {
    Files.write(file, new byte[7]);
    assertThatThrownBy(() -> SafetensorsReader.open(file))
        .hasMessage(file + ": 7 bytes are too few for a safetensors file");
  }

  @Test
  void givesFloatsOfFloatsOnly() throws IOException {
    write("{\"a\":{\"dtype\":\"I32\",\"shape\":[1],\"data_offsets\":[0,4]}}", new byte[4]);
    try (SafetensorsReader reader = SafetensorsReader.open(file)) {
      assertThatThrownBy(() -> reader.read(reader.entries().get(0)))
          .hasMessage(file + ": a has the type I32; wanted F32, F16 or BF16");
    }
  }

  private void write(String header, byte[] data) throws IOException {
    byte[] json = header.getBytes(StandardCharsets.UTF_8);
    Files.write(
        file,
        ByteBuffer.allocate(Long.BYTES + json.length + data.length)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putLong(json.length)
            .put(json)
            .put(data)
            .array());
  }
}
