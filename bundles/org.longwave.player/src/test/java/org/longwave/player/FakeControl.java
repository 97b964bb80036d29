package org.longwave.player;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.longwave.api.input.InputControl;

/** Notes what a player asks of the engine. */
final class FakeControl implements InputControl {
    final List<String> asked = new ArrayList<>();
    /** Runs within restart, before the caller goes on: what the device thread may do in that moment. */
    Runnable duringRestart = () -> {};

    long queued;

    @Override
    public CompletableFuture<Void> hold() {
        return note("hold");
    }

    @Override
    public CompletableFuture<Void> resume() {
        return note("resume");
    }

    @Override
    public CompletableFuture<Void> restart() {
        duringRestart.run();
        return note("restart");
    }

    @Override
    public CompletableFuture<Void> cue() {
        return note("cue");
    }

    @Override
    public long queuedFrames() {
        return queued;
    }

    private CompletableFuture<Void> note(String what) {
        asked.add(what);
        return CompletableFuture.completedFuture(null);
    }
}
