package org.ecluse.app.web.send;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.ecluse.app.https.Api;
import org.ecluse.app.https.body.FormParts;
import org.ecluse.app.https.wire.Exchange;
import org.ecluse.app.session.WebSession;
import org.ecluse.app.web.Errors;
import org.ecluse.app.web.Forms;
import org.ecluse.app.web.Visitor;

/**
 * Adds files to a transfer without scripts: a form whose body is as large as they are. The
 * session's token is its first field, so that nothing of it is stored before the token was seen.
 */
@Controller("/transfers/{id}/files")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(Api.WORKERS)
@Produces(MediaType.TEXT_HTML)
final class FormUploadController {

  private final FormUpload upload;
  private final Following following;
  private final Errors errors;

  FormUploadController(FormUpload upload, Following following, Errors errors) {
    this.upload = upload;
    this.following = following;
    this.errors = errors;
  }

  @Post
  @Consumes(MediaType.ALL)
  HttpResponse<?> add(Visitor visitor, Exchange exchange, HttpRequest<?> request, String id) {
    return visitor.signedIn(
        session -> {
          try {
            Optional<FormParts> parts = FormParts.of(request);
            return parts.isPresent() && hasToken(parts.get(), session)
                ? add(visitor, exchange, request, session, parts.get(), id)
                : errors.show(visitor, 403, "stale_form");
          } catch (IOException e) {
            return errors.show(visitor, 400, "invalid"); // the line broke, or it is no such form
          }
        });
  }

  private static boolean hasToken(FormParts parts, WebSession session) throws IOException {
    Optional<FormParts.Part> first = parts.next().filter(part -> part.field().equals(Forms.TOKEN));
    return first.isPresent() && session.hasToken(first.get().text());
  }

  private HttpResponse<?> add(
      Visitor visitor,
      Exchange exchange,
      HttpRequest<?> request,
      WebSession session,
      FormParts parts,
      String id) {
    return errors.answer(
        visitor,
        Following.find(id)
            .then(transfer -> upload.receive(session.caller(), exchange, parts, transfer)),
        problems -> answer(visitor, request, id, problems));
  }

  private HttpResponse<?> answer(
      Visitor visitor, HttpRequest<?> request, String id, List<FileProblem> problems) {
    return problems.isEmpty()
        ? HttpResponse.seeOther(URI.create("/transfers/" + id))
        : following.look(
            visitor,
            request,
            id,
            view -> following.upload(HttpStatus.BAD_REQUEST, visitor, view.with(problems)));
  }
}
