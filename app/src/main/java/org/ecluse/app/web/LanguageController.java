package org.ecluse.app.web;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.ecluse.app.web.text.Language;

/** Chooses the language of the pages. */
@Controller("/language")
@Secured(SecurityRule.IS_ANONYMOUS)
final class LanguageController {

  static final String COOKIE = "language";

  private static final Duration REMEMBERED = Duration.ofDays(365);

  /** The address that shows a page in a language. */
  static String path(Language language, String page) {
    return "/language/" + language.tag() + "?to=" + Links.local(page).orElse("/");
  }

  @Get("/{tag}")
  HttpResponse<?> choose(String tag, @QueryValue Optional<String> to) {
    URI page = URI.create(Links.local(to.orElse(null)).orElse("/"));
    Language language = Language.parse(tag).orElse(Language.FR);
    return HttpResponse.seeOther(page)
        .cookie(
            Cookie.of(COOKIE, language.tag())
                .path("/")
                .maxAge(REMEMBERED)
                .secure(true)
                .httpOnly(true)
                .sameSite(SameSite.Lax));
  }
}
