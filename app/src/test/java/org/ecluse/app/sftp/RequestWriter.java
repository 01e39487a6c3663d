package org.ecluse.app.sftp;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.ecluse.policy.outcome.Outcome;

/** Writes requests as a client does: {@link RequestReader}, the other way round. */
final class RequestWriter {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final DataOutputStream out = new DataOutputStream(bytes);

  private RequestWriter() {}

  /** The paths of a request. */
  static List<Outcome<VirtualPath>> paths(Request request) {
    return switch (request) {
      case Request.Open(int _, var path, var _) -> List.of(path);
      case Request.Stat(int _, var path) -> List.of(path);
      case Request.SetStat(int _, var path) -> List.of(path);
      case Request.OpenDirectory(int _, var path) -> List.of(path);
      case Request.Remove(int _, var path) -> List.of(path);
      case Request.MakeDirectory(int _, var path) -> List.of(path);
      case Request.RemoveDirectory(int _, var path) -> List.of(path);
      case Request.RealPath(int _, var path) -> List.of(path);
      case Request.Rename(int _, var from, var to) -> List.of(from, to);
      case Request.Init _,
          Request.Close _,
          Request.Read _,
          Request.Write _,
          Request.HandleStat _,
          Request.SetHandleStat _,
          Request.ReadDirectory _,
          Request.AskLimits _,
          Request.Unsupported _ ->
          List.of();
    };
  }

  /** A message that means the request; empty where a path of it was refused. */
  static Optional<byte[]> write(Request request) {
    if (paths(request).stream().anyMatch(Outcome.Refused.class::isInstance)) {
      return Optional.empty();
    }
    RequestWriter writer = new RequestWriter();
    try {
      writer.put(request);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Optional.of(writer.bytes.toByteArray());
  }

  private void put(Request request) throws IOException {
    switch (request) {
      case Request.Init _ -> head(Wire.INIT, Wire.VERSION);
      case Request.Open(int id, var path, OpenFlags flags) ->
          head(Wire.OPEN, id).path(path).out.writeInt(flags.bits());
      case Request.Close(int id, int handle) -> head(Wire.CLOSE, id).handle(handle);
      case Request.Read(int id, int handle, long offset, int length) -> {
        head(Wire.READ, id).handle(handle).out.writeLong(offset);
        out.writeInt(length);
      }
      case Request.Write(int id, int handle, long offset, ByteBuffer content) -> {
        head(Wire.WRITE, id).handle(handle).out.writeLong(offset);
        byte[] written = new byte[content.remaining()];
        content.duplicate().get(written);
        string(written);
      }
      case Request.Stat(int id, var path) -> head(Wire.LSTAT, id).path(path);
      case Request.HandleStat(int id, int handle) -> head(Wire.FSTAT, id).handle(handle);
      case Request.SetStat(int id, var path) -> head(Wire.SETSTAT, id).path(path);
      case Request.SetHandleStat(int id, int handle) -> head(Wire.FSETSTAT, id).handle(handle);
      case Request.OpenDirectory(int id, var path) -> head(Wire.OPENDIR, id).path(path);
      case Request.ReadDirectory(int id, int handle) -> head(Wire.READDIR, id).handle(handle);
      case Request.Remove(int id, var path) -> head(Wire.REMOVE, id).path(path);
      case Request.MakeDirectory(int id, var path) -> head(Wire.MKDIR, id).path(path);
      case Request.RemoveDirectory(int id, var path) -> head(Wire.RMDIR, id).path(path);
      case Request.RealPath(int id, var path) -> head(Wire.REALPATH, id).path(path);
      case Request.Rename(int id, var from, var to) -> head(Wire.RENAME, id).path(from).path(to);
      case Request.AskLimits(int id) ->
          head(Wire.EXTENDED, id).string(Wire.LIMITS.getBytes(StandardCharsets.US_ASCII));
      case Request.Unsupported(int id) -> head(0, id);
    }
  }

  private RequestWriter head(int type, int id) throws IOException {
    out.writeByte(type);
    out.writeInt(id);
    return this;
  }

  private RequestWriter handle(int handle) throws IOException {
    return string(ByteBuffer.allocate(Integer.BYTES).putInt(handle).array());
  }

  private RequestWriter path(Outcome<VirtualPath> path) throws IOException {
    return path instanceof Outcome.Done<VirtualPath>(VirtualPath done)
        ? string(done.toString().getBytes(StandardCharsets.UTF_8))
        : this;
  }

  private RequestWriter string(byte[] text) throws IOException {
    out.writeInt(text.length);
    out.write(text);
    return this;
  }
}
