package org.ecluse.app.web.text;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;

/**
 * The sentences of one language, by key. What is put into a sentence is text, never markup: it is
 * the template that writes it and escapes the whole.
 */
public final class Words {

  private static final Map<Language, Words> ALL = new EnumMap<>(Language.class);

  private final Language language;
  private final Properties sentences;

  private Words(Language language) {
    this.language = language;
    this.sentences = read("/web/messages_" + language.tag() + ".properties");
  }

  /** The sentences of a language, read when they are first asked for. */
  public static Words in(Language language) {
    synchronized (ALL) {
      return ALL.computeIfAbsent(language, Words::new);
    }
  }

  private static Properties read(String resource) {
    Properties read = new Properties();
    try (Reader reader =
        new InputStreamReader(
            Objects.requireNonNull(Words.class.getResourceAsStream(resource)),
            StandardCharsets.UTF_8)) {
      read.load(reader);
      return read;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Language language() {
    return language;
  }

  /** Every key. */
  public Set<String> keys() {
    return sentences.stringPropertyNames();
  }

  /**
   * A sentence.
   *
   * @param values what stands for {@code {0}}, {@code {1}} and so on
   */
  public String say(String key, Object... values) {
    String sentence = sentences.getProperty(key);
    if (sentence == null) {
      throw new IllegalArgumentException("no sentence " + key + " in " + language);
    }
    if (values.length == 0) {
      return sentence;
    }
    StringBuilder said = new StringBuilder();
    int at = 0;
    for (int open = sentence.indexOf('{'); open >= 0; open = sentence.indexOf('{', at)) {
      int index = sentence.charAt(open + 1) - '0';
      said.append(sentence, at, open).append(values[index]);
      at = open + "{0}".length();
    }
    return said.append(sentence, at, sentence.length()).toString();
  }

  /** A number of things: the key's {@code .one} or {@code .many} with the number in it. */
  public String count(String key, long number) {
    boolean one = language == Language.FR ? number < 2 : number == 1;
    return say(key + (one ? ".one" : ".many"), Numbers.whole(number, language));
  }

  /** A whole number with its groups of digits. */
  public String whole(long number) {
    return Numbers.whole(number, language);
  }

  /** A size in bytes, such as {@code 1,4 Go}. */
  public String size(long bytes) {
    return Numbers.size(bytes, language);
  }

  /** A day and a time of day, in the zone that the pages show. */
  public String time(Instant instant) {
    return Times.of(instant, language);
  }

  /** How far away a moment is, roughly, such as {@code 2 jours}. */
  public String distance(Instant from, Instant to) {
    long minutes = Math.abs(to.getEpochSecond() - from.getEpochSecond()) / 60;
    if (minutes < 60) {
      return count("distance.minutes", Math.max(1, minutes));
    }
    return minutes < 48 * 60
        ? count("distance.hours", minutes / 60)
        : count("distance.days", minutes / (24 * 60));
  }
}
