package org.ecluse.app.https;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import jakarta.inject.Singleton;
import org.ecluse.app.https.wire.ConnectionSetup;

/** Has the server prepare every connection as {@link ConnectionSetup} says. */
@Singleton
final class ConnectionSetups implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {

  private final ConnectionSetup setup;

  ConnectionSetups(ConnectionSetup setup) {
    this.setup = setup;
  }

  @Override
  public NettyServerCustomizer.Registry onCreated(
      BeanCreatedEvent<NettyServerCustomizer.Registry> created) {
    created.getBean().register(setup);
    return created.getBean();
  }
}
