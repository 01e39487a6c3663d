package org.ecluse.app.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ecluse.app.client.Json;
import org.ecluse.app.config.Settings;
import org.ecluse.app.config.SettingsReader;
import org.ecluse.app.wiring.Service;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written about metrics, in the page, the rules and the dashboard, is what there is. */
class MetricsPageTest {

  private static final Path ROOT = Path.of("..");
  private static final Pattern ROW = Pattern.compile("^\\| `(\\w+)` \\|.*$", Pattern.MULTILINE);
  private static final Pattern OFFERED = Pattern.compile("^# TYPE (\\w+) ", Pattern.MULTILINE);
  private static final Pattern NAMED = Pattern.compile("\\b(?:ecluse|jvm|process)_\\w+");

  @TempDir Path directory;

  @Test
  void thePage_namesWhatARunningServiceOffers() throws Exception {
    Set<String> offered = found(OFFERED, scrape(), 1);
    Set<String> always = new TreeSet<>();
    Set<String> all = new TreeSet<>();
    Matcher row = ROW.matcher(read("docs/metrics.md"));
    while (row.find()) {
      all.add(row.group(1));
      if (!row.group().contains("*later*")) {
        always.add(row.group(1));
      }
    }
    assertThat(all).containsAll(offered);
    assertThat(offered).containsAll(always);
  }

  @Test
  void rulesAndDashboard_askOnlyForWhatThePageNames() throws Exception {
    Set<String> known = found(ROW, read("docs/metrics.md"), 1);
    String dashboard = read("deploy/monitoring/dashboard.json");
    assertThat(Json.object(dashboard)).isNotNull();
    for (String text : new String[] {read("deploy/monitoring/alerts.yml"), dashboard}) {
      Set<String> named = found(NAMED, text, 0);
      named.removeIf(name -> known.contains(name.replaceAll("_(count|sum)$", "")));
      assertThat(named).isEmpty();
    }
  }

  private String scrape() throws Exception {
    Map<String, String> options =
        Map.of("https.port", "0", "sftp.port", "0", "ops.port", "0", "stop.grace", "1s");
    Path home = directory.resolve("home");
    Settings settings = SettingsReader.read(home, Map.of(), options, _ -> {});
    try (Service service = Service.start(home, settings);
        HttpClient client = HttpClient.newHttpClient()) {
      URI metrics = URI.create("http://127.0.0.1:" + service.opsPort().orElseThrow() + "/metrics");
      return client
          .send(HttpRequest.newBuilder(metrics).build(), HttpResponse.BodyHandlers.ofString())
          .body();
    }
  }

  private static Set<String> found(Pattern pattern, String text, int group) {
    Set<String> found = new TreeSet<>();
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      found.add(matcher.group(group));
    }
    return found;
  }

  private static String read(String file) throws IOException {
    return Files.readString(ROOT.resolve(file));
  }
}
