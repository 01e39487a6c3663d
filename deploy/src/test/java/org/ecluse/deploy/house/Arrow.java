package org.ecluse.deploy.house;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;

/**
 * One rule about who may know whom, for a house whose base package is an argument: the real one is
 * {@code org.ecluse}, the tests also build a deliberately crooked one.
 */
enum Arrow {
  POLICY_IS_PURE {
    @Override
    ArchRule in(String house) {
      return classes()
          .that()
          .resideInAPackage(house + ".policy..")
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(
                      house + ".policy..",
                      "org.jspecify.annotations",
                      "java.lang..",
                      "java.math",
                      "java.nio",
                      "java.nio.charset",
                      "java.security",
                      "java.text",
                      "java.time..",
                      "java.util..")
                  .and(DescribedPredicate.not(RANDOMNESS)));
    }
  },

  CRYPTO_KNOWS_BYTES_ONLY {
    @Override
    ArchRule in(String house) {
      return classes()
          .that()
          .resideInAPackage(house + ".crypto..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              house + ".crypto..",
              "org.jspecify.annotations",
              "org.bouncycastle..",
              "java..",
              "javax.crypto..",
              "javax.security..");
    }
  },

  POLICY_DOES_NOT_KNOW_CRYPTO {
    @Override
    ArchRule in(String house) {
      return avoids(house + ".policy..", house + ".crypto..");
    }
  },

  CRYPTO_DOES_NOT_KNOW_POLICY {
    @Override
    ArchRule in(String house) {
      return avoids(house + ".crypto..", house + ".policy..");
    }
  },

  APP_DOES_NOT_KNOW_DEPLOY {
    @Override
    ArchRule in(String house) {
      return avoids(house + ".app..", house + ".deploy..");
    }
  },

  TRANSFER_KNOWS_NO_TECHNOLOGY {
    @Override
    ArchRule in(String house) {
      return avoids(
          house + ".app.transfer..",
          "io.micronaut..",
          "io.netty..",
          "org.apache.sshd..",
          "com.nimbusds..",
          "java.sql..",
          "javax.sql..",
          "org.jdbi..",
          "com.zaxxer..",
          "org.sqlite..");
    }
  },

  TRANSFER_USES_NO_STREAMS_OR_FILES {
    @Override
    ArchRule in(String house) {
      return noClasses()
          .that()
          .resideInAPackage(house + ".app.transfer..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("java.io..").and(DescribedPredicate.not(IO_FAILURE)))
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.nio.file.Files")
          .allowEmptyShould(true);
    }
  },

  TRANSFER_LOOKS_AT_NO_ADAPTER {
    @Override
    ArchRule in(String house) {
      return avoids(
          house + ".app.transfer..",
          house + ".app.cli..",
          house + ".app.https..",
          house + ".app.pass..",
          house + ".app.sftp..",
          house + ".app.store..",
          house + ".app.sweep..",
          house + ".app.web..",
          house + ".app.wiring..");
    }
  },

  SFTP_DOES_NOT_KNOW_HTTPS_OR_STORE {
    @Override
    ArchRule in(String house) {
      return avoids(
          house + ".app.sftp..",
          house + ".app.https..",
          house + ".app.web..",
          house + ".app.store..");
    }
  },

  HTTPS_DOES_NOT_KNOW_SFTP_OR_STORE {
    @Override
    ArchRule in(String house) {
      return avoids(house + ".app.https..", house + ".app.sftp..", house + ".app.store..");
    }
  },

  WEB_DOES_NOT_KNOW_SFTP_OR_STORE {
    @Override
    ArchRule in(String house) {
      return avoids(house + ".app.web..", house + ".app.sftp..", house + ".app.store..");
    }
  },

  ONLY_PASS_MAKES_A_GRANT {
    @Override
    ArchRule in(String house) {
      return noClasses()
          .that()
          .resideOutsideOfPackages(house + ".app.pass..", house + ".policy.access..")
          .should()
          .accessTargetWhere(makes(house + ".policy.access.Grant"))
          .allowEmptyShould(true);
    }
  },

  ONLY_SIGNING_IN_STARTS_A_SESSION {
    @Override
    ArchRule in(String house) {
      return noClasses()
          .that()
          .resideOutsideOfPackages(house + ".app.pass..", house + ".app.signin..")
          .should()
          .accessTargetWhere(
              describe(
                  "start a person's session",
                  access ->
                      access.getTargetOwner().getName().equals(house + ".app.pass.PersonSessions")
                          && access.getTarget().getName().equals("start")))
          .allowEmptyShould(true);
    }
  },

  ONLY_THE_HOST_SPEAKS_FOR_THE_CONSOLE {
    @Override
    ArchRule in(String house) {
      return noClasses()
          .that()
          .resideOutsideOfPackages(
              house + ".app.pass..", house + ".app.wiring..", house + ".app.cli..")
          .should()
          .accessTargetWhere(
              describe(
                  "take the console's grant",
                  access ->
                      access.getTargetOwner().getName().equals(house + ".app.pass.ConsoleGrant")
                          && access.getTarget().getName().equals("get")))
          .allowEmptyShould(true);
    }
  },

  APP_HAS_NO_CYCLES {
    @Override
    ArchRule in(String house) {
      return slices()
          .matching(house + ".app.(*)..")
          .should()
          .beFreeOfCycles()
          .allowEmptyShould(true);
    }
  };

  private static final DescribedPredicate<JavaClass> RANDOMNESS =
      describe(
          "a source of randomness",
          type ->
              Set.of(
                      "java.security.SecureRandom",
                      "java.util.Random",
                      "java.util.SplittableRandom",
                      "java.util.concurrent.ThreadLocalRandom")
                  .contains(type.getName()));

  private static final DescribedPredicate<JavaClass> IO_FAILURE =
      describe(
          "an I/O exception",
          type ->
              type.isEquivalentTo(IOException.class)
                  || type.isEquivalentTo(UncheckedIOException.class));

  /** This rule, for the house with the base package {@code house}. */
  abstract ArchRule in(String house);

  private static ArchRule avoids(String from, String... to) {
    return noClasses()
        .that()
        .resideInAPackage(from)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(to)
        .allowEmptyShould(true);
  }

  /** Calls or references a constructor of the type, or one of its static methods that return it. */
  private static DescribedPredicate<JavaAccess<?>> makes(String typeName) {
    DescribedPredicate<JavaClass> isType = assignableTo(typeName);
    return describe(
        "make a " + typeName,
        access ->
            isType.test(access.getTargetOwner())
                && access.getTarget() instanceof CodeUnitAccessTarget target
                && (isConstructor(target)
                    || (isStatic(target) && isType.test(target.getRawReturnType()))));
  }

  private static boolean isConstructor(CodeUnitAccessTarget target) {
    return target.getName().equals(JavaConstructor.CONSTRUCTOR_NAME);
  }

  private static boolean isStatic(CodeUnitAccessTarget target) {
    return target
        .resolveMember()
        .filter(member -> member.getModifiers().contains(JavaModifier.STATIC))
        .isPresent();
  }
}
