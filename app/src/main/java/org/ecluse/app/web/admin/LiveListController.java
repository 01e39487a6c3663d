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
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.ecluse.app.https.Api;
import org.ecluse.app.web.Form;
import org.ecluse.app.web.Pages;
import org.ecluse.app.web.Visitor;
import org.ecluse.app.web.template.JteliveconfirmGenerated;
import org.ecluse.app.web.template.JtelivelistGenerated;
import org.ecluse.policy.outcome.Allowed;
import org.ecluse.policy.outcome.Outcome;
import org.ecluse.policy.outcome.Refusal;

/**
 * Unsent transfers, passes, sessions and keys of the whole house: listed, and stopped in two
 * clicks, one, some, or all of an account.
 */
@Controller("/admin/live/{word}")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(Api.WORKERS)
@Produces(MediaType.TEXT_HTML)
final class LiveListController {

  private final LiveThings things;
  private final Stopping stopping;
  private final Pages pages;
  private final AdminDesk desk;

  LiveListController(LiveThings things, Stopping stopping, Pages pages, AdminDesk desk) {
    this.things = things;
    this.stopping = stopping;
    this.pages = pages;
    this.desk = desk;
  }

  @Get
  HttpResponse<?> show(
      Visitor visitor,
      String word,
      @QueryValue Optional<String> owner,
      @QueryValue Optional<String> page,
      @QueryValue Optional<String> done) {
    LiveList.Wish wish = LiveList.Wish.of(owner, page, done);
    return desk.look(
        visitor,
        admin ->
            desk.answer(
                visitor,
                kind(word)
                    .then(
                        kind ->
                            things
                                .list(admin, kind, wish.owner(), visitor.words())
                                .map(all -> LiveList.of(kind, wish, all))),
                list ->
                    pages.show(
                        visitor,
                        list.key("title"),
                        (shown, out) ->
                            JtelivelistGenerated.render(out, null, shown, admin.session(), list))));
  }

  /** The first click: shows what would be stopped. */
  @Post("/ask")
  @Consumes(MediaType.ALL)
  HttpResponse<?> ask(Visitor visitor, HttpRequest<?> request, String word) {
    return change(
        visitor,
        request,
        word,
        (admin, kind, form) ->
            desk.answer(
                visitor,
                meant(visitor, admin, kind, form),
                meant ->
                    pages.show(
                        visitor,
                        "live.confirm.title",
                        (page, out) ->
                            JteliveconfirmGenerated.render(
                                out,
                                null,
                                page,
                                admin.session(),
                                kind,
                                meant,
                                form.text("owner").orElse("")))));
  }

  /** The second click. */
  @Post("/stop")
  @Consumes(MediaType.ALL)
  HttpResponse<?> stop(Visitor visitor, HttpRequest<?> request, String word) {
    return change(
        visitor,
        request,
        word,
        (admin, kind, form) ->
            stopping.stop(
                visitor,
                stopped ->
                    meant(visitor, admin, kind, form)
                        .then(meant -> stop(admin, kind, meant, stopped)),
                kind.path()));
  }

  /** One that cannot be stopped, because it has ended meanwhile, keeps none of the others. */
  private Outcome<Allowed> stop(
      AdminDesk.Admin admin, LiveKind kind, List<LiveThing> meant, Runnable stopped) {
    meant.stream()
        .filter(thing -> things.stop(admin, kind, thing.id()) instanceof Outcome.Done<?>)
        .forEach(_ -> stopped.run());
    return Allowed.yes();
  }

  /** All of an account, or what was named: one by its own button, or those that were ticked. */
  private Outcome<List<LiveThing>> meant(
      Visitor visitor, AdminDesk.Admin admin, LiveKind kind, Form form) {
    String owner = form.text("owner").orElse("");
    Set<String> named =
        new HashSet<>(form.text("only").map(List::of).orElseGet(() -> form.all("thing")));
    return things
        .list(admin, kind, owner, visitor.words())
        .map(
            all ->
                all.stream()
                    .filter(LiveThing::isLive)
                    .filter(thing -> !owner.isEmpty() || named.contains(thing.id()))
                    .toList());
  }

  private interface Deed {
    HttpResponse<?> of(AdminDesk.Admin admin, LiveKind kind, Form form);
  }

  private HttpResponse<?> change(Visitor visitor, HttpRequest<?> request, String word, Deed deed) {
    Function<AdminDesk.Admin, Function<Form, HttpResponse<?>>> answer =
        admin -> form -> desk.answer(visitor, kind(word), kind -> deed.of(admin, kind, form));
    return desk.change(visitor, request, answer);
  }

  private static Outcome<LiveKind> kind(String word) {
    return LiveKind.parse(word)
        .map(Outcome::done)
        .orElseGet(() -> Outcome.refused(Refusal.notFound()));
  }
}
