package org.ecluse.app.https.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ExchangeHandlerTest {

  private final List<String> verdicts = new ArrayList<>();
  private long waitingBytes;
  private final EmbeddedChannel channel =
      new EmbeddedChannel(
          new ExchangeHandler(
              new Exchanges(new Journal(new SimpleMeterRegistry())),
              new Strangers(WireSettings.DEFAULT),
              _ -> Optional.of(new SendQueue.Sample(waitingBytes, 0)),
              WireSettings.DEFAULT));

  @AfterEach
  void close() {
    channel.finishAndReleaseAll();
  }

  @Test
  void aClientThatLeavesWithTheAnnouncedLength_beforeTheFormalEnd_hasEverything() {
    request();
    answer(5, "whole");

    leave();

    assertThat(verdicts).containsExactly("arrived");
  }

  @Test
  void aClientThatLeavesWithTheAnnouncedLength_isToldOfOnce() {
    request();
    answer(5, "whole");
    channel.writeOutbound(LastHttpContent.EMPTY_LAST_CONTENT);

    leave();

    assertThat(verdicts).containsExactly("arrived");
  }

  @Test
  void aClientThatLeavesBefore_hasNotEverything() {
    request();
    answer(6, "whole");

    leave();

    assertThat(verdicts).containsExactly("lost");
  }

  @Test
  void aClientThatLeavesWhileItsKernelLacksBytes_hasNotEverything() {
    waitingBytes = 1;
    request();
    answer(5, "whole");

    leave();

    assertThat(verdicts).containsExactly("lost");
  }

  private void request() {
    channel.writeInbound(new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/"));
    TrackedRequest request = channel.readInbound();
    request
        .exchange()
        .watch(
            new Sending() {
              @Override
              public void arrived() {
                verdicts.add("arrived");
              }

              @Override
              public void lost() {
                verdicts.add("lost");
              }
            });
  }

  private void answer(int announced, String body) {
    HttpResponse head = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
    head.headers().set(HttpHeaderNames.CONTENT_LENGTH, announced);
    channel.writeOutbound(
        head, new DefaultHttpContent(Unpooled.copiedBuffer(body, StandardCharsets.US_ASCII)));
  }

  private void leave() {
    channel.pipeline().fireUserEventTriggered(ChannelInputShutdownEvent.INSTANCE);
    channel.runPendingTasks();
    var _ = channel.close();
  }
}
