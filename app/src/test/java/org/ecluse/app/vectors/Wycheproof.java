package org.ecluse.app.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.text.ParseException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** Project Wycheproof's vectors, read from beside the repository where they are there. */
public final class Wycheproof {

  /** From this module's directory. */
  private static final Path VECTORS = Path.of("..", "..", "shared", "vectors", "wycheproof");

  private Wycheproof() {}

  /**
   * A test for every case of a file; one that says by name what is missing where it is not there.
   */
  public static Stream<DynamicTest> tests(String name, Consumer<Case> test) {
    return tests(name, _ -> true, test);
  }

  /** A test for some of the cases of a file. */
  public static Stream<DynamicTest> tests(String name, Predicate<Case> which, Consumer<Case> test) {
    Path file = VECTORS.resolve(name);
    if (!Files.isReadable(file)) {
      String why = "wycheproof " + name + " is not beside the repository";
      return Stream.of(DynamicTest.dynamicTest(why, () -> abort(why)));
    }
    return read(file).stream()
        .filter(which)
        .map(each -> DynamicTest.dynamicTest(each.toString(), () -> test.accept(each)));
  }

  private static List<Case> read(Path file) {
    try {
      Map<String, Object> root = JSONObjectUtils.parse(Files.readString(file));
      List<Case> all = objects(root, "testGroups").flatMap(Wycheproof::cases).toList();
      assertThat(all).hasSize(JSONObjectUtils.getInt(root, "numberOfTests"));
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ParseException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Stream<Case> cases(Map<String, Object> group) {
    return objects(group, "tests").map(test -> new Case(group, test));
  }

  private static Stream<Map<String, Object>> objects(Map<String, Object> parent, String member) {
    try {
      return Arrays.stream(JSONObjectUtils.getJSONObjectArray(parent, member));
    } catch (ParseException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * One case, and the group whose key it is for.
   *
   * @param group what the cases of a group share
   * @param test what is its own
   */
  public record Case(Map<String, Object> group, Map<String, Object> test) {

    public boolean isValid() {
      return text("result").equals("valid");
    }

    /** A member of the case or, where that has none, of its group. */
    public String text(String member) {
      return String.valueOf(test.getOrDefault(member, group.get(member)));
    }

    public byte[] hex(String member) {
      return HexFormat.of().parseHex(text(member));
    }

    /** A member of the group that is an object; empty where it has none. */
    public Map<String, Object> object(String member) {
      try {
        Map<String, Object> object = JSONObjectUtils.getJSONObject(group, member);
        return object == null ? Map.of() : object;
      } catch (ParseException e) {
        throw new IllegalStateException(e);
      }
    }

    /** The public key of the group, from its SubjectPublicKeyInfo. */
    public PublicKey publicKey(String algorithm) {
      try {
        return KeyFactory.getInstance(algorithm)
            .generatePublic(new X509EncodedKeySpec(hex("publicKeyDer")));
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public String toString() {
      return test.get("tcId") + " " + text("comment");
    }
  }
}
