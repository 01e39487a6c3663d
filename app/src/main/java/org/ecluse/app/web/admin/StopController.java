package org.ecluse.app.web.admin;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
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
import java.util.Optional;
import org.ecluse.app.account.Account;
import org.ecluse.app.https.Api;
import org.ecluse.app.https.People;
import org.ecluse.app.pass.Lockdown;
import org.ecluse.app.pass.Passes;
import org.ecluse.app.transfer.OverviewFilter;
import org.ecluse.app.transfer.Transfers;
import org.ecluse.app.web.Form;
import org.ecluse.app.web.Pages;
import org.ecluse.app.web.Visitor;
import org.ecluse.app.web.template.JteadminconfirmGenerated;
import org.ecluse.app.web.template.JteadminlockGenerated;
import org.ecluse.app.web.template.JtestoppingGenerated;
import org.ecluse.policy.access.AccountId;
import org.ecluse.policy.outcome.Outcome;
import org.ecluse.policy.transfer.DeliveryId;

/**
 * The end of deliveries, and of everything, in two clicks: what is to stop, and yes. The first
 * shows what would happen and changes nothing; the second is the same when done again.
 */
@Controller("/admin")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(Api.WORKERS)
@Produces(MediaType.TEXT_HTML)
final class StopController {

  private static final String LIST = "/admin";
  private static final String LOCK = "/admin/lock";

  private final Transfers transfers;
  private final People people;
  private final Lockdown lockdown;
  private final Stopping stopping;
  private final Pages pages;
  private final AdminDesk desk;

  StopController(
      Transfers transfers,
      People people,
      Passes passes,
      Stopping stopping,
      Pages pages,
      AdminDesk desk) {
    this.transfers = transfers;
    this.people = people;
    this.lockdown = new Lockdown(transfers, people.accounts(), passes, people.sessions());
    this.stopping = stopping;
    this.pages = pages;
    this.desk = desk;
  }

  /** The first click: asks whether it is meant. */
  @Post("/revoke/ask")
  @Consumes(MediaType.ALL)
  HttpResponse<?> ask(Visitor visitor, HttpRequest<?> request) {
    return desk.change(
        visitor,
        request,
        admin ->
            form ->
                desk.answer(
                    visitor,
                    meant(admin, form),
                    ids ->
                        pages.show(
                            visitor,
                            "admin.confirm.title",
                            (page, out) ->
                                JteadminconfirmGenerated.render(
                                    out,
                                    null,
                                    page,
                                    admin.session(),
                                    ids,
                                    form.text("recipient").orElse("")))));
  }

  /** The second click. */
  @Post("/revoke")
  @Consumes(MediaType.ALL)
  HttpResponse<?> revoke(Visitor visitor, HttpRequest<?> request) {
    return desk.change(
        visitor,
        request,
        admin ->
            form ->
                stopping.stop(
                    visitor,
                    stopped ->
                        meant(admin, form)
                            .then(ids -> lockdown.revoke(admin.caller(), ids, stopped)),
                    LIST));
  }

  /** All of a recipient, or what was named: one by its own button, or those that were ticked. */
  private Outcome<List<DeliveryId>> meant(AdminDesk.Admin admin, Form form) {
    Optional<AccountId> recipient = form.text("recipient").flatMap(AccountId::parse);
    if (recipient.isPresent()) {
      return people
          .accounts()
          .accounts(admin.caller())
          .then(all -> liveOf(admin, LiveController.named(all).apply(recipient.get())));
    }
    List<String> named = form.text("only").map(List::of).orElseGet(() -> form.all("delivery"));
    return Outcome.done(
        named.stream().flatMap(text -> DeliveryId.parse(text).stream()).distinct().toList());
  }

  private Outcome<List<DeliveryId>> liveOf(AdminDesk.Admin admin, Optional<Account> recipient) {
    return recipient
        .map(account -> transfers.live(admin.caller(), OverviewFilter.of(account.ref())))
        .orElseGet(() -> Outcome.done(List.of()));
  }

  @Get("/lock")
  HttpResponse<?> askToLock(Visitor visitor) {
    return desk.look(
        visitor,
        admin ->
            pages.show(
                visitor,
                "admin.lock.title",
                (page, out) -> JteadminlockGenerated.render(out, null, page, admin.session())));
  }

  @Post("/lock")
  @Consumes(MediaType.ALL)
  HttpResponse<?> lock(Visitor visitor, HttpRequest<?> request) {
    return desk.change(
        visitor,
        request,
        admin ->
            form ->
                form.text("sure").isEmpty()
                    ? HttpResponse.seeOther(URI.create(LOCK))
                    : stopping.stop(
                        visitor, stopped -> lockdown.everything(admin.caller(), stopped), LIST));
  }

  /** How far an order is that takes longer than anybody looks at an empty page. */
  @Get("/stopping")
  HttpResponse<?> stopping(Visitor visitor) {
    return desk.look(
        visitor,
        _ ->
            pages.show(
                visitor,
                "stopping.title",
                (page, out) -> JtestoppingGenerated.render(out, null, page, stopping.underway())));
  }
}
