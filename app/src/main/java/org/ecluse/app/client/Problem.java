package org.ecluse.app.client;

import java.util.Locale;
import java.util.Optional;

/**
 * A refusal as the service words it ({@code application/problem+json}).
 *
 * @param status the HTTP status
 * @param code the stable code, or {@code http_STATUS} when the answer had none
 * @param reason why a delivery is gone
 * @param rule the operator's rule that forbids it
 * @param detail the service's own sentence
 */
public record Problem(
    int status,
    String code,
    Optional<String> reason,
    Optional<String> rule,
    Optional<String> detail) {

  private static final int LONGEST_DETAIL = 300;

  static Problem of(int status, String body) {
    try {
      return of(status, Json.object(body));
    } catch (ClientException notJson) {
      return of(status, JsonObject.EMPTY);
    }
  }

  private static Problem of(int status, JsonObject body) {
    return new Problem(
        status,
        body.optionalText("code").orElse("http_" + status),
        body.optionalText("reason"),
        body.optionalText("rule").map(Problem::printable),
        body.optionalText("detail").or(() -> body.optionalText("title")).map(Problem::printable));
  }

  /** One sentence that says what to make of it. */
  public String sentence() {
    return switch (code) {
      case "unauthenticated" -> "The service does not accept this pass.";
      case "not_found" -> "There is no such transfer or delivery for this pass.";
      case "gone" -> "It is gone: " + reason.map(Problem::why).orElse("it ended") + ".";
      case "claimed" ->
          "Another identity of this recipient began to read it; its sender can reissue it.";
      default ->
          "The service refused ("
              + printable(code)
              + rule.map(name -> ", rule " + name).orElse("")
              + "): "
              + detail.orElse("status " + status + ".");
    };
  }

  private static String why(String reason) {
    return switch (reason) {
      case "delivered" -> "it was delivered once already";
      case "spent" -> "all the bytes that may leave for it have left";
      case "expired" -> "its expiry has passed";
      case "revoked" -> "it was revoked";
      default -> printable(reason);
    };
  }

  /** What a server says may reach a terminal: nothing that moves a cursor, nothing endless. */
  static String printable(String text) {
    String clean =
        text.codePoints()
            .limit(LONGEST_DETAIL)
            .map(c -> Character.isISOControl(c) || isFormat(c) ? '?' : c)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    return clean.isBlank() ? "?" : clean.strip();
  }

  private static boolean isFormat(int codePoint) {
    return Character.getType(codePoint) == Character.FORMAT;
  }

  /** How the answer looked, for those who want to see it: {@code 410 gone (delivered)}. */
  public String brief() {
    return status
        + " "
        + printable(code)
        + reason.map(why -> " (" + printable(why).toLowerCase(Locale.ROOT) + ")").orElse("");
  }
}
