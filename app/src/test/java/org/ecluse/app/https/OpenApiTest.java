package org.ecluse.app.https;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Head;
import io.micronaut.http.annotation.Options;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.yaml.snakeyaml.Yaml;

/** The document and the running service, held against each other. */
class OpenApiTest extends DoorFixture {

  private static final Set<Class<?>> CONTROLLERS =
      Set.of(
          SendController.class,
          TransferController.class,
          TusController.class,
          InboxController.class,
          DeliveryController.class,
          ContentController.class,
          PassController.class,
          PublicController.class);

  private static final Set<Class<? extends Annotation>> METHODS =
      Set.of(
          Get.class, Head.class, Post.class, Put.class, Patch.class, Delete.class, Options.class);

  @Test
  void everyController_isInThisTest() throws Exception {
    try (Stream<java.nio.file.Path> files =
        java.nio.file.Files.list(
            java.nio.file.Path.of(
                HttpsDoor.class.getResource("HttpsDoor.class").toURI().resolve(".")))) {
      assertThat(
              files
                  .map(file -> file.getFileName().toString())
                  .filter(name -> name.matches("\\w+Controller\\.class")))
          .containsExactlyInAnyOrderElementsOf(
              CONTROLLERS.stream().map(type -> type.getSimpleName() + ".class").toList());
    }
  }

  @Test
  void everyRoute_isDocumented_andNothingElse() {
    Set<String> documented = new TreeSet<>();
    paths()
        .forEach((path, methods) -> methods.keySet().forEach(m -> documented.add(m + " " + path)));
    assertThat(documented).isEqualTo(routes());
  }

  @TestFactory
  Stream<DynamicTest> everyOperation_answersAsDocumented() {
    return paths().entrySet().stream()
        .flatMap(
            path ->
                path.getValue().entrySet().stream()
                    .map(
                        operation ->
                            DynamicTest.dynamicTest(
                                operation.getKey() + " " + path.getKey(),
                                () ->
                                    answers(
                                        operation.getKey(), path.getKey(), operation.getValue()))));
  }

  private static void answers(String method, String template, Object operation) {
    Set<String> statuses = new TreeSet<>();
    Map<?, ?> responses =
        (Map<?, ?>) Objects.requireNonNull(((Map<?, ?>) operation).get("responses"));
    responses.keySet().forEach(status -> statuses.add(status.toString()));
    boolean needsPass = template.startsWith(API);
    assertThat(ask(method, template, null).status()).isEqualTo(needsPass ? 401 : 200);
    for (String account : Set.of(DoorHouse.SENDER, DoorHouse.RECIPIENT, DoorHouse.ADMIN)) {
      Client.Answer answer = ask(method, template, house.pass(account));
      assertThat(statuses).as(account + " " + answer.text()).contains("" + answer.status());
    }
  }

  private static Client.Answer ask(String method, String template, @Nullable String pass) {
    String id = (template.contains("deliveries") ? "d-" : "t-") + "a".repeat(26);
    String path =
        template
            .replace("{id}", id)
            .replace("{file}", "f-" + "a".repeat(26))
            .replace("{jti}", "p-" + "a".repeat(26))
            .replace("{recipients}", "ars-idf")
            .replace("{name}", "x.csv");
    boolean json = template.endsWith("/transfers") || template.endsWith("/passes");
    return switch (method) {
      case "post" ->
          json
              ? client.postJson(path, pass, "{\"recipients\":[\"ars-idf\"]}")
              : client.post(path, pass);
      case "put" -> client.put(path, pass, new byte[] {1});
      default -> client.ask(method.toUpperCase(Locale.ROOT), path, pass, BodyPublishers.noBody());
    };
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Map<String, Object>> paths() {
    Map<String, Object> document =
        new Yaml().load(client.get(PublicController.DOCUMENT, null).text());
    return (Map<String, Map<String, Object>>) Objects.requireNonNull(document.get("paths"));
  }

  private static Set<String> routes() {
    Set<String> routes = new TreeSet<>();
    for (Class<?> type : CONTROLLERS) {
      String base = type.getAnnotation(Controller.class).value();
      for (Method method : type.getDeclaredMethods()) {
        for (Class<? extends Annotation> verb : METHODS) {
          Annotation found = method.getAnnotation(verb);
          if (found != null) {
            String path = (base.equals("/") ? "" : base) + value(found);
            routes.add(
                verb.getSimpleName().toLowerCase(Locale.ROOT) + " " + path.replace("{+", "{"));
          }
        }
      }
    }
    return routes;
  }

  private static String value(Annotation verb) {
    try {
      String value = (String) verb.annotationType().getMethod("value").invoke(verb);
      return value.equals("/") ? "" : value;
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("an annotation without a value", e);
    }
  }
}
