package org.ecluse.app.cli;

import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.Function;
import org.ecluse.policy.access.AccountId;
import org.ecluse.policy.access.Door;
import org.ecluse.policy.rules.DurationText;
import org.ecluse.policy.transfer.DeliveryId;
import org.ecluse.policy.transfer.PassId;
import org.ecluse.policy.transfer.SessionId;
import org.ecluse.policy.transfer.TransferId;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How words on the command line become values; what is none is wrong usage. */
final class Converters {

  private Converters() {}

  static CommandLine register(CommandLine root) {
    return root.registerConverter(
            AccountId.class,
            reader(
                AccountId::parse,
                "an account id has 1 to 64 lower case letters, digits, dots, hyphens, underscores"))
        .registerConverter(TransferId.class, reader(TransferId::parse, "a transfer's id is t-…"))
        .registerConverter(DeliveryId.class, reader(DeliveryId::parse, "a delivery's id is d-…"))
        .registerConverter(PassId.class, reader(PassId::parse, "a pass's id is p-…"))
        .registerConverter(SessionId.class, reader(SessionId::parse, "a session's id is s-…"))
        .registerConverter(Named.class, reader(Named::parse, "this is no id"))
        .registerConverter(Door.class, reader(Door::parse, "a door is https or sftp"))
        .registerConverter(StateWord.class, reader(StateWord::parse, "there is no such state"))
        .registerConverter(
            LocalDate.class, reader(Converters::date, "a date looks like 2026-11-23"))
        .registerConverter(
            Duration.class, reader(DurationText::parse, "a duration looks like 90m, 24h or 3d"));
  }

  private static Optional<LocalDate> date(String text) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static <T> ITypeConverter<T> reader(Function<String, Optional<T>> read, String form) {
    return text -> read.apply(text).orElseThrow(() -> new TypeConversionException(form));
  }
}
