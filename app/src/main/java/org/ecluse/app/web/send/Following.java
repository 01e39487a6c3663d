package org.ecluse.app.web.send;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.util.function.Function;
import org.ecluse.app.session.WebSession;
import org.ecluse.app.transfer.Caller;
import org.ecluse.app.transfer.Transfers;
import org.ecluse.app.web.Errors;
import org.ecluse.app.web.Pages;
import org.ecluse.app.web.Visitor;
import org.ecluse.app.web.template.JteuploadGenerated;
import org.ecluse.policy.outcome.Outcome;
import org.ecluse.policy.outcome.Refusal;
import org.ecluse.policy.transfer.TransferId;

/** Looks at a sender's transfer for its pages. */
@Singleton
final class Following {

  private final Transfers transfers;
  private final Pages pages;
  private final Errors errors;

  Following(Transfers transfers, Pages pages, Errors errors) {
    this.transfers = transfers;
    this.pages = pages;
    this.errors = errors;
  }

  /** The page of a transfer, or the one that says why there is none. */
  HttpResponse<?> look(
      Visitor visitor,
      HttpRequest<?> request,
      String id,
      Function<FollowView, HttpResponse<?>> page) {
    return visitor.signedIn(
        session ->
            errors.answer(
                visitor, find(id).then(transfer -> view(session, request, transfer)), page));
  }

  private Outcome<FollowView> view(
      WebSession session, HttpRequest<?> request, TransferId transfer) {
    Caller caller = session.caller();
    return transfers
        .show(caller, transfer)
        .then(
            found ->
                transfers
                    .limits(caller, found.recipients())
                    .map(limits -> new FollowView(session, found, limits, origin(request))));
  }

  /** The page of a transfer that is being filled. */
  HttpResponse<?> upload(HttpStatus status, Visitor visitor, FollowView view) {
    return pages.show(
        status,
        visitor,
        "upload.title",
        (page, out) -> JteuploadGenerated.render(out, null, page, view),
        "tus.js",
        "uploads.js",
        "upload.js");
  }

  static Outcome<TransferId> find(String id) {
    return TransferId.parse(id)
        .map(Outcome::done)
        .orElseGet(() -> Outcome.refused(Refusal.notFound()));
  }

  private static String origin(HttpRequest<?> request) {
    return "https://" + request.getHeaders().get(HttpHeaders.HOST);
  }
}
