package org.ecluse.app.config;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Reads {@code ecluse.yml} into a flat list of values. The document is only composed, no object is
 * ever constructed from it: values stay the text that was written, so that {@code 15m} and {@code
 * 0644} mean what they look like, and every message can name its line.
 */
final class ConfigFile {

  private final String fileName;
  private final Map<String, Given> values = new LinkedHashMap<>();

  private ConfigFile(String fileName) {
    this.fileName = fileName;
  }

  /** The values of a file by path; none where there is no file. */
  static Map<String, Given> read(Path file) {
    ConfigFile reading = new ConfigFile(String.valueOf(file.getFileName()));
    try (Reader text = Files.newBufferedReader(file)) {
      reading.document(compose(text));
    } catch (NoSuchFileException _) {
      return Map.of();
    } catch (CharacterCodingException e) {
      throw new SettingsException(reading.fileName + " is not text in UTF-8.");
    } catch (IOException e) {
      throw new SettingsException(file + " cannot be read.");
    } catch (MarkedYAMLException e) {
      throw reading.wrong(
          e.getProblemMark(), "this is not YAML: " + Quoted.shortened(e.getProblem()));
    } catch (YAMLException e) {
      throw new SettingsException(reading.fileName + " is not YAML.");
    }
    return reading.values;
  }

  private static @Nullable Node compose(Reader text) {
    return new Yaml(new SafeConstructor(new LoaderOptions())).compose(text);
  }

  private void document(@Nullable Node root) {
    switch (root) {
      case null -> {}
      case MappingNode section -> section("", section);
      case Node other -> throw wrong(other.getStartMark(), "the file must be a list of keys");
    }
  }

  private void section(String prefix, MappingNode section) {
    for (NodeTuple entry : section.getValue()) {
      if (!(entry.getKeyNode() instanceof ScalarNode key)) {
        throw wrong(entry.getKeyNode().getStartMark(), "a key must be a word");
      }
      value(
          prefix.isEmpty() ? key.getValue() : prefix + "." + key.getValue(), entry.getValueNode());
    }
  }

  private void value(String path, Node node) {
    if (node.getAnchor() != null) {
      throw wrong(node.getStartMark(), "anchors and aliases are not supported");
    }
    switch (node) {
      case MappingNode section -> section(path, section);
      case SequenceNode list -> list(path, list);
      case ScalarNode scalar when scalar.getTag().equals(Tag.NULL) -> {} // a section without keys
      case ScalarNode scalar -> put(path, scalar.getValue(), scalar);
      default -> throw wrong(node.getStartMark(), Quoted.shortened(path) + " has no usable value");
    }
  }

  private void list(String path, SequenceNode list) {
    if (list.getValue().stream().allMatch(ScalarNode.class::isInstance)) {
      String joined =
          list.getValue().stream()
              .map(item -> ((ScalarNode) item).getValue())
              .collect(Collectors.joining(","));
      put(path, joined, list);
      return;
    }
    int index = 0;
    for (Node item : list.getValue()) {
      value(path + "[" + index++ + "]", item);
    }
  }

  private void put(String path, String text, Node node) {
    Given given = new Given(path, text, origin(node.getStartMark()));
    if (values.putIfAbsent(path, given) != null) {
      throw wrong(node.getStartMark(), Quoted.shortened(path) + " stands there twice");
    }
  }

  private SettingsException wrong(@Nullable Mark mark, String what) {
    return new SettingsException(origin(mark) + ": " + what + ".");
  }

  private String origin(@Nullable Mark mark) {
    return mark == null ? fileName : fileName + ", line " + (mark.getLine() + 1);
  }
}
