package org.ecluse.app.web.send;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.ecluse.app.https.body.FormParts;
import org.ecluse.app.https.body.UploadPump;
import org.ecluse.app.https.wire.Exchange;
import org.ecluse.app.transfer.Caller;
import org.ecluse.app.transfer.FileView;
import org.ecluse.app.transfer.IncomingFile;
import org.ecluse.app.transfer.Transfers;
import org.ecluse.policy.outcome.Outcome;
import org.ecluse.policy.outcome.Refusal;
import org.ecluse.policy.transfer.TransferId;

/**
 * Carries the files of a form into a transfer while they arrive. One that cannot be taken is read
 * and dropped, so that the browser gets to hear of it, and the others go on.
 */
@Singleton
final class FormUpload {

  private static final Refusal CUT =
      Refusal.invalid("body", "the form ended before it was whole, or is no form with files");

  /** After so many nobody reads on. */
  private static final int MOST_PROBLEMS = 100;

  private final Transfers transfers;

  FormUpload(Transfers transfers) {
    this.transfers = transfers;
  }

  /**
   * Reads to the end. Blocks for as long as the browser sends.
   *
   * @return the files that were not taken
   */
  Outcome<List<FileProblem>> receive(
      Caller caller, Exchange exchange, FormParts parts, TransferId transfer) {
    try {
      return receiveAll(caller, exchange, parts, transfer);
    } catch (IOException e) {
      return Outcome.refused(CUT);
    }
  }

  private Outcome<List<FileProblem>> receiveAll(
      Caller caller, Exchange exchange, FormParts parts, TransferId transfer) throws IOException {
    List<FileProblem> problems = new ArrayList<>();
    boolean chosen = false;
    Optional<FormParts.Part> next = parts.next();
    for (; next.isPresent() && problems.size() < MOST_PROBLEMS; next = parts.next()) {
      FormParts.Part part = next.get();
      String name = part.file().orElse("");
      if (name.isEmpty()) {
        continue;
      }
      chosen = true;
      if (store(caller, exchange, part, name, transfer)
          instanceof Outcome.Refused<FileView>(Refusal refusal)) {
        Optional<FileProblem> problem = FileProblem.of(name, refusal);
        if (problem.isEmpty()) {
          return Outcome.refused(refusal);
        }
        problems.add(problem.get());
      }
    }
    return Outcome.done(chosen ? problems : List.of(FileProblem.NONE_CHOSEN));
  }

  private Outcome<FileView> store(
      Caller caller, Exchange exchange, FormParts.Part part, String name, TransferId transfer) {
    return transfers
        .receive(caller, transfer, name, OptionalLong.empty())
        .then(file -> UploadPump.receive(file, part.content(), exchange, IncomingFile::finish));
  }
}
