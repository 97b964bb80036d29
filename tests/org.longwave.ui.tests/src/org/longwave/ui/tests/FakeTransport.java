package org.longwave.ui.tests;

import org.longwave.api.input.Transport;
import org.longwave.api.input.TransportState;

/** Any thread. A player without sound. */
final class FakeTransport implements Transport {
    volatile TransportState state;

    FakeTransport(String title, boolean playing, long positionSeconds, long lengthSeconds) {
        state = new TransportState(title, playing, false, positionSeconds * 48_000, lengthSeconds * 48_000, "");
    }

    @Override
    public void play() {
        state = new TransportState(state.title(), true, state.loop(), state.positionFrames(), state.lengthFrames(), "");
    }

    @Override
    public void stop() {
        state = new TransportState(state.title(), false, state.loop(), 0, state.lengthFrames(), "");
    }

    @Override
    public void setLoop(boolean loop) {
        state = new TransportState(
                state.title(), state.playing(), loop, state.positionFrames(), state.lengthFrames(), "");
    }

    @Override
    public TransportState state() {
        return state;
    }
}
