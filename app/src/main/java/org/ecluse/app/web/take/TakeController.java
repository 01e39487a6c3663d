package org.ecluse.app.web.take;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Head;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.ecluse.app.https.Api;
import org.ecluse.app.https.Contents;
import org.ecluse.app.session.WebSession;
import org.ecluse.app.transfer.OutgoingFile;
import org.ecluse.app.transfer.Transfers;
import org.ecluse.app.web.Errors;
import org.ecluse.app.web.Forms;
import org.ecluse.app.web.Pages;
import org.ecluse.app.web.Visitor;
import org.ecluse.app.web.template.JtepassGenerated;
import org.ecluse.app.web.template.JtetakeGenerated;
import org.ecluse.policy.outcome.Refusal;
import org.ecluse.policy.transfer.DeliveryId;

/**
 * The page of one delivery. Looking at it, refreshing it and asking for its head cost nothing; its
 * button leads to the bytes, and without the button their address leads back here.
 */
@Controller("/take/{id}")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(Api.WORKERS)
@Produces(MediaType.TEXT_HTML)
final class TakeController {

  private final Transfers transfers;
  private final Deliveries deliveries;
  private final Underway underway;
  private final Contents contents;
  private final Forms forms;
  private final Pages pages;
  private final Errors errors;

  TakeController(
      Transfers transfers,
      Deliveries deliveries,
      Underway underway,
      Contents contents,
      Forms forms,
      Pages pages,
      Errors errors) {
    this.transfers = transfers;
    this.deliveries = deliveries;
    this.underway = underway;
    this.contents = contents;
    this.forms = forms;
    this.pages = pages;
    this.errors = errors;
  }

  @Get
  HttpResponse<?> show(Visitor visitor, HttpRequest<?> request, String id) {
    return of(
        visitor,
        id,
        (session, delivery) ->
            errors.answer(
                visitor,
                deliveries.look(request, session, delivery),
                view ->
                    pages.show(
                        visitor,
                        "take.title",
                        (page, out) -> JtetakeGenerated.render(out, null, page, view),
                        "take.js")));
  }

  /** The button. A second click while the bytes are leaving begins nothing. */
  @Post
  @Consumes(MediaType.ALL)
  HttpResponse<?> press(Visitor visitor, HttpRequest<?> request, String id) {
    return of(
        visitor,
        id,
        (session, delivery) ->
            forms.submit(
                request,
                visitor,
                session,
                _ ->
                    HttpResponse.seeOther(
                        underway.press(session, delivery).isRunning()
                            ? page(delivery)
                            : URI.create(page(delivery) + "/content"))));
  }

  @Head("/content")
  HttpResponse<?> head(Visitor visitor, HttpRequest<?> request, String id) {
    return content(visitor, id, (taken, file) -> contents.head(request, file));
  }

  @Get(value = "/content", headRoute = false)
  @Produces(MediaType.ALL)
  HttpResponse<?> get(Visitor visitor, HttpRequest<?> request, String id) {
    return content(
        visitor,
        id,
        (taken, file) ->
            contents.get(request, taken.watch(file), refusal -> errors.show(visitor, refusal)));
  }

  private HttpResponse<?> content(
      Visitor visitor,
      String id,
      BiFunction<Underway.Taken, OutgoingFile, HttpResponse<?>> answer) {
    return of(
        visitor,
        id,
        (session, delivery) -> {
          Optional<Underway.Taken> taken = underway.find(session, delivery);
          return taken.isEmpty()
              ? HttpResponse.seeOther(page(delivery))
              : errors.answer(
                  visitor,
                  transfers.take(session.caller(), delivery),
                  file -> answer.apply(taken.get(), file));
        });
  }

  /** What the page's script asks while the browser downloads. */
  @Get("/state")
  @Produces(MediaType.APPLICATION_JSON)
  HttpResponse<?> state(Visitor visitor, HttpRequest<?> request, String id) {
    return of(
        visitor,
        id,
        (session, delivery) ->
            errors.answer(
                visitor,
                deliveries.look(request, session, delivery),
                view ->
                    HttpResponse.ok(
                            Map.of(
                                "standing", view.standing().name(),
                                "percent", view.percent(),
                                "text", progress(visitor, view)))
                        .contentType(MediaType.APPLICATION_JSON_TYPE)));
  }

  private static String progress(Visitor visitor, TakeView view) {
    return visitor
        .words()
        .say(
            view.is(TakeView.Standing.RUNNING) ? "take.progress" : "take.paused",
            visitor.words().size(view.sentBytes()),
            visitor.words().size(view.delivery().sizeBytes()));
  }

  /** "I have it": the key is destroyed now. */
  @Post("/have")
  @Consumes(MediaType.ALL)
  HttpResponse<?> have(Visitor visitor, HttpRequest<?> request, String id) {
    return of(
        visitor,
        id,
        (session, delivery) ->
            forms.submit(
                request,
                visitor,
                session,
                _ ->
                    errors.answer(
                        visitor,
                        transfers.acknowledge(session.caller(), delivery),
                        _ -> HttpResponse.seeOther(page(delivery)))));
  }

  private HttpResponse<?> of(
      Visitor visitor, String id, BiFunction<WebSession, DeliveryId, HttpResponse<?>> answer) {
    Optional<DeliveryId> delivery = DeliveryId.parse(id);
    Optional<WebSession> session = visitor.taker();
    if (delivery.isEmpty()) {
      return errors.show(visitor, Refusal.notFound());
    }
    return session.isPresent()
        ? answer.apply(session.get(), delivery.get())
        : pages.show(
            visitor,
            "pass.title",
            (page, out) ->
                JtepassGenerated.render(out, null, page, page(delivery.get()).toString(), false),
            "pass.js");
  }

  private static URI page(DeliveryId delivery) {
    return URI.create("/take/" + delivery);
  }
}
