package org.ecluse.app.web.signin;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.net.URI;
import org.ecluse.app.https.Api;
import org.ecluse.app.https.People;
import org.ecluse.app.web.Forms;
import org.ecluse.app.web.Links;
import org.ecluse.app.web.Visitor;

/** Signing out; done again, it is the same. */
@Controller(Links.SIGN_OUT)
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(Api.WORKERS)
@Produces(MediaType.TEXT_HTML)
final class SignOutController {

  private final People people;
  private final Forms forms;

  SignOutController(People people, Forms forms) {
    this.people = people;
    this.forms = forms;
  }

  @Post
  @Consumes(MediaType.ALL)
  HttpResponse<?> out(Visitor visitor, HttpRequest<?> request) {
    return visitor
        .person()
        .<HttpResponse<?>>map(
            session ->
                forms.submit(
                    request,
                    visitor,
                    session,
                    _ -> {
                      // The connection goes with the session's grant: it must not, before this.
                      Visitor.leave(request);
                      people.end(session);
                      return Browser.out(HttpResponse.seeOther(URI.create("/")));
                    }))
        .orElseGet(() -> HttpResponse.seeOther(URI.create("/")));
  }
}
