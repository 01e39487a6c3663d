package org.ecluse.app.web.admin;

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
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.ecluse.app.https.Api;
import org.ecluse.app.https.People;
import org.ecluse.app.pass.Passes;
import org.ecluse.app.transfer.Caller;
import org.ecluse.app.web.Form;
import org.ecluse.app.web.Pages;
import org.ecluse.app.web.Visitor;
import org.ecluse.app.web.template.JteaccountsGenerated;
import org.ecluse.policy.access.AccountId;
import org.ecluse.policy.access.Role;
import org.ecluse.policy.outcome.Outcome;
import org.ecluse.policy.outcome.Refusal;
import org.ecluse.policy.transfer.PassId;
import org.ecluse.policy.transfer.SessionId;

/** Accounts, with their keys, passes and sessions. */
@Controller("/admin/accounts")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(Api.WORKERS)
@Produces(MediaType.TEXT_HTML)
final class AccountsController {

  private static final String LIST = "/admin/accounts";

  private final People people;
  private final Passes passes;
  private final AccountPages accountPages;
  private final Pages pages;
  private final AdminDesk desk;

  AccountsController(
      People people, Passes passes, AccountPages accountPages, Pages pages, AdminDesk desk) {
    this.accountPages = accountPages;
    this.people = people;
    this.passes = passes;
    this.pages = pages;
    this.desk = desk;
  }

  @Get
  HttpResponse<?> list(Visitor visitor) {
    return desk.look(
        visitor,
        admin ->
            desk.answer(
                visitor,
                people.accounts().accounts(admin.caller()),
                all ->
                    pages.show(
                        visitor,
                        "accounts.title",
                        (page, out) ->
                            JteaccountsGenerated.render(out, null, page, admin.session(), all))));
  }

  @Post
  @Consumes(MediaType.ALL)
  HttpResponse<?> add(Visitor visitor, HttpRequest<?> request) {
    return desk.change(
        visitor,
        request,
        admin ->
            form ->
                desk.answer(
                    visitor,
                    id(form.text("id").orElse(""))
                        .then(
                            id ->
                                role(form)
                                    .then(
                                        role ->
                                            people
                                                .accounts()
                                                .add(
                                                    admin.caller(),
                                                    id,
                                                    role,
                                                    form.text("name"),
                                                    List.of()))),
                    account -> toAccount(account.id())));
  }

  @Get("/{id}")
  HttpResponse<?> show(Visitor visitor, String id) {
    return desk.look(
        visitor,
        admin ->
            desk.answer(
                visitor,
                id(id),
                named ->
                    accountPages.show(
                        HttpStatus.OK, visitor, admin, named, PassForm.empty(passes))));
  }

  @Post("/{id}/{deed}")
  @Consumes(MediaType.ALL)
  HttpResponse<?> change(Visitor visitor, HttpRequest<?> request, String id, String deed) {
    return desk.change(
        visitor,
        request,
        admin ->
            form -> desk.answer(visitor, id(id), named -> act(visitor, admin, named, deed, form)));
  }

  private HttpResponse<?> act(
      Visitor visitor, AdminDesk.Admin admin, AccountId id, String deed, Form form) {
    return switch (deed) {
      case "enable" -> back(visitor, id, people.accounts().enable(admin.caller(), id));
      case "disable" -> back(visitor, id, people.accounts().disable(admin.caller(), id));
      case "add-key" ->
          back(
              visitor,
              id,
              people.accounts().addKey(admin.caller(), id, form.text("key").orElse("")));
      case "revoke-key" ->
          back(
              visitor,
              id,
              people.accounts().revokeKey(admin.caller(), id, form.text("fingerprint").orElse("")));
      case "revoke-pass" ->
          back(visitor, id, each(form, "pass", PassId::parse, passes::revoke, admin));
      case "end-session" ->
          back(visitor, id, each(form, "session", SessionId::parse, people.sessions()::end, admin));
      case "invite" ->
          desk.answer(
              visitor,
              people.signIn().invitations().invite(admin.caller(), id),
              invitation ->
                  accountPages.once(
                      visitor,
                      id,
                      "once.invitation",
                      people.signIn().site().address().resolve("/enrol")
                          + "#"
                          + invitation.secret()));
      default -> desk.answer(visitor, Outcome.refused(Refusal.notFound()), _ -> toAccount(id));
    };
  }

  private static <I> Outcome<?> each(
      Form form,
      String field,
      Function<String, Optional<I>> parse,
      BiFunction<Caller, I, Outcome<?>> deed,
      AdminDesk.Admin admin) {
    return form.text(field)
        .flatMap(parse)
        .<Outcome<?>>map(id -> deed.apply(admin.caller(), id))
        .orElseGet(() -> Outcome.refused(Refusal.notFound()));
  }

  private HttpResponse<?> back(Visitor visitor, AccountId id, Outcome<?> outcome) {
    return desk.answer(visitor, outcome, _ -> toAccount(id));
  }

  private static HttpResponse<?> toAccount(AccountId id) {
    return HttpResponse.seeOther(URI.create(LIST + "/" + id));
  }

  static Outcome<AccountId> id(String text) {
    return AccountId.parse(text)
        .map(Outcome::done)
        .orElseGet(() -> Outcome.refused(Refusal.notFound()));
  }

  private static Outcome<Role> role(Form form) {
    return List.of(Role.values()).stream()
        .filter(role -> role.word().equals(form.text("role").orElse("").toLowerCase(Locale.ROOT)))
        .findFirst()
        .map(Outcome::done)
        .orElseGet(() -> Outcome.refused(Refusal.invalid("role", "there is no such role")));
  }
}
