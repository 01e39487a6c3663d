package org.ecluse.app.https.witness;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.nio.charset.StandardCharsets;
import org.ecluse.app.https.Accountability;
import org.ecluse.app.https.Api;
import org.ecluse.app.witness.Witness;

/**
 * Remembers checkpoints of other houses: C2SP {@code tlog-witness}. Nobody needs authority but by
 * the checkpoint's own signature.
 */
@Controller("/witness")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(Api.WORKERS)
final class WitnessController {

  /** Of the answer that says which size is remembered. */
  private static final String SIZE = "text/x.tlog.size";

  private static final int MAX_BYTES = 64 << 10;

  private final Witness witness;

  WitnessController(Accountability accountability) {
    this.witness = accountability.witness();
  }

  @Post("/add-checkpoint")
  @Consumes(MediaType.ALL)
  @Produces(MediaType.ALL)
  HttpResponse<?> add(@Body byte[] body) {
    Witness.Answer answer =
        body.length > MAX_BYTES
            ? new Witness.Answer.Malformed()
            : witness.add(new String(body, StandardCharsets.UTF_8));
    return switch (answer) {
      case Witness.Answer.Cosigned(String line) -> text(HttpStatus.OK, MediaType.TEXT_PLAIN, line);
      case Witness.Answer.Conflict(long size) -> text(HttpStatus.CONFLICT, SIZE, size + "\n");
      case Witness.Answer.Malformed _ -> HttpResponse.status(HttpStatus.BAD_REQUEST);
      case Witness.Answer.NotSigned _ -> HttpResponse.status(HttpStatus.FORBIDDEN);
      case Witness.Answer.UnknownLog _ -> HttpResponse.status(HttpStatus.NOT_FOUND);
      case Witness.Answer.Unproven _ -> HttpResponse.status(HttpStatus.UNPROCESSABLE_ENTITY);
    };
  }

  /** What is remembered of a ledger; no part of that specification, which leaves it open. */
  @Get("/checkpoint")
  @Produces(MediaType.ALL)
  HttpResponse<?> newest(@QueryValue String origin) {
    return witness
        .newest(origin)
        .<HttpResponse<?>>map(note -> text(HttpStatus.OK, MediaType.TEXT_PLAIN, note.toString()))
        .orElseGet(() -> HttpResponse.status(HttpStatus.NOT_FOUND));
  }

  private static HttpResponse<?> text(HttpStatus status, String type, String text) {
    return HttpResponse.<byte[]>status(status)
        .contentType(MediaType.of(type))
        .body(text.getBytes(StandardCharsets.UTF_8));
  }
}
