package org.ecluse.deploy.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.ecluse.app.cli.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HouseTest {

  private static final String HOUSE = "org.ecluse";
  private static final String CROOKED_HOUSE = "org.ecluse.fixture.bad";

  private static final JavaClasses PRODUCTION =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(HOUSE);

  private static final JavaClasses CROOKED = new ClassFileImporter().importPackages(CROOKED_HOUSE);

  @ParameterizedTest
  @EnumSource
  void arrow_inOurHouse_holds(Arrow arrow) {
    arrow.in(HOUSE).check(PRODUCTION);
  }

  @ParameterizedTest
  @EnumSource
  void arrow_inTheCrookedHouse_isBroken(Arrow arrow) {
    assertThat(arrow.in(CROOKED_HOUSE).evaluate(CROOKED).hasViolation()).isTrue();
  }

  @Test
  void grant_madeByCallOrByReference_isSeen() {
    assertThat(
            Arrow.ONLY_PASS_MAKES_A_GRANT
                .in(CROOKED_HOUSE)
                .evaluate(CROOKED)
                .getFailureReport()
                .getDetails())
        .anySatisfy(detail -> assertThat(detail).contains("HttpsDoor.forged()"))
        .anySatisfy(detail -> assertThat(detail).contains("Page.forge()"));
  }

  @Test
  void ourHouse_isSeen_withoutItsTests() {
    assertThat(PRODUCTION.contain(Main.class)).isTrue();
    assertThat(PRODUCTION.contain(HouseTest.class)).isFalse();
  }
}
