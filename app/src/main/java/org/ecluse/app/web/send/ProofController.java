package org.ecluse.app.web.send;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.util.List;
import org.ecluse.app.https.Accountability;
import org.ecluse.app.https.Api;
import org.ecluse.app.receipt.ReceiptCheck;
import org.ecluse.app.receipt.Receipts;
import org.ecluse.app.session.WebSession;
import org.ecluse.app.web.Downloads;
import org.ecluse.app.web.Errors;
import org.ecluse.app.web.Pages;
import org.ecluse.app.web.Visitor;
import org.ecluse.app.web.template.JteproofGenerated;
import org.ecluse.policy.outcome.Outcome;
import org.ecluse.policy.outcome.Refusal;
import org.ecluse.policy.transfer.TransferId;

/** The signed receipt of a transfer, to print and to keep. */
@Controller("/transfers/{id}")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(Api.WORKERS)
@Produces(MediaType.TEXT_HTML)
final class ProofController {

  private final Receipts receipts;
  private final Accountability house;
  private final Pages pages;
  private final Errors errors;

  ProofController(Receipts receipts, Accountability house, Pages pages, Errors errors) {
    this.receipts = receipts;
    this.house = house;
    this.pages = pages;
    this.errors = errors;
  }

  @Get("/proof")
  HttpResponse<?> show(Visitor visitor, String id) {
    return visitor.signedIn(
        session ->
            errors.answer(
                visitor,
                receipt(session, id).then(this::read),
                proof ->
                    pages.show(
                        visitor,
                        "proof.title",
                        (page, out) -> JteproofGenerated.render(out, null, page, proof))));
  }

  @Get("/proof.jws")
  @Produces(MediaType.ALL)
  HttpResponse<?> file(Visitor visitor, String id) {
    return visitor.signedIn(
        session ->
            errors.answer(
                visitor,
                receipt(session, id),
                text -> Downloads.text(text + "\n", "application/jose", "receipt-" + id + ".jws")));
  }

  private Outcome<String> receipt(WebSession session, String id) {
    return TransferId.parse(id)
        .map(transfer -> receipts.of(session.caller(), transfer))
        .orElseGet(() -> Outcome.refused(Refusal.notFound()));
  }

  /** What is shown is what whoever gets the receipt will read out of it. */
  private Outcome<ProofView> read(String text) {
    return switch (ReceiptCheck.of(text, List.of(house.key()))) {
      case ReceiptCheck.Result.Genuine genuine ->
          Outcome.done(ProofView.of(text, genuine.payload()));
      case ReceiptCheck.Result.Refused _ -> Outcome.refused(new Refusal.Damaged());
    };
  }
}
