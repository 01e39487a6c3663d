package org.ecluse.app.sftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecluse.app.sftp.DoorHouse.done;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.ecluse.app.transfer.Caller;
import org.ecluse.app.transfer.DeliveryView;
import org.ecluse.app.transfer.IncomingFile;
import org.ecluse.app.transfer.NewTransfer;
import org.ecluse.app.transfer.TransferView;
import org.ecluse.policy.access.AccountId;
import org.ecluse.policy.access.Door;
import org.ecluse.policy.access.Grant;
import org.ecluse.policy.outcome.Outcome;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirFactory;

/**
 * A client asks for anything, in any order, cut into any pieces, as a sender or as a recipient of
 * one delivery. Each request has one answer of a kind that fits it, and what leaves of the delivery
 * is true and within its budget; a sender reads nothing.
 */
class ConversationFuzzTest {

  private static final byte[] CONTENT =
      "patient;test;résultat\n".repeat(200).getBytes(StandardCharsets.UTF_8);
  private static final String NAME = "export.csv";
  private static final int MOST_REQUESTS = 40;
  private static final int MOST_HANDLES = 4;

  @TempDir(factory = InMemory.class)
  static Path directory;

  private static DoorHouse house;
  private static final Map<AccountId, Caller> CALLERS = new HashMap<>();

  @BeforeAll
  static void open() {
    house = new DoorHouse(directory);
  }

  @AfterAll
  static void close() {
    house.close();
  }

  @FuzzTest(maxDuration = "2s")
  void whateverIsAsked_isAnsweredWithinTheRules(FuzzedDataProvider data)
      throws IOException, InterruptedException {
    DeliveryView delivery = send();
    boolean asSender = data.consumeBoolean();
    int pieceBytes = data.consumeInt(1, 1000);
    Caller caller = caller(asSender ? DoorHouse.HOSPITAL : DoorHouse.ARS);
    List<Request> requests = new ArrayList<>(List.of(new Request.Init()));
    List<String> paths = paths(delivery);
    while (data.remainingBytes() > 0 && requests.size() < MOST_REQUESTS) {
      requests.add(request(requests.size(), data, paths));
    }

    Answers answers = new Answers();
    converse(caller, new Pieces(requests, pieceBytes), answers);
    done(house.transfers.revoke(house.console(), delivery.transfer()));

    answers.fit(requests);
    List<Answers.Piece> pieces = answers.pieces(requests);
    if (asSender) {
      assertThat(pieces).isEmpty();
    } else {
      isTrueAndOnce(pieces.stream().filter(piece -> piece.name().equals(NAME)).toList());
    }
  }

  /** Where the system has such a directory: nothing needs to be durable here. */
  static final class InMemory implements TempDirFactory {
    @Override
    public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext extension)
        throws IOException {
      Path memory = Path.of("/dev/shm");
      return Files.isWritable(memory)
          ? Files.createTempDirectory(memory, "ecluse")
          : Files.createTempDirectory("ecluse");
    }
  }

  private static DeliveryView send() {
    Caller sender = caller(DoorHouse.HOSPITAL);
    TransferView transfer =
        done(house.transfers.begin(sender, NewTransfer.to(DoorHouse.ARS.value())));
    IncomingFile file =
        done(house.transfers.receive(sender, transfer.id(), NAME, OptionalLong.empty()));
    done(file.write(ByteBuffer.wrap(CONTENT)));
    done(file.finish());
    return done(house.transfers.send(sender, transfer.id())).deliveries().getFirst();
  }

  private static Caller caller(AccountId id) {
    return CALLERS.computeIfAbsent(id, ConversationFuzzTest::login);
  }

  private static Caller login(AccountId id) {
    Grant grant = house.passes.passVerifier().verify(house.pass(id), Door.SFTP).orElseThrow();
    return new Caller(grant, Door.SFTP, Optional.empty());
  }

  private static void isTrueAndOnce(List<Answers.Piece> pieces) {
    for (Answers.Piece piece : pieces) {
      int offset = Math.toIntExact(piece.offset());
      assertThat(piece.bytes())
          .isEqualTo(ByteBuffer.wrap(CONTENT, offset, piece.bytes().remaining()));
    }
    assertThat(pieces.stream().mapToLong(piece -> piece.bytes().remaining()).sum())
        .isLessThanOrEqualTo(2L * CONTENT.length);
  }

  private static List<String> paths(DeliveryView delivery) {
    String transfer = "/inbox/" + delivery.transfer();
    return List.of(
        "/",
        "/inbox",
        transfer,
        transfer + "/" + NAME,
        transfer + "/./" + NAME + ".sha256",
        "/" + DoorHouse.ARS,
        "/" + DoorHouse.ARS + "/" + NAME,
        "/" + DoorHouse.ARS + "/new.csv",
        "/" + DoorHouse.ARS + "/new.csv.part",
        "/cpam-75/new.csv");
  }

  private static Request request(int id, FuzzedDataProvider data, List<String> paths) {
    return switch (data.consumeInt(0, 16)) {
      case 0 -> new Request.Open(id, path(data, paths), new OpenFlags(data.consumeInt(0, 63)));
      case 1 -> new Request.Close(id, handle(data));
      case 2 -> new Request.Read(id, handle(data), offset(data), data.consumeInt(0, 5000));
      case 3 -> {
        byte[] bytes = new byte[data.consumeInt(0, 300)];
        yield new Request.Write(id, handle(data), offset(data), ByteBuffer.wrap(bytes));
      }
      case 4 -> new Request.Stat(id, path(data, paths));
      case 5 -> new Request.HandleStat(id, handle(data));
      case 6 -> new Request.SetStat(id, path(data, paths));
      case 7 -> new Request.SetHandleStat(id, handle(data));
      case 8 -> new Request.OpenDirectory(id, path(data, paths));
      case 9 -> new Request.ReadDirectory(id, handle(data));
      case 10 -> new Request.Remove(id, path(data, paths));
      case 11 -> new Request.MakeDirectory(id, path(data, paths));
      case 12 -> new Request.RemoveDirectory(id, path(data, paths));
      case 13 -> new Request.RealPath(id, path(data, paths));
      case 14 -> new Request.Rename(id, path(data, paths), path(data, paths));
      case 15 -> new Request.AskLimits(id);
      default -> new Request.Unsupported(id);
    };
  }

  private static int handle(FuzzedDataProvider data) {
    return data.consumeInt(0, MOST_HANDLES);
  }

  /** Mostly within the content, at times anywhere. */
  private static long offset(FuzzedDataProvider data) {
    return data.consumeBoolean() ? data.consumeInt(0, CONTENT.length) : data.consumeLong();
  }

  private static Outcome<VirtualPath> path(FuzzedDataProvider data, List<String> paths) {
    int index = data.consumeInt(0, paths.size());
    String text = index < paths.size() ? paths.get(index) : data.consumeString(20);
    Outcome<VirtualPath> path =
        VirtualPath.parse(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    return path instanceof Outcome.Done ? path : Outcome.done(VirtualPath.ROOT);
  }

  private static void converse(Caller caller, Pieces pieces, Answers answers)
      throws IOException, InterruptedException {
    Traffic traffic = new Traffic(new SimpleMeterRegistry());
    Visit visit = new Visit(caller, house.transfers, new Taken(), traffic, Instant.EPOCH, () -> {});
    Handles handles =
        new Handles(
            MOST_HANDLES,
            new Underway(),
            new Seats(Room.inThisHeap(), visit.use(), Guest.PATIENCE));
    RequestQueue queue = new RequestQueue(new SpareBuffers());
    Conversation conversation =
        new Conversation(visit.tree(), handles, answers, new Unread(answers), queue::isClosing);
    try {
      while (pieces.arrive(queue)) {
        while (!queue.isEmpty() && queue.take() instanceof RequestQueue.Message(var message)) {
          conversation.hear(message);
        }
      }
    } catch (BadMessageException e) {
      throw new AssertionError("every request was well formed", e);
    } finally {
      handles.dropAll(
          number -> queue.isClosing(number) ? LastWord.Close.CLOSE : LastWord.Silence.SILENCE);
    }
  }
}
