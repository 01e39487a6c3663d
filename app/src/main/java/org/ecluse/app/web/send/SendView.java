package org.ecluse.app.web.send;

import java.util.List;
import java.util.Optional;
import org.ecluse.app.session.WebSession;
import org.ecluse.app.transfer.LimitsView;
import org.ecluse.app.transfer.RecipientView;

/**
 * The form about a transfer.
 *
 * @param problem the field that is wrong
 */
public record SendView(
    WebSession session,
    List<RecipientView> recipients,
    LimitsView limits,
    List<Expiry> expiries,
    Wish wish,
    Optional<String> problem) {

  public boolean isWrong(String field) {
    return problem.filter(field::equals).isPresent();
  }

  public boolean isChosen(Expiry expiry) {
    return wish.expires().isEmpty() ? expiry.isStandard() : expiry.value().equals(wish.expires());
  }
}
