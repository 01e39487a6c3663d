package org.ecluse.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** curl with one pass. */
public record Curl(RunningEcluse ecluse, String pass) {

  private static final Pattern ID = Pattern.compile("\"id\"\\s*:\\s*\"([td]-[a-z2-7]+)\"");

  /** The words of a call; {@code path} stands below {@code /api/v1/}. */
  List<String> words(String path, String... options) {
    Programs.need("curl");
    List<String> words = new ArrayList<>(List.of("curl", "-sS", "--http1.1"));
    words.addAll(List.of("--cacert", ecluse.certificate(), "-H", "@" + ecluse.path(pass)));
    words.addAll(List.of(options));
    words.add(ecluse.https() + "/api/v1/" + path);
    return words;
  }

  Run start(String path, String... options) {
    return Run.start(ecluse.directory(), words(path, options));
  }

  /** Calls and expects a success of HTTP. */
  public String call(String path, String... options) {
    List<String> all = new ArrayList<>(List.of("--fail-with-body"));
    all.addAll(List.of(options));
    return start(path, all.toArray(String[]::new)).ended().succeeded().text();
  }

  /** Calls and answers body and status, as {@code {…} 410}. */
  String refusal(String path, String... options) {
    List<String> all = new ArrayList<>(List.of("-w", " %{http_code}"));
    all.addAll(List.of(options));
    String text = start(path, all.toArray(String[]::new)).ended().text();
    assertThat(text).as("answer of %s", path).doesNotEndWith(" 200").doesNotEndWith(" 206");
    return text;
  }

  /** Sends a file in one call and answers the transfer's id. */
  public String upload(Sample sample) {
    return upload(sample, RunningEcluse.RECIPIENT, "");
  }

  /** Sends with parameters such as {@code ?expires=PT5S}. */
  String upload(Sample sample, String recipient, String query) {
    String path = "send/" + recipient + "/" + sample.name() + query;
    return firstId(call(path, "-T", sample.file().toString()), 't');
  }

  /** The delivery of a transfer in this recipient's inbox. */
  public String deliveryOf(String transfer) {
    String inbox = call("inbox");
    for (String entry : inbox.split("\\}", -1)) {
      if (entry.contains(transfer)) {
        return firstId(entry, 'd');
      }
    }
    throw new AssertionError(transfer + " is not in " + inbox);
  }

  Run download(String delivery, Path to, String... options) {
    List<String> all = new ArrayList<>(List.of("-f", "-o", to.toString()));
    all.addAll(List.of(options));
    return start("deliveries/" + delivery + "/content", all.toArray(String[]::new));
  }

  private static String firstId(String json, char kind) {
    Matcher matcher = ID.matcher(json);
    while (matcher.find()) {
      if (matcher.group(1).charAt(0) == kind) {
        return matcher.group(1);
      }
    }
    throw new AssertionError("no id in " + json);
  }
}
