package org.ecluse.app.web;

import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.ecluse.app.https.HouseTime;

/** Makes answers of templates. */
@Singleton
public final class Pages {

  private static final MediaType HTML = MediaType.of("text/html;charset=utf-8");

  private final Assets assets;
  private final HouseTime time;

  Pages(Assets assets, HouseTime time) {
    this.assets = assets;
    this.time = time;
  }

  /**
   * A page as it usually is.
   *
   * @param title the key of its title
   */
  public MutableHttpResponse<?> show(Visitor visitor, String title, View view, String... scripts) {
    return show(HttpStatus.OK, visitor, title, view, scripts);
  }

  /**
   * A page with a status.
   *
   * @param title the key of its title
   * @param scripts the modules that it loads
   */
  public MutableHttpResponse<?> show(
      HttpStatus status, Visitor visitor, String title, View view, String... scripts) {
    Page page = new Page(visitor, assets, visitor.words().say(title), List.of(scripts), time.now());
    StringOutput text = new StringOutput();
    view.write(page, new OwaspHtmlTemplateOutput(text));
    return HttpResponse.<byte[]>status(status)
        .contentType(HTML)
        .header("Content-Language", visitor.language().tag())
        .header("Vary", "Cookie, Accept-Language")
        .body(text.toString().getBytes(StandardCharsets.UTF_8));
  }
}
