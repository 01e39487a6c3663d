package org.ecluse.app.web.send;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.net.URI;
import java.util.List;
import java.util.function.BiFunction;
import org.ecluse.app.https.Api;
import org.ecluse.app.https.json.TransferJson;
import org.ecluse.app.session.WebSession;
import org.ecluse.app.transfer.Caller;
import org.ecluse.app.transfer.TransferView;
import org.ecluse.app.transfer.Transfers;
import org.ecluse.app.web.Errors;
import org.ecluse.app.web.Forms;
import org.ecluse.app.web.Pages;
import org.ecluse.app.web.Visitor;
import org.ecluse.app.web.template.JtereceiptGenerated;
import org.ecluse.app.web.template.JterevokeGenerated;
import org.ecluse.app.web.template.JtetransfersGenerated;
import org.ecluse.policy.outcome.Outcome;
import org.ecluse.policy.outcome.Refusal;
import org.ecluse.policy.transfer.DeliveryId;
import org.ecluse.policy.transfer.FileId;
import org.ecluse.policy.transfer.TransferId;

/** A sender's transfers: filled, sent, followed, stopped. */
@Controller("/transfers")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(Api.WORKERS)
@Produces(MediaType.TEXT_HTML)
final class FollowController {

  private static final int MOST_LISTED = 200;

  private final Transfers transfers;
  private final Following following;
  private final Forms forms;
  private final Pages pages;
  private final Errors errors;

  FollowController(
      Transfers transfers, Following following, Forms forms, Pages pages, Errors errors) {
    this.transfers = transfers;
    this.following = following;
    this.forms = forms;
    this.pages = pages;
    this.errors = errors;
  }

  @Get
  HttpResponse<?> list(Visitor visitor) {
    return visitor.signedIn(
        session ->
            errors.answer(
                visitor,
                transfers.list(session.caller(), MOST_LISTED),
                (List<TransferView> found) ->
                    pages.show(
                        visitor,
                        "transfers.title",
                        (page, out) -> JtetransfersGenerated.render(out, null, page, found))));
  }

  /** While it is filled, the page with its files; afterwards its receipt. */
  @Get("/{id}")
  HttpResponse<?> show(Visitor visitor, HttpRequest<?> request, String id) {
    return following.look(
        visitor,
        request,
        id,
        view ->
            view.isUploading()
                ? following.upload(HttpStatus.OK, visitor, view)
                : pages.show(
                    visitor,
                    "receipt.title",
                    (page, out) -> JtereceiptGenerated.render(out, null, page, view)));
  }

  @Get("/{id}/receipt.json")
  @Produces(MediaType.APPLICATION_JSON)
  HttpResponse<?> receipt(Visitor visitor, HttpRequest<?> request, String id) {
    return following.look(
        visitor,
        request,
        id,
        view ->
            HttpResponse.ok(TransferJson.of(view.transfer()))
                .contentType(MediaType.APPLICATION_JSON_TYPE));
  }

  /** Asks once before something is stopped for good. */
  @Get("/{id}/revoke")
  HttpResponse<?> confirm(Visitor visitor, HttpRequest<?> request, String id) {
    return following.look(
        visitor,
        request,
        id,
        view ->
            pages.show(
                visitor,
                "revoke.title",
                (page, out) -> JterevokeGenerated.render(out, null, page, view)));
  }

  @Post("/{id}/revoke")
  @Consumes(MediaType.ALL)
  HttpResponse<?> revoke(Visitor visitor, HttpRequest<?> request, String id) {
    return act(visitor, request, id, transfers::revoke);
  }

  /** A second click finds it sent, which is what was wanted. */
  @Post("/{id}/send")
  @Consumes(MediaType.ALL)
  HttpResponse<?> send(Visitor visitor, HttpRequest<?> request, String id) {
    return act(
        visitor,
        request,
        id,
        (caller, transfer) ->
            transfers
                .show(caller, transfer)
                .then(
                    found ->
                        found.state().equals("uploading")
                            ? transfers.send(caller, transfer)
                            : Outcome.done(found)));
  }

  @Post("/{id}/files/{file}/discard")
  @Consumes(MediaType.ALL)
  HttpResponse<?> discard(Visitor visitor, HttpRequest<?> request, String id, String file) {
    return act(
        visitor,
        request,
        id,
        (caller, _) ->
            FileId.parse(file)
                .map(found -> transfers.discardFile(caller, found))
                .orElseGet(() -> Outcome.refused(Refusal.notFound())));
  }

  @Post("/{id}/deliveries/{delivery}/revoke")
  @Consumes(MediaType.ALL)
  HttpResponse<?> stop(Visitor visitor, HttpRequest<?> request, String id, String delivery) {
    return act(visitor, request, id, onDelivery(delivery, transfers::revoke));
  }

  @Post("/{id}/deliveries/{delivery}/reissue")
  @Consumes(MediaType.ALL)
  HttpResponse<?> reissue(Visitor visitor, HttpRequest<?> request, String id, String delivery) {
    return act(visitor, request, id, onDelivery(delivery, transfers::reissue));
  }

  /** What a button does; afterwards the transfer's page says how it stands. */
  private interface Deed {
    Outcome<?> of(Caller caller, TransferId transfer);
  }

  private static Deed onDelivery(String id, BiFunction<Caller, DeliveryId, Outcome<?>> deed) {
    return (caller, _) ->
        DeliveryId.parse(id)
            .<Outcome<?>>map(delivery -> deed.apply(caller, delivery))
            .orElseGet(() -> Outcome.refused(Refusal.notFound()));
  }

  private HttpResponse<?> act(Visitor visitor, HttpRequest<?> request, String id, Deed deed) {
    return visitor.signedIn(
        session ->
            forms.submit(
                request,
                visitor,
                session,
                _ ->
                    errors.answer(
                        visitor,
                        Following.find(id).then(transfer -> done(deed, session, transfer)),
                        transfer -> HttpResponse.seeOther(URI.create("/transfers/" + transfer)))));
  }

  private static Outcome<TransferId> done(Deed deed, WebSession session, TransferId transfer) {
    return deed.of(session.caller(), transfer).map(_ -> transfer);
  }
}
