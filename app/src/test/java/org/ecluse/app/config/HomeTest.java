package org.ecluse.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HomeTest {

  private static final Path USER = Path.of("/users/u");

  @Test
  void option_winsOverVariable_winsOverTheUsersDirectory() {
    Map<String, String> environment = Map.of("ECLUSE_HOME", "/srv/ecluse");

    assertThat(Home.choose(Path.of("/opt/h"), environment, USER)).isEqualTo(Path.of("/opt/h"));
    assertThat(Home.choose(null, environment, USER)).isEqualTo(Path.of("/srv/ecluse"));
    assertThat(Home.choose(null, Map.of("ECLUSE_HOME", " "), USER))
        .isEqualTo(Path.of("/users/u/.local/share/ecluse"));
  }
}
