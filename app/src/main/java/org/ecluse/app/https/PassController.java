package org.ecluse.app.https;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import org.ecluse.app.https.json.IssuedPassJson;
import org.ecluse.app.https.json.NewPassJson;
import org.ecluse.app.https.json.PassesJson;
import org.ecluse.app.pass.Passes;
import org.ecluse.app.transfer.Caller;
import org.ecluse.policy.outcome.Outcome;
import org.ecluse.policy.outcome.Refusal;
import org.ecluse.policy.transfer.PassId;

/** Passes, for admins; to anybody else this controller looks as if it were not there. */
@Controller(Api.BASE + "/passes")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(Api.WORKERS)
final class PassController {

  private final Passes passes;
  private final Problems problems;

  PassController(Passes passes, Problems problems) {
    this.passes = passes;
    this.problems = problems;
  }

  @Post
  HttpResponse<?> issue(Caller caller, @Body NewPassJson wish) {
    // Asked first, so that nobody else learns from a 400 what this would have been.
    return problems.answer(
        passes
            .list(caller)
            .then(_ -> PassWish.read(wish))
            .then(request -> passes.issue(caller, request)),
        issued -> HttpResponse.created(IssuedPassJson.of(issued)));
  }

  @Get
  HttpResponse<?> list(Caller caller) {
    return problems.answer(passes.list(caller), found -> HttpResponse.ok(PassesJson.of(found)));
  }

  @Delete("/{jti}")
  HttpResponse<?> revoke(Caller caller, String jti) {
    return problems.answer(
        PassId.parse(jti)
            .map(id -> passes.revoke(caller, id))
            .orElseGet(() -> Outcome.refused(Refusal.notFound())),
        _ -> HttpResponse.noContent());
  }
}
