package org.ecluse.app.web.admin;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.util.Optional;
import org.ecluse.app.https.Api;
import org.ecluse.app.https.PassWish;
import org.ecluse.app.pass.IssuedPass;
import org.ecluse.app.pass.Passes;
import org.ecluse.app.web.Visitor;
import org.ecluse.policy.access.AccountId;
import org.ecluse.policy.outcome.Outcome;
import org.ecluse.policy.outcome.Refusal;

/** Issues a pass by the form on its account's page. */
@Controller("/admin/accounts/{id}/issue-pass")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(Api.WORKERS)
@Produces(MediaType.TEXT_HTML)
final class IssueController {

  private final Passes passes;
  private final AccountPages accountPages;
  private final AdminDesk desk;

  IssueController(Passes passes, AccountPages accountPages, AdminDesk desk) {
    this.passes = passes;
    this.accountPages = accountPages;
    this.desk = desk;
  }

  @Post
  @Consumes(MediaType.ALL)
  HttpResponse<?> issue(Visitor visitor, HttpRequest<?> request, String id) {
    return desk.change(
        visitor,
        request,
        admin ->
            form ->
                desk.answer(
                    visitor,
                    AccountsController.id(id),
                    account -> issue(visitor, admin, account, PassForm.of(form, passes))));
  }

  private HttpResponse<?> issue(
      Visitor visitor, AdminDesk.Admin admin, AccountId account, PassForm form) {
    Outcome<IssuedPass> issued =
        PassWish.read(form.wish(account)).then(wish -> passes.issue(admin.caller(), wish));
    if (issued instanceof Outcome.Refused<IssuedPass>(Refusal refusal)) {
      Optional<PassForm> again = form.refused(refusal);
      if (again.isPresent()) {
        return accountPages.show(HttpStatus.BAD_REQUEST, visitor, admin, account, again.get());
      }
    }
    return desk.answer(
        visitor, issued, pass -> accountPages.once(visitor, account, "once.pass", pass.token()));
  }
}
