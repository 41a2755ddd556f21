package dev.safeguard.compiler.semantics;

import dev.safeguard.compiler.diagnostics.DiagnosticCode;
import dev.safeguard.compiler.diagnostics.Findings;
import dev.safeguard.compiler.syntax.Declaration;
import dev.safeguard.compiler.syntax.Declaration.Attribute;
import dev.safeguard.compiler.syntax.Name;
import dev.safeguard.compiler.syntax.SyntaxTree;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks the templates of one file where they are written, whether or not they are used. */
final class TemplateDefinitions {
  private final Findings findings;
  private final Map<String, ParameterKind> known;
  private final CallCheck calls;
  private final Map<String, List<Name>> uses = new LinkedHashMap<>();
  private final List<String> path = new ArrayList<>();
  private final Set<String> done = new HashSet<>();
  private final Set<String> unsound = new HashSet<>();

  private TemplateDefinitions(SyntaxTree tree, TemplateScope scope, Findings findings) {
    this.findings = findings;
    this.known = known(tree);
    this.calls = new CallCheck(scope, known, scope.isComplete(), findings);
  }

  /** Adds the templates of a file to its scope, as unsound where something is wrong with them. */
  static void check(SyntaxTree tree, TemplateScope scope, Findings findings) {
    tree.all(Declaration.Template.class).forEach(template -> scope.add(template, true));
    TemplateDefinitions definitions = new TemplateDefinitions(tree, scope, findings);
    scope.own().forEach(definitions::check);
    scope.own().forEach(template -> definitions.follow(template.declaration().name()));
    definitions.unsound.forEach(scope::spoil);
  }

  /** The labels and safeguards that a file declares. */
  static Map<String, ParameterKind> known(SyntaxTree tree) {
    Map<String, ParameterKind> known = new LinkedHashMap<>();
    for (Declaration.Labels labels : tree.all(Declaration.Labels.class)) {
      labels.names().forEach(name -> known.put(name.text(), ParameterKind.LABEL));
    }
    for (Declaration.LabelDefinition label : tree.all(Declaration.LabelDefinition.class)) {
      known.put(label.name().text(), ParameterKind.LABEL);
    }
    for (Declaration.Safeguard safeguard : tree.all(Declaration.Safeguard.class)) {
      known.putIfAbsent(safeguard.name().text(), ParameterKind.SAFEGUARD);
    }
    return known;
  }

  private void check(TemplateScope.Template template) {
    Declaration.Template declaration = template.declaration();
    boolean well = !declaration.damaged();
    Namespace<Boolean> parameters = new Namespace<>(findings);
    for (Declaration.Parameter parameter : declaration.parameters()) {
      well &= parameters.declare(parameter.name(), "parameter", true);
    }
    if (CallCheck.isFunction(declaration.name().text())) {
      well =
          report(
              DiagnosticCode.NAME_DUPLICATE,
              declaration.name(),
              "the template `" + declaration.name().text() + "` has the name of a function",
              "Rename it; one, none, all, any and atmostone count labels.");
    }
    calls.enterTemplate(template.kinds());
    well &= declaration.body().accept(new BodyCheck(calls, template.kinds()));
    uses.put(declaration.name().text(), calls.used());
    TestNames tests = new TestNames(template.kinds());
    declaration.body().attributes().forEach(attribute -> attribute.accept(tests));
    if (!well || !tests.well) {
      unsound.add(declaration.name().text());
    }
  }

  /** Looks for templates that come back to themselves; who uses an unsound one is unsound. */
  private void follow(Name name) {
    String template = name.text();
    @Nullable List<Name> used = uses.get(template);
    if (used == null || !done.add(template)) {
      return;
    }
    path.add(template);
    for (Name next : used) {
      int back = path.indexOf(next.text());
      if (back >= 0) {
        List<String> circle = path.subList(back, path.size());
        unsound.addAll(circle);
        report(
            DiagnosticCode.TEMPLATE_RECURSIVE,
            next,
            "the template `"
                + next.text()
                + "` uses itself: "
                + String.join(", ", circle)
                + ", "
                + next.text(),
            "Templates are written out where they are used, so none can contain itself;"
                + " say the repetition by a bound or by indexed states.");
      } else {
        follow(next);
      }
      if (unsound.contains(next.text())) {
        unsound.add(template);
      }
    }
    path.remove(path.size() - 1);
  }

  private boolean report(DiagnosticCode code, Name name, String message, String help) {
    findings.add(code, name.span(), message, help);
    return false;
  }

  /** Checks the labels that the tests in a template name. */
  private final class TestNames implements Attribute.AttributeVisitor {
    private final Map<String, ParameterKind> parameters;
    private boolean well = true;

    TestNames(Map<String, ParameterKind> parameters) {
      this.parameters = parameters;
    }

    @Override
    public void penalty(Attribute.Penalty attribute) {}

    @Override
    public void reward(Attribute.Reward attribute) {}

    @Override
    public void potential(Attribute.Potential attribute) {}

    @Override
    public void test(Attribute.Test test) {
      test.trace().forEach(observation -> observation.forEach(this::label));
    }

    private void label(Name name) {
      ParameterKind kind =
          parameters.getOrDefault(
              name.text(), known.getOrDefault(name.text(), ParameterKind.LABEL));
      if (kind != ParameterKind.LABEL) {
        well =
            report(
                DiagnosticCode.FORMULA_INVALID,
                name,
                "`" + name.text() + "` is " + kind.phrase() + ", where a label is needed",
                "An observation of a test names the labels that hold.");
      }
    }
  }
}
