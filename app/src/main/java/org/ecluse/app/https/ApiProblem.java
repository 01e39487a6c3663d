package org.ecluse.app.https;

import io.micronaut.serde.annotation.SerdeableGenerated;
import org.jspecify.annotations.Nullable;

/**
 * An error as clients see it: RFC 9457 with a stable code. Every text in it is one of this
 * program's fixed sentences.
 *
 * @param type a name for the code, not an address
 * @param title what the code means
 * @param status the answer's status
 * @param code stable, for programs
 * @param detail what went wrong this time, for people
 * @param field the part of the request that makes no sense
 * @param reason how something that is gone ended
 * @param rule the operator's rule that forbids it
 */
@SerdeableGenerated(skip = true)
record ApiProblem(
    String type,
    String title,
    int status,
    String code,
    String detail,
    @Nullable String field,
    @Nullable String reason,
    @Nullable String rule) {

  static ApiProblem of(int status, String code, String title, String detail) {
    return new ApiProblem(
        "urn:ecluse:problem:" + code, title, status, code, detail, null, null, null);
  }

  ApiProblem withField(String name) {
    return new ApiProblem(type, title, status, code, detail, name, reason, rule);
  }

  ApiProblem withReason(String word) {
    return new ApiProblem(type, title, status, code, detail, field, word, rule);
  }

  ApiProblem withRule(String name) {
    return new ApiProblem(type, title, status, code, detail, field, reason, name);
  }
}
