package org.ecluse.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.ecluse.policy.ledger.LedgerEvent;
import org.ecluse.policy.transfer.AccountRef;
import org.ecluse.policy.transfer.Id128;
import org.junit.jupiter.api.Test;

class LedgerJsonTest {

  private static final AccountRef ACCOUNT = new AccountRef(new Id128(0, 0));

  private static String json(LedgerEvent event) {
    return new String(LedgerJson.of(event), StandardCharsets.US_ASCII);
  }

  @Test
  void fact_isAnObject_withItsTypeFirst() {
    assertThat(json(new LedgerEvent.AccountDisabled(ACCOUNT)))
        .isEqualTo("{\"type\":\"account_disabled\",\"account\":\"" + ACCOUNT + "\"}");
  }

  @Test
  void hostileText_isEscaped() {
    assertThat(json(new LedgerEvent.KeyAdded(ACCOUNT, "a\"b\\c\n\u0000é\uD83D\uDE00\u007f")))
        .endsWith("\"fingerprint\":\"a\\\"b\\\\c\\u000a\\u0000\\u00e9\\ud83d\\ude00\\u007f\"}");
  }
}
