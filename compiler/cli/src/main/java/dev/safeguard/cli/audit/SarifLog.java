package dev.safeguard.cli.audit;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.safeguard.cli.report.Findings;
import dev.safeguard.cli.report.FindingsJson;
import dev.safeguard.compiler.diagnostics.Diagnostic;
import dev.safeguard.compiler.diagnostics.DiagnosticCode;
import dev.safeguard.compiler.diagnostics.Span;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Findings in the form that code hosts and editors read: Static Analysis Results Interchange Format
 * (SARIF) version 2.1.0, an OASIS standard.
 */
final class SarifLog {
  /** The name under which a finding's fingerprint stands. */
  static final String FINGERPRINT = "safeguard/v1";

  private final Findings findings;
  private final List<DiagnosticCode> rules = new ArrayList<>();

  private SarifLog(Findings findings) {
    this.findings = findings;
  }

  /**
   * A log with one run.
   *
   * @param version that of this program
   */
  static JsonObject of(Findings findings, String version) {
    return new SarifLog(findings).log(version);
  }

  private JsonObject log(String version) {
    JsonArray results = new JsonArray();
    findings.all().forEach(finding -> results.add(result(finding)));
    JsonArray known = new JsonArray();
    rules.forEach(rule -> known.add(rule(rule)));

    JsonObject driver = new JsonObject();
    driver.addProperty("name", "safeguard");
    driver.addProperty("version", version);
    driver.add("rules", known);
    JsonObject tool = new JsonObject();
    tool.add("driver", driver);
    JsonObject run = new JsonObject();
    run.add("tool", tool);
    run.addProperty("columnKind", "unicodeCodePoints");
    run.add("results", results);

    JsonObject log = new JsonObject();
    log.addProperty("version", "2.1.0");
    log.add("runs", array(run));
    return log;
  }

  private static JsonObject rule(DiagnosticCode code) {
    JsonObject configuration = new JsonObject();
    configuration.addProperty("level", level(code.severity().name()));
    JsonObject rule = new JsonObject();
    rule.addProperty("id", code.id());
    rule.add("shortDescription", message(code.summary()));
    rule.add("defaultConfiguration", configuration);
    return rule;
  }

  private JsonObject result(Diagnostic finding) {
    if (!rules.contains(finding.code())) {
      rules.add(finding.code());
    }
    JsonObject fingerprints = new JsonObject();
    fingerprints.addProperty(FINGERPRINT, Fingerprint.of(finding).text());
    JsonObject properties = new JsonObject();
    properties.addProperty("help", finding.help());
    properties.add("witness", FindingsJson.witness(finding.witness()));

    JsonObject result = new JsonObject();
    result.addProperty("ruleId", finding.code().id());
    result.addProperty("ruleIndex", rules.indexOf(finding.code()));
    result.addProperty("level", level(findings.severity(finding).name()));
    result.add("message", message(finding.message()));
    result.add("locations", array(location(finding.file(), finding.span())));
    finding
        .span()
        .origin()
        .ifPresent(
            origin -> {
              JsonObject related = location(origin.file(), origin.span());
              related.add("message", message(origin.what()));
              result.add("relatedLocations", array(related));
            });
    result.add("partialFingerprints", fingerprints);
    if (findings.isKnown(finding)) {
      result.addProperty("baselineState", "unchanged");
    }
    result.add("properties", properties);
    return result;
  }

  private static JsonObject location(String file, Span span) {
    JsonObject artifact = new JsonObject();
    artifact.addProperty("uri", uri(file));
    JsonObject region = new JsonObject();
    region.addProperty("startLine", span.start().line());
    region.addProperty("startColumn", span.start().column());
    region.addProperty("endLine", span.end().line());
    region.addProperty("endColumn", span.end().column());
    JsonObject physical = new JsonObject();
    physical.add("artifactLocation", artifact);
    physical.add("region", region);
    JsonObject location = new JsonObject();
    location.add("physicalLocation", physical);
    return location;
  }

  /** A relative or an absolute path as a reference. */
  private static String uri(String file) {
    try {
      return new URI(null, null, file.replace('\\', '/'), null).getRawPath();
    } catch (URISyntaxException e) {
      return "unnamed";
    }
  }

  private static JsonObject message(String text) {
    JsonObject message = new JsonObject();
    message.addProperty("text", text);
    return message;
  }

  /** Our severities are called like the levels of the standard. */
  private static String level(String severity) {
    return severity.toLowerCase(Locale.ROOT);
  }

  private static JsonArray array(JsonObject only) {
    JsonArray array = new JsonArray();
    array.add(only);
    return array;
  }
}
