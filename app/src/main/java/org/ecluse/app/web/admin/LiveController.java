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
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.ecluse.app.account.Account;
import org.ecluse.app.https.Api;
import org.ecluse.app.https.People;
import org.ecluse.app.pass.Lockdown;
import org.ecluse.app.pass.Passes;
import org.ecluse.app.transfer.OverviewFilter;
import org.ecluse.app.transfer.OverviewPage;
import org.ecluse.app.transfer.Transfers;
import org.ecluse.app.web.Form;
import org.ecluse.app.web.Pages;
import org.ecluse.app.web.Visitor;
import org.ecluse.app.web.template.JteadminGenerated;
import org.ecluse.app.web.template.JteadminconfirmGenerated;
import org.ecluse.app.web.template.JteadminlockGenerated;
import org.ecluse.policy.access.AccountId;
import org.ecluse.policy.outcome.Outcome;
import org.ecluse.policy.transfer.DeliveryId;

/**
 * Everything live, and its end in two clicks: what is to stop, and yes. The first shows what would
 * happen and changes nothing; the second is the same when done again.
 */
@Controller("/admin")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(Api.WORKERS)
@Produces(MediaType.TEXT_HTML)
final class LiveController {

  private final Transfers transfers;
  private final People people;
  private final Lockdown lockdown;
  private final Pages pages;
  private final AdminDesk desk;

  LiveController(Transfers transfers, People people, Passes passes, Pages pages, AdminDesk desk) {
    this.transfers = transfers;
    this.people = people;
    this.lockdown = new Lockdown(transfers, people.accounts(), passes, people.sessions());
    this.pages = pages;
    this.desk = desk;
  }

  @Get
  HttpResponse<?> show(
      Visitor visitor,
      @QueryValue Optional<String> sender,
      @QueryValue Optional<String> recipient,
      @QueryValue Optional<String> state,
      @QueryValue Optional<String> page,
      @QueryValue Optional<String> done) {
    LiveQuery query = LiveQuery.of(sender, recipient, state, page);
    return desk.look(
        visitor,
        admin ->
            desk.answer(
                visitor,
                found(admin, query),
                live ->
                    pages.show(
                        visitor,
                        "admin.title",
                        (shown, out) ->
                            JteadminGenerated.render(
                                out,
                                null,
                                shown,
                                admin.session(),
                                query,
                                live,
                                done.filter(text -> text.matches("[0-9]{1,9}")).orElse("")))));
  }

  private Outcome<OverviewPage> found(AdminDesk.Admin admin, LiveQuery query) {
    return people
        .accounts()
        .accounts(admin.caller())
        .then(
            all ->
                query
                    .filter(named(all))
                    .map(filter -> transfers.overview(admin.caller(), filter))
                    .orElseGet(() -> Outcome.done(new OverviewPage(List.of(), 0))));
  }

  private static Function<AccountId, Optional<Account>> named(List<Account> all) {
    return id -> all.stream().filter(account -> account.id().equals(id)).findFirst();
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
                desk.answer(
                    visitor,
                    meant(admin, form),
                    ids -> done(lockdown.revoke(admin.caller(), ids))));
  }

  /** All of a recipient, or what was named: one by its own button, or those that were ticked. */
  private Outcome<List<DeliveryId>> meant(AdminDesk.Admin admin, Form form) {
    Optional<AccountId> recipient = form.text("recipient").flatMap(AccountId::parse);
    if (recipient.isPresent()) {
      return people
          .accounts()
          .accounts(admin.caller())
          .then(all -> liveOf(admin, named(all).apply(recipient.get())));
    }
    List<String> named = form.text("only").map(List::of).orElseGet(() -> form.all("delivery"));
    return Outcome.done(
        named.stream().flatMap(text -> DeliveryId.parse(text).stream()).distinct().toList());
  }

  private Outcome<List<DeliveryId>> liveOf(AdminDesk.Admin admin, Optional<Account> recipient) {
    return recipient
        .map(
            account ->
                transfers.live(
                    admin.caller(),
                    new OverviewFilter(
                        Optional.empty(),
                        Optional.of(account.ref()),
                        Optional.empty(),
                        0,
                        OverviewFilter.ALL.limit())))
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
                    ? HttpResponse.seeOther(URI.create("/admin/lock"))
                    : desk.answer(
                        visitor, lockdown.everything(admin.caller()), LiveController::done));
  }

  private static HttpResponse<?> done(int count) {
    return HttpResponse.seeOther(URI.create("/admin?done=" + count));
  }
}
