package org.ecluse.app.https.wire;

import io.netty.channel.Channel;
import io.netty.channel.epoll.EpollSocketChannel;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/**
 * Asks Linux. {@code ioctl(SIOCOUTQ)} counts everything between the last byte that the application
 * wrote and the last byte that the peer acknowledged. {@code tcpi_unacked} would not do: it counts
 * segments in flight and is 0 while unsent bytes wait behind a closed window.
 */
final class LinuxSendQueue implements SendQueue {

  private static final long SIOCOUTQ = 0x5411;
  private static final int IPPROTO_TCP = 6;
  private static final int TCP_INFO = 11;

  /** Offset of {@code tcpi_bytes_acked} in {@code struct tcp_info}, since Linux 4.1. */
  private static final long BYTES_ACKED_OFFSET = 120;

  private static final long TCP_INFO_BYTES = BYTES_ACKED_OFFSET + Long.BYTES;

  private final MethodHandle ioctl;
  private final MethodHandle getsockopt;

  @SuppressWarnings("restricted") // launchers grant native access
  LinuxSendQueue() {
    Linker linker = Linker.nativeLinker();
    SymbolLookup libc = linker.defaultLookup();
    this.ioctl =
        linker.downcallHandle(
            libc.find("ioctl").orElseThrow(),
            FunctionDescriptor.of(
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_LONG,
                ValueLayout.ADDRESS),
            Linker.Option.firstVariadicArg(2));
    this.getsockopt =
        linker.downcallHandle(
            libc.find("getsockopt").orElseThrow(),
            FunctionDescriptor.of(
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_INT,
                ValueLayout.ADDRESS,
                ValueLayout.ADDRESS));
  }

  @Override
  public Optional<Sample> sample(Channel channel) {
    // The descriptor of a closed channel may be another connection's by now.
    if (!(channel instanceof EpollSocketChannel epoll) || !epoll.fd().isOpen()) {
      return Optional.empty();
    }
    int descriptor = epoll.fd().intValue();
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment waiting = arena.allocate(ValueLayout.JAVA_INT);
      if ((int) ioctl.invokeExact(descriptor, SIOCOUTQ, waiting) != 0) {
        return Optional.empty();
      }
      return Optional.of(
          new Sample(waiting.get(ValueLayout.JAVA_INT, 0), acknowledged(arena, descriptor)));
    } catch (Throwable e) {
      throw new IllegalStateException("a native call could not be made", e);
    }
  }

  private long acknowledged(Arena arena, int descriptor) throws Throwable {
    MemorySegment info = arena.allocate(TCP_INFO_BYTES, Long.BYTES);
    MemorySegment length = arena.allocateFrom(ValueLayout.JAVA_INT, (int) TCP_INFO_BYTES);
    int failed = (int) getsockopt.invokeExact(descriptor, IPPROTO_TCP, TCP_INFO, info, length);
    boolean known = failed == 0 && length.get(ValueLayout.JAVA_INT, 0) >= TCP_INFO_BYTES;
    return known ? info.get(ValueLayout.JAVA_LONG, BYTES_ACKED_OFFSET) : 0;
  }
}
