package org.ecluse.app.web;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import java.nio.charset.StandardCharsets;

/** Texts that a browser saves instead of showing. */
public final class Downloads {

  private Downloads() {}

  /**
   * One text.
   *
   * @param name of the file; letters, digits, dots and hyphens
   */
  public static HttpResponse<?> text(String text, String type, String name) {
    return HttpResponse.<byte[]>ok()
        .contentType(MediaType.of(type))
        .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
        .body(text.getBytes(StandardCharsets.UTF_8));
  }
}
