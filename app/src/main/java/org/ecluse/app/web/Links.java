package org.ecluse.app.web;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Addresses of this site. */
public final class Links {

  public static final String SIGN_IN = "/sign-in";
  public static final String SIGN_OUT = "/sign-out";

  /** Only what our own pages are called: no second slash, no host, no query. */
  private static final Pattern LOCAL = Pattern.compile("(/[A-Za-z0-9._-]{1,64}){0,4}/?");

  private Links() {}

  /** Where somebody signs in who then goes on to a page. */
  public static URI signIn(String to) {
    return URI.create(SIGN_IN + "?to=" + local(to).orElse("/"));
  }

  /** A path of this site, as it came from outside; anything else is nothing. */
  public static Optional<String> local(@Nullable String path) {
    return Optional.ofNullable(path).filter(p -> p.length() > 0 && LOCAL.matcher(p).matches());
  }
}
