package org.ecluse.app.https.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RawPathTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/../admin",
        "/api/v1/./inbox",
        "/api/v1/..;/inbox",
        "/api/v1/inbox;jsessionid=1",
        "/api/v1/%2e%2e/inbox",
        "/api/v1/%2E./inbox",
        "/api/v1/send/x/..%2fb",
        "/api/v1/send/x/a%5Cb",
        "/api/v1/send/x/a\\b",
        "/api/v1/send/x/a\0",
        "/api/v1/send/x/a b",
        "//api/v1/inbox",
        "/api//v1/inbox",
        "/api/v1/inbox/..",
        "/api/v1/send/x/%",
        "/api/v1/send/x/%f",
        "/api/v1/send/x/y?expires=%zz",
        "/api/v1/inbox#x",
        "https://elsewhere/api/v1/inbox",
        "api/v1/inbox",
        "*",
        "",
      })
  void whatCouldBeReadInTwoWays_isAmbiguous(String target) {
    assertThat(RawPath.isAmbiguous(target)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/api/v1/inbox",
        "/api/v1/inbox?a=//..;%2e",
        "/api/v1/send/a,b/export.2026.csv",
        "/api/v1/send/a/x%252fy",
        "/api/v1/send/a/..b",
        "/api/v1/send/a/",
      })
  void whatHasOneReading_passes(String target) {
    assertThat(RawPath.isAmbiguous(target)).isFalse();
  }

  @Test
  void segments_areNotDecoded_andLeaveTheQueryOut() {
    assertThat(RawPath.segments("/send/a%2Cb/x%20y?z=/")).containsExactly("send", "a%2Cb", "x%20y");
  }
}
