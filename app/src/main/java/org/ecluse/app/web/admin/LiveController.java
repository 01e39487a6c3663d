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
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.ecluse.app.account.Account;
import org.ecluse.app.https.Api;
import org.ecluse.app.https.People;
import org.ecluse.app.transfer.OverviewPage;
import org.ecluse.app.transfer.Transfers;
import org.ecluse.app.web.Pages;
import org.ecluse.app.web.Visitor;
import org.ecluse.app.web.template.JteadminGenerated;
import org.ecluse.policy.access.AccountId;
import org.ecluse.policy.outcome.Outcome;

/** All live deliveries, chosen by account and state, and searched. */
@Controller("/admin")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(Api.WORKERS)
@Produces(MediaType.TEXT_HTML)
final class LiveController {

  private final Transfers transfers;
  private final People people;
  private final Pages pages;
  private final AdminDesk desk;

  LiveController(Transfers transfers, People people, Pages pages, AdminDesk desk) {
    this.transfers = transfers;
    this.people = people;
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
    return desk.look(
        visitor, admin -> list(visitor, admin, LiveQuery.of(sender, recipient, state, page), done));
  }

  private HttpResponse<?> list(
      Visitor visitor, AdminDesk.Admin admin, LiveQuery query, Optional<String> done) {
    return desk.answer(
        visitor,
        found(admin, query),
        live ->
            pages.show(
                visitor,
                "admin.title",
                (page, out) ->
                    JteadminGenerated.render(
                        out,
                        null,
                        page,
                        admin.session(),
                        query,
                        live,
                        done.filter(text -> text.matches("[0-9]{1,9}")).orElse(""))));
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
                    .orElseGet(() -> Outcome.done(new OverviewPage(List.of(), 0, false))));
  }

  static Function<AccountId, Optional<Account>> named(List<Account> all) {
    return id -> all.stream().filter(account -> account.id().equals(id)).findFirst();
  }

  /**
   * The same list, searched for what purpose or file name contain. Such a text is sent in a body
   * and never stands in an address.
   */
  @Post("/search")
  @Consumes(MediaType.ALL)
  HttpResponse<?> search(Visitor visitor, HttpRequest<?> request) {
    return desk.change(
        visitor,
        request,
        admin -> form -> list(visitor, admin, LiveQuery.of(form), Optional.empty()));
  }
}
