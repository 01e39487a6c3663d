package org.ecluse.app.web.admin;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import jakarta.inject.Singleton;
import java.util.function.Function;
import org.ecluse.app.session.WebSession;
import org.ecluse.app.transfer.Caller;
import org.ecluse.app.web.Errors;
import org.ecluse.app.web.Form;
import org.ecluse.app.web.Forms;
import org.ecluse.app.web.Visitor;
import org.ecluse.policy.access.Role;
import org.ecluse.policy.outcome.Outcome;
import org.ecluse.policy.outcome.Refusal;

/**
 * What all pages for admins have in common: others who signed in find no such page. What an admin
 * may is decided once more where it is done.
 */
@Singleton
final class AdminDesk {

  private final Forms forms;
  private final Errors errors;

  AdminDesk(Forms forms, Errors errors) {
    this.forms = forms;
    this.errors = errors;
  }

  /** An admin, with the proof of it. */
  record Admin(WebSession session, Caller caller) {}

  HttpResponse<?> look(Visitor visitor, Function<Admin, HttpResponse<?>> page) {
    return visitor.signedIn(
        session ->
            session.grant().role() == Role.ADMIN
                ? page.apply(new Admin(session, session.caller()))
                : errors.show(visitor, Refusal.notFound()));
  }

  HttpResponse<?> change(
      Visitor visitor,
      HttpRequest<?> request,
      Function<Admin, Function<Form, HttpResponse<?>>> to) {
    return look(visitor, admin -> forms.submit(request, visitor, admin.session(), to.apply(admin)));
  }

  <T> HttpResponse<?> answer(
      Visitor visitor, Outcome<T> outcome, Function<T, HttpResponse<?>> whenDone) {
    return errors.answer(visitor, outcome, whenDone);
  }
}
