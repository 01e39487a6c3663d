package org.ecluse.deploy.hammer.checker;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.ecluse.deploy.hammer.checker.Violation.Rule;
import org.ecluse.deploy.hammer.history.Answer;
import org.ecluse.deploy.hammer.history.Event;

/** Sorts a history into stories and asks every rule about each. */
public final class Checker {

  private final Map<String, List<Event.Uploaded>> uploads = new LinkedHashMap<>();
  private final Map<String, Event.Offered> offers = new LinkedHashMap<>();
  private final Map<String, List<Event.Read>> reads = new HashMap<>();
  private final Map<String, List<Event.Acted>> acts = new HashMap<>();
  private final List<Event.Killed> kills = new ArrayList<>();
  private final List<Event.Began> began = new ArrayList<>();
  private final List<Event.Finished> finished = new ArrayList<>();

  private Checker() {}

  /** Every promise that the history shows broken; none for a good one. */
  public static List<Violation> check(List<Event> history) {
    Checker checker = new Checker();
    history.forEach(checker::sort);
    return checker.violations();
  }

  private void sort(Event event) {
    switch (event) {
      case Event.Began first -> began.add(first);
      case Event.Uploaded upload ->
          uploads.computeIfAbsent(upload.name(), _ -> new ArrayList<>()).add(upload);
      case Event.Offered offer -> offers.putIfAbsent(offer.delivery(), offer);
      case Event.Read read ->
          reads.computeIfAbsent(read.delivery(), _ -> new ArrayList<>()).add(read);
      case Event.Acted act -> acts.computeIfAbsent(act.delivery(), _ -> new ArrayList<>()).add(act);
      case Event.Killed kill -> kills.add(kill);
      case Event.Finished last -> finished.add(last);
    }
  }

  private List<Violation> violations() {
    if (began.size() != 1 || finished.size() != 1) {
      String text = began.size() + " first lines, " + finished.size() + " last lines";
      return List.of(new Violation(Rule.UNFINISHED, "history", text));
    }
    return Stream.concat(
            offers.values().stream().map(this::story).flatMap(Checker::violations),
            Stream.concat(neverOffered(), unexpected()))
        .toList();
  }

  private static Stream<Violation> violations(Story story) {
    return Stream.of(
            Egress.check(story),
            Contents.check(story),
            Claims.check(story),
            Ends.check(story),
            Deliverable.check(story))
        .flatMap(found -> found);
  }

  private Story story(Event.Offered offer) {
    return new Story(
        began.getFirst(),
        finished.getFirst().end(),
        offer,
        uploads.getOrDefault(offer.name(), List.of()),
        reads.getOrDefault(offer.delivery(), List.of()),
        acts.getOrDefault(offer.delivery(), List.of()),
        kills);
  }

  /** An acknowledged upload that no recipient ever saw, although all looked at the end. */
  private Stream<Violation> neverOffered() {
    Set<String> seen = new HashSet<>();
    offers.values().forEach(offer -> seen.add(offer.name()));
    return uploads.values().stream()
        .flatMap(List::stream)
        .filter(upload -> upload.answer() == Answer.OK && !seen.contains(upload.name()))
        .map(upload -> new Violation(Rule.LOST, upload.name(), "never offered: " + upload));
  }

  private Stream<Violation> unexpected() {
    Stream<Violation> ofUploads =
        uploads.values().stream()
            .flatMap(List::stream)
            .filter(upload -> isUnexpected(upload.answer()))
            .map(upload -> unexpected(upload.name(), upload));
    Stream<Violation> ofReads =
        reads.values().stream()
            .flatMap(List::stream)
            .filter(read -> isUnexpected(read.answer()))
            .map(read -> unexpected(read.delivery(), read));
    Stream<Violation> ofActs =
        acts.values().stream()
            .flatMap(List::stream)
            .filter(act -> isUnexpected(act.answer()))
            .map(act -> unexpected(act.delivery(), act));
    return Stream.of(ofUploads, ofReads, ofActs).flatMap(found -> found);
  }

  private static Violation unexpected(String about, Event event) {
    return new Violation(Rule.UNEXPECTED_ANSWER, about, event.toString());
  }

  private static boolean isUnexpected(Answer answer) {
    return switch (answer) {
      case UNAUTHENTICATED, NOT_FOUND, DAMAGED, FAILED, SILENT -> true;
      case OK, CLAIMED, DELIVERED, SPENT, EXPIRED, REVOKED, GONE, FORBIDDEN, BUSY -> false;
      case CUT, BROKEN, UNREACHABLE -> false;
    };
  }
}
