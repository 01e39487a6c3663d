package org.ecluse.app.https;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.ecluse.app.https.json.TransferJson;
import org.ecluse.app.https.wire.Exchange;
import org.ecluse.app.transfer.Caller;
import org.ecluse.app.transfer.NewTransfer;
import org.ecluse.app.transfer.TransferView;
import org.ecluse.app.transfer.Transfers;
import org.ecluse.policy.outcome.Outcome;
import org.ecluse.policy.outcome.Refusal;
import org.ecluse.policy.transfer.TransferId;

/** One call, one file: begin, receive, send; or none of it. */
@Controller(Api.BASE + "/send")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(Api.WORKERS)
final class SendController {

  /** A misspelt "expires" must not become the default expiry, nor one of two win. */
  private static final Set<String> PARAMETERS = Set.of("expires", "purpose", "category", "persons");

  private final Transfers transfers;
  private final Uploads uploads;
  private final Problems problems;

  SendController(Transfers transfers, Uploads uploads, Problems problems) {
    this.transfers = transfers;
    this.uploads = uploads;
    this.problems = problems;
  }

  @Put("/{recipients}/{+name}")
  @Consumes(MediaType.ALL)
  HttpResponse<?> send(Caller caller, Exchange exchange, HttpRequest<?> request) {
    Outcome<TransferView> sent =
        wish(exchange, request)
            .then(wish -> transfers.begin(caller, wish))
            .then(begun -> fill(caller, exchange, request, begun.id()));
    return problems.answer(
        sent,
        transfer ->
            HttpResponse.created(TransferJson.of(transfer))
                .header("Location", Api.BASE + "/transfers/" + transfer.id()));
  }

  private Outcome<TransferView> fill(
      Caller caller, Exchange exchange, HttpRequest<?> request, TransferId transfer) {
    boolean sent = false;
    try {
      Outcome<TransferView> outcome =
          uploads.receive(
              caller, exchange, request, transfer, file -> transfers.finishAndSend(caller, file));
      sent = outcome instanceof Outcome.Done<TransferView>;
      return outcome;
    } finally {
      if (!sent) {
        // Discards it. Where even that fails, it never was sent and its time runs out.
        transfers.revoke(caller, transfer);
      }
    }
  }

  private static Outcome<NewTransfer> wish(Exchange exchange, HttpRequest<?> request) {
    if (!hasOnlyKnownParameters(request)) {
      return Outcome.refused(
          Refusal.invalid("query", "it takes expires, purpose, category and persons, each once"));
    }
    Optional<OptionalLong> persons = persons(request);
    if (persons.isEmpty()) {
      return Outcome.refused(Refusal.invalid("persons", "a number of persons is a whole number"));
    }
    return Uploads.segment(exchange, 1)
        .map(
            recipients ->
                new NewTransfer(
                    List.of(recipients.split(",", -1)),
                    parameter(request, "expires"),
                    parameter(request, "purpose"),
                    parameter(request, "category"),
                    persons.get()));
  }

  private static boolean hasOnlyKnownParameters(HttpRequest<?> request) {
    return request.getParameters().asMap().entrySet().stream()
        .allMatch(each -> PARAMETERS.contains(each.getKey()) && each.getValue().size() == 1);
  }

  private static Optional<OptionalLong> persons(HttpRequest<?> request) {
    Optional<String> text = parameter(request, "persons");
    try {
      return Optional.of(
          text.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(text.get())));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> parameter(HttpRequest<?> request, String name) {
    return Optional.ofNullable(request.getParameters().get(name));
  }
}
