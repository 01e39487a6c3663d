package org.ecluse.app.https;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.UriRouteInfo;
import org.ecluse.app.https.wire.Exchange;

/** Tells each exchange the template of its route, which logs and metrics may name. */
@ServerFilter("/**")
final class RouteNames implements Ordered {

  @RequestFilter
  void name(HttpRequest<?> request) {
    RouteAttributes.getRouteInfo(request)
        .filter(UriRouteInfo.class::isInstance)
        .map(route -> ((UriRouteInfo<?, ?>) route).getUriMatchTemplate().toPathString())
        .ifPresent(template -> Exchange.of(request).route(template));
  }

  @Override
  public int getOrder() {
    return ServerFilterPhase.FIRST.order();
  }
}
