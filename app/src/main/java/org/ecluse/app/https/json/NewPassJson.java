package org.ecluse.app.https.json;

import io.micronaut.serde.annotation.SerdeableGenerated;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An admin's wish for a pass, as it came. */
@SerdeableGenerated(skip = true)
public record NewPassJson(
    @Nullable String account,
    @Nullable List<@Nullable String> transfers,
    @Nullable List<@Nullable String> doors,
    @Nullable String ttl) {}
