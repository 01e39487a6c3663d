package org.ecluse.app.web.admin;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import org.ecluse.app.account.Account;
import org.ecluse.app.https.People;
import org.ecluse.app.pass.Passes;
import org.ecluse.app.web.Pages;
import org.ecluse.app.web.Visitor;
import org.ecluse.app.web.template.JteaccountGenerated;
import org.ecluse.app.web.template.JteonceGenerated;
import org.ecluse.policy.access.AccountId;
import org.ecluse.policy.outcome.Outcome;
import org.ecluse.policy.outcome.Refusal;

/** The page of one account, and the one that shows a secret once. */
@Singleton
final class AccountPages {

  private final People people;
  private final Passes passes;
  private final Pages pages;
  private final AdminDesk desk;

  AccountPages(People people, Passes passes, Pages pages, AdminDesk desk) {
    this.people = people;
    this.passes = passes;
    this.pages = pages;
    this.desk = desk;
  }

  HttpResponse<?> show(
      HttpStatus status, Visitor visitor, AdminDesk.Admin admin, AccountId id, PassForm form) {
    return desk.answer(
        visitor,
        find(admin, id).then(found -> details(admin, found)),
        details ->
            pages.show(
                status,
                visitor,
                "account.title",
                (page, out) ->
                    JteaccountGenerated.render(out, null, page, admin.session(), details, form)));
  }

  /** What is shown this once stands in an answer to a form: no address shows it again. */
  HttpResponse<?> once(Visitor visitor, AccountId id, String key, String secret) {
    return pages.show(
        visitor,
        key,
        (page, out) -> JteonceGenerated.render(out, null, page, key, id.value(), secret));
  }

  private Outcome<Account> find(AdminDesk.Admin admin, AccountId id) {
    return people
        .accounts()
        .accounts(admin.caller())
        .then(
            all ->
                all.stream()
                    .filter(account -> account.id().equals(id))
                    .findFirst()
                    .map(Outcome::done)
                    .orElseGet(() -> Outcome.refused(Refusal.notFound())));
  }

  private Outcome<AccountDetails> details(AdminDesk.Admin admin, Account account) {
    return people
        .accounts()
        .keys(admin.caller(), account.id())
        .then(
            keys ->
                passes
                    .list(admin.caller())
                    .then(
                        all ->
                            people
                                .sessions()
                                .list(admin.caller())
                                .map(sessions -> AccountDetails.of(account, keys, all, sessions))));
  }
}
