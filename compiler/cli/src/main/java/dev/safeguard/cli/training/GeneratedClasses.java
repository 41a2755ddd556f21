package dev.safeguard.cli.training;

import dev.safeguard.cli.console.UserError;
import dev.safeguard.compiler.backend.java.JavaSource;
import dev.safeguard.runtime.Monitor;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Generated sources, compiled in memory by the compiler of this Java installation, and loaded. */
final class GeneratedClasses extends ClassLoader {
  private final Map<String, ByteArrayOutputStream> classes = new HashMap<>();

  private GeneratedClasses() {
    super(Monitor.class.getClassLoader());
  }

  /**
   * Compiles sources that need nothing but the runtime.
   *
   * @throws UserError if this Java installation has no compiler
   */
  static GeneratedClasses compile(List<JavaSource> sources) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      throw new UserError(
          "this Java (" + System.getProperty("java.home") + ") has no compiler",
          "training compiles the generated monitors; point JAVA_HOME at a JDK, 17 or newer");
    }
    GeneratedClasses loader = new GeneratedClasses();
    StringWriter messages = new StringWriter();
    List<String> options = List.of("-proc:none", "-parameters", "-nowarn", "-classpath", runtime());
    StandardJavaFileManager standard =
        compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8);
    List<SimpleJavaFileObject> files = sources.stream().map(GeneratedClasses::file).toList();
    boolean compiled =
        compiler.getTask(messages, loader.manager(standard), null, options, null, files).call();
    if (!compiled) {
      throw new IllegalStateException("the generated classes do not compile: " + messages);
    }
    return loader;
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    ByteArrayOutputStream bytes = classes.get(name);
    if (bytes == null) {
      throw new ClassNotFoundException(name);
    }
    return defineClass(name, bytes.toByteArray(), 0, bytes.size());
  }

  /** Where the runtime's classes are: an archive, or a folder of classes. */
  private static String runtime() {
    try {
      URI place = Monitor.class.getProtectionDomain().getCodeSource().getLocation().toURI();
      return new File(place).getPath();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static SimpleJavaFileObject file(JavaSource source) {
    URI uri = URI.create("string:///" + source.className() + ".java");
    return new SimpleJavaFileObject(uri, JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return source.text();
      }
    };
  }

  private JavaFileManager manager(StandardJavaFileManager standard) {
    return new ForwardingJavaFileManager<>(standard) {
      @Override
      public JavaFileObject getJavaFileForOutput(
          Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
        URI uri = URI.create("string:///" + name.replace('.', '/') + kind.extension);
        return new SimpleJavaFileObject(uri, kind) {
          @Override
          public OutputStream openOutputStream() {
            return classes.computeIfAbsent(name, n -> new ByteArrayOutputStream());
          }
        };
      }
    };
  }
}
