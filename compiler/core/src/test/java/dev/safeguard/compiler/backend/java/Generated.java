package dev.safeguard.compiler.backend.java;

import dev.safeguard.runtime.Monitor;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles generated sources in memory, with all warnings, and loads the classes. */
final class Generated extends ClassLoader {
  private final Map<String, ByteArrayOutputStream> classes = new HashMap<>();

  private Generated() {
    super(Generated.class.getClassLoader());
  }

  /** The loaded classes; fails with the compiler's messages and the source if there are any. */
  static Generated compile(List<JavaSource> sources) {
    Generated loader = new Generated();
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    List<SimpleJavaFileObject> files = sources.stream().map(Generated::file).toList();
    JavaFileManager manager = loader.manager(compiler.getStandardFileManager(null, null, null));
    List<String> options = List.of("-Xlint:all", "-Werror", "-proc:none", "--release", "17");
    if (!compiler.getTask(messages, manager, null, options, null, files).call()) {
      throw new AssertionError(
          messages + "\n" + String.join("\n", sources.stream().map(JavaSource::text).toList()));
    }
    return loader;
  }

  static Monitor monitor(JavaSource source) {
    return compile(List.of(source)).monitor(source.qualifiedName());
  }

  Monitor monitor(String className) {
    try {
      return (Monitor) loadClass(className).getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  byte[] bytes(String className) {
    return classes.get(className).toByteArray();
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    ByteArrayOutputStream bytes = classes.get(name);
    if (bytes == null) {
      throw new ClassNotFoundException(name);
    }
    return defineClass(name, bytes.toByteArray(), 0, bytes.size());
  }

  private static SimpleJavaFileObject file(JavaSource source) {
    URI uri = URI.create("string:///" + source.path());
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
