package dev.safeguard.compiler.semantics;

import dev.safeguard.compiler.diagnostics.Source;
import dev.safeguard.compiler.syntax.Declaration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The templates that one file can use: its own, and those of the modules that it imports. */
public final class TemplateScope {
  private final Source source;
  private final boolean complete;
  private final Map<String, Template> own = new LinkedHashMap<>();
  private final Map<String, List<Template>> imported = new LinkedHashMap<>();

  /**
   * A template with the file that it stands in.
   *
   * @param declaration as it is written
   * @param kinds the kind of each parameter, in their order
   * @param home what the template itself can use
   * @param sound false if something is wrong with it, so that it cannot be used
   */
  record Template(
      Declaration.Template declaration,
      Map<String, ParameterKind> kinds,
      TemplateScope home,
      boolean sound) {

    /** How messages call it. */
    String phrase() {
      return "the template `" + declaration.name().text() + "`";
    }
  }

  /**
   * The scope of a file that imports other scopes.
   *
   * @param complete false if errors may hide templates, so that an unknown name may well be one
   */
  TemplateScope(Source source, boolean complete, List<TemplateScope> modules) {
    this.source = source;
    this.complete = complete;
    for (TemplateScope module : new LinkedHashSet<>(modules)) {
      module.own.forEach(
          (name, template) ->
              imported.computeIfAbsent(name, any -> new ArrayList<>()).add(template));
    }
  }

  /** Adds a template of the file itself; the first of a name stays. */
  void add(Declaration.Template template, boolean sound) {
    Map<String, ParameterKind> kinds = new LinkedHashMap<>();
    template
        .parameters()
        .forEach(p -> kinds.putIfAbsent(p.name().text(), ParameterKind.of(p.kind())));
    own.putIfAbsent(template.name().text(), new Template(template, kinds, this, sound));
  }

  /** Takes a template of the file itself out of use. */
  void spoil(String name) {
    own.computeIfPresent(
        name, (any, t) -> new Template(t.declaration(), t.kinds(), t.home(), false));
  }

  /** The file. */
  Source source() {
    return source;
  }

  boolean isComplete() {
    return complete;
  }

  /** The template of a name; the file's own go before imported ones. */
  Optional<Template> find(String name) {
    @Nullable Template mine = own.get(name);
    return mine != null
        ? Optional.of(mine)
        : Optional.ofNullable(imported.get(name)).map(templates -> templates.get(0));
  }

  /** The files whose imports give a name different meanings, if there are two or more. */
  List<String> rivals(String name) {
    return own.containsKey(name)
        ? List.of()
        : imported.getOrDefault(name, List.of()).stream()
            .map(template -> template.home().source().name())
            .toList();
  }

  /** The templates of the file itself. */
  List<Template> own() {
    return List.copyOf(own.values());
  }

  /** Every name that can be used. */
  Set<String> names() {
    Set<String> names = new LinkedHashSet<>(own.keySet());
    names.addAll(imported.keySet());
    return names;
  }
}
