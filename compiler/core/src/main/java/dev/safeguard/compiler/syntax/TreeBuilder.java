package dev.safeguard.compiler.syntax;

import dev.safeguard.compiler.syntax.Declaration.Attribute;
import dev.safeguard.compiler.syntax.Declaration.Body;
import dev.safeguard.compiler.syntax.Declaration.Mark;
import dev.safeguard.compiler.syntax.Declaration.Question;
import dev.safeguard.compiler.syntax.Declaration.Target;
import dev.safeguard.grammar.SafeguardParser.AttributeContext;
import dev.safeguard.grammar.SafeguardParser.BodyContext;
import dev.safeguard.grammar.SafeguardParser.BudgetContext;
import dev.safeguard.grammar.SafeguardParser.CheckContext;
import dev.safeguard.grammar.SafeguardParser.DeclarationContext;
import dev.safeguard.grammar.SafeguardParser.IndexContext;
import dev.safeguard.grammar.SafeguardParser.NameContext;
import dev.safeguard.grammar.SafeguardParser.NumberContext;
import dev.safeguard.grammar.SafeguardParser.ObservationContext;
import dev.safeguard.grammar.SafeguardParser.SpecificationContext;
import dev.safeguard.grammar.SafeguardParser.StageContext;
import dev.safeguard.grammar.SafeguardParser.StageEndContext;
import dev.safeguard.grammar.SafeguardParser.StateContext;
import dev.safeguard.grammar.SafeguardParser.TargetContext;
import dev.safeguard.grammar.SafeguardParser.TestContext;
import dev.safeguard.grammar.SafeguardParser.TransitionContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.Interval;
import org.antlr.v4.runtime.tree.ErrorNode;
import org.antlr.v4.runtime.tree.ParseTree;
import org.jspecify.annotations.Nullable;

/** Turns the parser's contexts into {@link Declaration}s, leaving out what an error has broken. */
final class TreeBuilder {
  private final CommonTokenStream tokens;
  private final SyntaxErrors errors;
  private final FormulaBuilder formulas;

  TreeBuilder(CommonTokenStream tokens, FormulaBuilder formulas, SyntaxErrors errors) {
    this.tokens = tokens;
    this.errors = errors;
    this.formulas = formulas;
  }

  List<Declaration> declarations(SpecificationContext specification) {
    List<Declaration> declarations = new ArrayList<>();
    for (DeclarationContext context : specification.declaration()) {
      declaration(context).ifPresent(declarations::add);
    }
    return declarations;
  }

  private Optional<Declaration> declaration(DeclarationContext context) {
    if (context.safeguard() != null) {
      return named(context.safeguard().name(), name -> safeguard(context, name));
    }
    if (context.template() != null) {
      return named(context.template().name(), name -> template(context, name));
    }
    if (context.progression() != null) {
      return named(context.progression().name(), name -> progression(context, name));
    }
    return errors.isDamaged(context) || isBroken(context)
        ? readable(context)
        : Optional.of(plain(context));
  }

  private Optional<Declaration> named(
      @Nullable NameContext name, Function<Name, Declaration> build) {
    return name == null || isBroken(name)
        ? Optional.empty()
        : Optional.of(build.apply(Names.of(name)));
  }

  /** What can be kept of a damaged declaration: the labels that were read. */
  private Optional<Declaration> readable(DeclarationContext context) {
    return context.labelsDeclaration() == null
        ? Optional.empty()
        : Optional.of(
            new Declaration.Labels(
                false, intact(context.labelsDeclaration().name(), Names::of), Spans.of(context)));
  }

  private Declaration plain(DeclarationContext context) {
    var span = Spans.of(context);
    if (context.moduleDeclaration() != null) {
      return new Declaration.Module(
          documentation(context), Names.of(context.moduleDeclaration().qualifiedName()), span);
    }
    if (context.importDeclaration() != null) {
      return new Declaration.Import(Names.of(context.importDeclaration().qualifiedName()), span);
    }
    if (context.labelsDeclaration() != null) {
      var labels = context.labelsDeclaration();
      return new Declaration.Labels(
          labels.ACTION() != null, intact(labels.name(), Names::of), span);
    }
    if (context.labelDefinition() != null) {
      var label = context.labelDefinition();
      Name name = Names.of(label.name());
      return label.formula() == null
          ? new Declaration.LabelThreshold(name, number(label.number()), span)
          : new Declaration.LabelDefinition(
              name, formulas.formula(label.formula()), text(label.formula()), span);
    }
    if (context.signalDeclaration() != null) {
      var signals = context.signalDeclaration();
      return new Declaration.Signals(
          intact(signals.name(), Names::of), signals.signalType().getText(), span);
    }
    if (context.environmentDeclaration() != null) {
      var environment = context.environmentDeclaration();
      return new Declaration.Environment(
          number(environment.number(0)),
          number(environment.number(1)),
          number(environment.number(2)),
          span);
    }
    if (context.assumption() != null) {
      var formula = context.assumption().formula();
      return new Declaration.Assumption(formulas.formula(formula), text(formula), span);
    }
    return new Declaration.Check(
        question(context.check()), text(context.check()).substring(6), span);
  }

  private static Question question(CheckContext context) {
    List<Name> names = context.name().stream().map(Names::of).toList();
    if (context.TOGETHER() != null) {
      return new Question.Together(names);
    }
    if (context.possibility() != null) {
      var possibility = context.possibility();
      return new Question.Possibility(
          names.get(0), possibility.CAN() != null, possibility.VIOLATE() != null);
    }
    var relation = context.relation();
    Declaration.Comparison comparison =
        relation.REFINES() != null
            ? Declaration.Comparison.REFINES
            : relation.EQUALS() != null
                ? Declaration.Comparison.EQUALS
                : Declaration.Comparison.EXCLUDES;
    return new Question.Relation(names.get(0), comparison, Names.of(relation.name()));
  }

  // ---------------------------------------------------------------- safeguards

  private Declaration safeguard(DeclarationContext declaration, Name name) {
    var context = declaration.safeguard();
    Optional<Name> each =
        Optional.ofNullable(context.instances())
            .filter(instances -> !isBroken(instances))
            .map(instances -> Names.of(instances.name()));
    Body body = body(context.body());
    return new Declaration.Safeguard(
        documentation(declaration),
        name,
        each,
        body,
        errors.isDamaged(declaration),
        Spans.of(context));
  }

  private Declaration template(DeclarationContext declaration, Name name) {
    var context = declaration.template();
    List<Declaration.Parameter> parameters =
        intact(
            context.parameter(),
            parameter ->
                new Declaration.Parameter(
                    parameter.getStart().getText(), Names.of(parameter.name())));
    return new Declaration.Template(
        documentation(declaration),
        name,
        parameters,
        body(context.body()),
        errors.isDamaged(declaration),
        Spans.of(context));
  }

  private Body body(@Nullable BodyContext context) {
    if (context == null || context.getChildCount() == 0) {
      return new Body.Missing();
    }
    if (context.composition() != null) {
      if (isBroken(context.composition())) {
        return new Body.Missing();
      }
      return new Body.Formulas(
          context.composition().formula().stream().map(formulas::formula).toList(),
          intact(context.attribute(), this::attribute));
    }
    List<Declaration.State> states = new ArrayList<>();
    List<Attribute> attributes = new ArrayList<>();
    for (var item : context.item()) {
      if (item.state() != null && item.state().name() != null && !isBroken(item.state().name())) {
        states.add(state(item.state()));
      } else if (item.attribute() != null && !isBroken(item.attribute())) {
        attributes.add(attribute(item.attribute()));
      }
    }
    Optional<Target> otherwise =
        context.otherwise() == null || isBroken(context.otherwise())
            ? Optional.empty()
            : Optional.of(target(context.otherwise().target()));
    return new Body.States(otherwise, states, attributes);
  }

  private Declaration.State state(StateContext context) {
    Mark mark =
        context.PENDING() != null
            ? Mark.PENDING
            : context.REJECTING() != null ? Mark.REJECTING : Mark.ACCEPTING;
    return new Declaration.State(
        documentation(context),
        Names.of(context.name()),
        context.indices() == null ? List.of() : intact(context.indices().index(), this::index),
        context.INITIAL() != null,
        mark,
        intact(orderly(context.transition()), this::transition),
        Spans.of(context));
  }

  private Declaration.Index index(IndexContext context) {
    Formula.Sum first = formulas.sum(context.sum(0));
    return context.name() == null
        ? new Declaration.Index(Optional.empty(), first, first)
        : new Declaration.Index(
            Optional.of(Names.of(context.name())), first, formulas.sum(context.sum(1)));
  }

  /** The transitions of a state without those after which no other may stand. */
  private List<TransitionContext> orderly(List<TransitionContext> transitions) {
    List<TransitionContext> orderly = new ArrayList<>();
    for (int i = 0; i < transitions.size(); i++) {
      TransitionContext transition = transitions.get(i);
      boolean takesTheRest = transition.ELSE() != null && transition.ON() == null;
      if (takesTheRest && i < transitions.size() - 1 && !isBroken(transition)) {
        errors.add(
            transition,
            "`else ->` takes what the other guards leave, so it is the last transition of a state",
            "Move it to the end, or give it a guard: `else on ... ->`.");
      } else {
        orderly.add(transition);
      }
    }
    return orderly;
  }

  private Declaration.Transition transition(TransitionContext context) {
    return new Declaration.Transition(
        context.ELSE() != null,
        Optional.ofNullable(context.exclusive()).map(formulas::exclusive),
        target(context.target()),
        Spans.of(context));
  }

  private Target target(TargetContext context) {
    return new Target(
        Optional.ofNullable(context.name()).map(Names::of),
        intact(context.sum(), formulas::sum),
        Spans.of(context));
  }

  private Attribute attribute(AttributeContext context) {
    var span = Spans.of(context);
    if (context.penalty() != null) {
      return new Attribute.Penalty(number(context.penalty().number()), span);
    }
    if (context.reward() != null) {
      var reward = context.reward();
      return new Attribute.Reward(
          Names.of(reward.name()), number(reward.number()), reward.ONCE() != null, span);
    }
    if (context.potential() != null) {
      var potential = context.potential();
      return new Attribute.Potential(Names.of(potential.name()), number(potential.number()), span);
    }
    return test(context.test());
  }

  private Attribute test(TestContext context) {
    String quoted = context.STRING().getText();
    var expectation = context.expectation();
    return new Attribute.Test(
        quoted.substring(1, quoted.length() - 1).replaceAll("\\\\(.)", "$1"),
        context.observation().stream().map(TreeBuilder::observation).toList(),
        expectation.getStart().getText(),
        expectation.NATURAL() == null
            ? OptionalInt.empty()
            : OptionalInt.of(formulas.natural(expectation.NATURAL().getSymbol())),
        Spans.of(context));
  }

  private static List<Name> observation(ObservationContext context) {
    return context.name().stream().map(Names::of).toList();
  }

  // -------------------------------------------------------------- progressions

  private Declaration progression(DeclarationContext declaration, Name name) {
    var context = declaration.progression();
    return new Declaration.Progression(
        documentation(declaration),
        name,
        intact(context.stage(), this::stage),
        errors.isDamaged(declaration),
        Spans.of(context));
  }

  private Declaration.Stage stage(StageContext context) {
    StageEndContext end = context.stageEnd();
    return new Declaration.Stage(
        Names.of(context.name()),
        end == null || end.CONVERGED() != null,
        end == null ? Optional.empty() : Optional.ofNullable(end.budget()).map(this::budget),
        Spans.of(context));
  }

  private Declaration.Budget budget(BudgetContext context) {
    return new Declaration.Budget(
        formulas.natural(context.NATURAL().getSymbol()),
        context.getStop().getText().toLowerCase(Locale.ROOT));
  }

  // -------------------------------------------------------------------- pieces

  private static double number(NumberContext context) {
    return Double.parseDouble(context.getText());
  }

  /** What can be built of the contexts in which there is no error. */
  private <C extends ParserRuleContext, T> List<T> intact(List<C> contexts, Function<C, T> build) {
    return contexts.stream().filter(context -> !isBroken(context)).map(build).toList();
  }

  private boolean isBroken(ParserRuleContext context) {
    if (errors.isEmpty()) {
      return false;
    }
    List<ParseTree> todo = new ArrayList<>(List.of(context));
    while (!todo.isEmpty()) {
      ParseTree next = todo.remove(todo.size() - 1);
      if (next instanceof ErrorNode) {
        return true;
      }
      if (next instanceof ParserRuleContext rule) {
        if (rule.exception != null) {
          return true;
        }
        for (int i = 0; i < rule.getChildCount(); i++) {
          todo.add(rule.getChild(i));
        }
      }
    }
    return false;
  }

  /** The text of a rule on one line. */
  private static String text(ParserRuleContext context) {
    Token start = context.getStart();
    return start
        .getInputStream()
        .getText(Interval.of(start.getStartIndex(), context.getStop().getStopIndex()))
        .replaceAll("\\s+", " ");
  }

  /** The {@code ///} comments just before a rule, as one text. */
  private String documentation(ParserRuleContext context) {
    List<Token> hidden = tokens.getHiddenTokensToLeft(context.getStart().getTokenIndex());
    List<String> lines = new ArrayList<>();
    for (int i = hidden == null ? -1 : hidden.size() - 1; i >= 0; i--) {
      String line = hidden.get(i).getText();
      if (!line.startsWith("///") || line.startsWith("////")) {
        break;
      }
      lines.add(line.substring(3).strip());
    }
    Collections.reverse(lines);
    return String.join("\n", lines);
  }
}
