package org.longwave.ui.desk;

import org.longwave.api.input.Transport;
import org.longwave.api.input.TransportState;

/** Any thread. A transport as it stood a moment ago. */
public record Deck(String name, Transport transport, TransportState state) {}
