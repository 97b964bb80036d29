package org.longwave.api.output;

import org.osgi.annotation.versioning.ProviderType;

/** The state of the studio's lights, a service; any thread. Who wants to be told offers an {@link OnAirListener}. */
@ProviderType
public interface OnAirLight {
    OnAirState state();
}
