package org.ecluse.app.web.admin;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Optional;
import org.ecluse.app.https.Accountability;
import org.ecluse.app.https.Api;
import org.ecluse.app.ledger.Checkpoint;
import org.ecluse.app.ledger.Export;
import org.ecluse.app.transfer.DeliveryView;
import org.ecluse.app.transfer.Transfers;
import org.ecluse.app.web.Downloads;
import org.ecluse.app.web.Pages;
import org.ecluse.app.web.Visitor;
import org.ecluse.app.web.template.JteledgerGenerated;
import org.ecluse.policy.outcome.Outcome;
import org.ecluse.policy.outcome.Refusal;
import org.ecluse.policy.transfer.DeliveryId;
import org.ecluse.policy.transfer.TransferId;

/** The ledger: how long it is, who remembers it, whether it is sound, and a copy of it. */
@Controller("/admin")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(Api.WORKERS)
@Produces(MediaType.TEXT_HTML)
final class LedgerController {

  private final Accountability house;
  private final Transfers transfers;
  private final Pages pages;
  private final AdminDesk desk;

  LedgerController(Accountability house, Transfers transfers, Pages pages, AdminDesk desk) {
    this.house = house;
    this.transfers = transfers;
    this.pages = pages;
    this.desk = desk;
  }

  @Get("/ledger")
  HttpResponse<?> show(Visitor visitor) {
    return desk.look(visitor, admin -> show(visitor, admin, false, Optional.empty()));
  }

  /** Looks at every entry, which is work: so by a button, not by whoever follows addresses. */
  @Post("/ledger/verify")
  @Consumes(MediaType.ALL)
  HttpResponse<?> verify(Visitor visitor, HttpRequest<?> request) {
    return desk.change(
        visitor, request, admin -> _ -> show(visitor, admin, true, house.damage().get()));
  }

  private HttpResponse<?> show(
      Visitor visitor, AdminDesk.Admin admin, boolean isVerified, Optional<String> damage) {
    LedgerView view = LedgerView.of(house, isVerified, damage);
    return pages.show(
        visitor,
        "ledger.title",
        (page, out) -> JteledgerGenerated.render(out, null, page, admin.session(), view));
  }

  @Get("/ledger/export.jsonl")
  @Produces(MediaType.ALL)
  HttpResponse<?> export(Visitor visitor) {
    return desk.look(
        visitor,
        _ ->
            desk.answer(
                visitor,
                exported(),
                text -> Downloads.text(text, "application/x-ndjson", "ledger.jsonl")));
  }

  /** What no checkpoint covers yet nobody has signed: it comes with the next one. */
  private Outcome<String> exported() {
    transfers.anchor();
    long covered = house.book().newest().flatMap(Checkpoint::in).map(Checkpoint::size).orElse(0L);
    if (covered > LedgerView.MOST_EXPORTED) {
      return Outcome.refused(new Refusal.Conflict("larger than what a page exports"));
    }
    StringWriter text = new StringWriter();
    try {
      new Export(house.book(), house.key()).write(text, covered);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Outcome.done(text.toString());
  }

  /** From a transfer's or a delivery's id to its proof. */
  @Get("/receipt")
  HttpResponse<?> receipt(Visitor visitor, @QueryValue String id) {
    return desk.look(
        visitor,
        admin ->
            desk.answer(
                visitor,
                transfer(admin, id.strip()),
                transfer ->
                    HttpResponse.seeOther(URI.create("/transfers/" + transfer + "/proof"))));
  }

  private Outcome<TransferId> transfer(AdminDesk.Admin admin, String id) {
    return DeliveryId.parse(id)
        .map(delivery -> transfers.look(admin.caller(), delivery).map(DeliveryView::transfer))
        .or(() -> TransferId.parse(id).map(Outcome::done))
        .orElseGet(() -> Outcome.refused(Refusal.notFound()));
  }
}
