package org.ecluse.app.web;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ecluse.app.session.WebSession;
import org.ecluse.app.web.text.Language;
import org.ecluse.app.web.text.Words;
import org.ecluse.policy.access.Role;

/**
 * What every template is given besides its own content.
 *
 * @param title as the browser shows it
 * @param scripts names of the modules that it loads
 * @param now the service's time
 */
public record Page(
    Visitor visitor, Assets assets, String title, List<String> scripts, Instant now) {

  public Page {
    scripts = List.copyOf(scripts);
  }

  public Words words() {
    return visitor.words();
  }

  /** A sentence in the visitor's language. */
  public String say(String key, Object... values) {
    return words().say(key, values);
  }

  public String time(Instant instant) {
    return words().time(instant);
  }

  public String size(long bytes) {
    return words().size(bytes);
  }

  /** The address of a file of the pages. */
  public String asset(String name) {
    return assets.path(name);
  }

  public String language() {
    return visitor.language().tag();
  }

  public boolean isIn(Language language) {
    return visitor.language() == language;
  }

  /** The same page in another language. */
  public String in(Language language) {
    return LanguageController.path(language, visitor.path());
  }

  public Optional<WebSession> person() {
    return visitor.person();
  }

  public Optional<WebSession> pass() {
    return visitor.pass();
  }

  /** Whether the person who signed in has this role. */
  public boolean is(Role role) {
    return visitor.person().filter(session -> session.grant().role() == role).isPresent();
  }

  /** For the navigation: marks the link to the page itself. */
  public String current(String path) {
    return visitor.path().equals(path) ? "page" : "false";
  }
}
