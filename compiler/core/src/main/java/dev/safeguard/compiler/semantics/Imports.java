package dev.safeguard.compiler.semantics;

import dev.safeguard.compiler.diagnostics.Diagnostic;
import dev.safeguard.compiler.diagnostics.DiagnosticCode;
import dev.safeguard.compiler.diagnostics.Findings;
import dev.safeguard.compiler.diagnostics.Source;
import dev.safeguard.compiler.diagnostics.Span;
import dev.safeguard.compiler.diagnostics.Spelling;
import dev.safeguard.compiler.limits.Budget;
import dev.safeguard.compiler.syntax.Declaration;
import dev.safeguard.compiler.syntax.Parsing;
import dev.safeguard.compiler.syntax.SyntaxTree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the modules that a file imports, and theirs. A module gives its templates, and nothing
 * else, to whoever imports it itself. Each is read once however many import it.
 */
public final class Imports {
  private final ModuleSource modules;
  private final Budget budget;
  private final Map<String, Source> chain = new LinkedHashMap<>();
  private final Map<String, Module> loaded = new LinkedHashMap<>();

  /** A module that has been read, with what is wrong with it. */
  private record Module(Source source, TemplateScope scope, Optional<Diagnostic> error) {}

  /**
   * What a file can use.
   *
   * @param templates the file's own templates and the imported ones
   * @param sources the texts of all imported modules, each once, in the order of their first import
   */
  public record Imported(TemplateScope templates, List<Source> sources) {
    public Imported {
      sources = List.copyOf(sources);
    }
  }

  private Imports(ModuleSource modules, Budget budget) {
    this.modules = modules;
    this.budget = budget;
  }

  /** Reads what a syntax tree imports; what is wrong is reported at the import. */
  public static Imported of(
      SyntaxTree tree, ModuleSource modules, Budget budget, Findings findings) {
    Imports imports = new Imports(modules, budget);
    TemplateScope scope = imports.scope(tree, findings);
    return new Imported(scope, imports.loaded.values().stream().map(Module::source).toList());
  }

  private TemplateScope scope(SyntaxTree tree, Findings findings) {
    Source source = findings.source();
    chain.put(source.name(), source);
    List<TemplateScope> scopes = new ArrayList<>();
    boolean complete = tree.complete();
    for (Declaration.Import declaration : tree.all(Declaration.Import.class)) {
      Optional<Module> module = module(declaration, findings);
      module.ifPresent(found -> scopes.add(found.scope()));
      complete &= module.isPresent() && module.get().error().isEmpty();
    }
    chain.remove(source.name());
    TemplateScope scope = new TemplateScope(source, complete, scopes);
    TemplateDefinitions.check(tree, scope, findings);
    return scope;
  }

  private Optional<Module> module(Declaration.Import declaration, Findings findings) {
    String name = declaration.module().text();
    Optional<Source> source;
    try {
      source = modules.find(name, findings.source());
    } catch (ModuleSource.UnreadableModuleException e) {
      findings.add(
          DiagnosticCode.FILE_UNREADABLE,
          declaration.span(),
          "the module `" + name + "` cannot be read: " + e.getMessage(),
          "Make the file readable, or leave the import out.");
      return Optional.empty();
    }
    if (source.isEmpty()) {
      reportUnknown(declaration, findings);
      return Optional.empty();
    }
    if (chain.containsKey(source.get().name())) {
      reportCycle(declaration, source.get(), findings);
      return Optional.empty();
    }
    @Nullable Module known = loaded.get(source.get().name());
    Module module = known == null ? load(source.get()) : known;
    module.error().ifPresent(error -> reportInvalid(declaration, error, findings));
    return Optional.of(module);
  }

  private Module load(Source source) {
    Findings findings = new Findings(source);
    loaded.put(source.name(), new Module(source, emptyScope(source), Optional.empty()));
    SyntaxTree tree = Parsing.parse(findings, budget);
    Namespace<Boolean> names = new Namespace<>(findings);
    tree.all(Declaration.Template.class).forEach(t -> names.declare(t.name(), "template", true));
    TemplateScope scope = scope(tree, findings);
    Module module =
        new Module(
            source, scope, findings.sorted().stream().filter(Diagnostic::isError).findFirst());
    loaded.put(source.name(), module);
    return module;
  }

  private static TemplateScope emptyScope(Source source) {
    return new TemplateScope(source, false, List.of());
  }

  private void reportUnknown(Declaration.Import declaration, Findings findings) {
    String name = declaration.module().text();
    List<String> known = modules.known(findings.source());
    findings.add(
        DiagnosticCode.IMPORT_UNKNOWN,
        declaration.module().span(),
        "there is no module `" + name + "`",
        Spelling.nearest(name, known)
            .map(nearest -> "Did you mean `" + nearest + "`?")
            .orElse(
                known.isEmpty()
                    ? "Nothing can be imported here."
                    : "The modules that can be imported are " + String.join(", ", known) + "."));
  }

  private void reportCycle(Declaration.Import declaration, Source closing, Findings findings) {
    List<String> files = new ArrayList<>(chain.keySet());
    List<String> cycle =
        new ArrayList<>(files.subList(files.indexOf(closing.name()), files.size()));
    cycle.add(closing.name());
    findings.add(
        DiagnosticCode.IMPORT_CYCLIC,
        declaration.span(),
        "modules import each other in a circle: " + String.join(", ", cycle),
        "Move the templates that both need into a module of their own.");
  }

  /** A module's first error stands for all of them; checking the module itself shows the rest. */
  private static void reportInvalid(
      Declaration.Import declaration, Diagnostic error, Findings findings) {
    boolean nested =
        error.code() == DiagnosticCode.IMPORT_CYCLIC
            || error.code() == DiagnosticCode.IMPORT_INVALID;
    if (nested) {
      findings.add(error.code(), declaration.span(), error.message(), error.help());
      return;
    }
    String what = "the module `" + declaration.module().text() + "`";
    findings.add(
        DiagnosticCode.IMPORT_INVALID,
        declaration.span().bringing(new Span.Origin(what, error.file(), error.span())),
        what + " has an error: " + error.message(),
        "Check that file by itself; it may have more errors.");
  }
}
