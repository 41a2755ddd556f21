package dev.safeguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompileCommandTest {
  @TempDir private Path folder;
  private String file;
  private String out;

  @BeforeEach
  void write() throws IOException {
    file = Sg.file(folder, "bench.sg", Sg.BENCH);
    out = folder.resolve("out").toString();
  }

  @Test
  void classesLieInTheFoldersOfTheirPackage() throws IOException {
    Sg run = Sg.run("compile", file, "-o", out, "--package", "com.example").expect(0);
    Path written = Path.of(out, "com", "example", "Bench.java");
    assertThat(run.out()).isEqualToNormalizingNewlines(written + "\n");
    assertThat(written).content().contains("package com.example;", "public final class Bench");
    assertThat(files()).containsExactly(written);
  }

  @Test
  void thePackageIsTheModuleWhereNoneIsNamed() {
    Sg.run("compile", file, "-o", out).expect(0);
    assertThat(Path.of(out, "bench", "Bench.java")).exists();
  }

  @Test
  void aRejectedSpecificationLeavesNothingBehind() throws IOException {
    String bad = Sg.file(folder, "bad.sg", Sg.BENCH.replace("on lava ->", "on lawa ->"));
    Sg run = Sg.run("compile", file, bad, "-o", out).expect(1);
    assertThat(run.err()).contains("name.unknown", "nothing was written");
    assertThat(Path.of(out)).doesNotExist();
    assertThat(Sg.run("compile", bad, "-o", out, "--format", "json").expect(1).json().get("files"))
        .isEqualTo(Sg.parse("[]"));
    Sg.run("compile", folder.toString(), "-o", out).expect(2);
    assertThat(Path.of(out)).doesNotExist();
  }

  @Test
  void aFileIsNoFolder() {
    assertThat(Sg.run("compile", file, "-o", file).expect(2).err())
        .contains("is a file, not a folder");
    assertThat(Path.of(file)).content().isEqualTo(Sg.BENCH);
  }

  @Test
  void twoFilesDoNotOverwriteOneAnother() throws IOException {
    String again = Sg.file(folder, "again.sg", Sg.BENCH.replace("Bench", "BENCH"));
    assertThat(Sg.run("compile", file, again, "-o", out).expect(2).err())
        .contains("would both write");
    assertThat(Path.of(out)).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.class", "1a", "a-b", "a..b", "../x"})
  void aPackageHasAName(String name) {
    assertThat(Sg.run("compile", file, "-o", out, "--package", name).expect(2).err())
        .contains("no name of a Java package");
  }

  @ParameterizedTest
  @CsvSource({
    "dot, dot, digraph",
    "hoa, hoa, HOA: v1",
    "json, json, {",
    "mermaid, mmd, stateDiagram-v2"
  })
  void otherFormsAreAFileForEachSafeguard(String backend, String ending, String start) {
    Sg.run("compile", file, "-o", out, "--backend", backend).expect(0);
    assertThat(Path.of(out, "Bench." + ending)).content().startsWith(start);
  }

  @Test
  void diagramsTakeTheirFormFromTheEnding() {
    for (String ending : List.of("dot", "svg", "html", "png")) {
      Path picture = folder.resolve("pictures").resolve("bench." + ending);
      Sg.run("diagram", file, "-o", picture.toString()).expect(0);
      assertThat(picture).isNotEmptyFile();
    }
    assertThat(folder.resolve("pictures/bench.svg")).content().startsWith("<svg");
    assertThat(Sg.run("diagram", file, "-o", "x.gif").expect(2).err()).contains("use .svg, .png");
    assertThat(Sg.run("diagram", file + "#Bnch", "-o", "x.svg").expect(2).err())
        .contains("did you mean");
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of(out))) {
      return files.filter(Files::isRegularFile).toList();
    }
  }
}
