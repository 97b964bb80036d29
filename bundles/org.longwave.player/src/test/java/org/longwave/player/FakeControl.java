package org.longwave.player;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.longwave.api.input.InputControl;

/** Notes what a player asks of the engine. */
final class FakeControl implements InputControl {
    final List<String> asked = new ArrayList<>();
    CompletableFuture<Void> answer = CompletableFuture.completedFuture(null);
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
        return answer;
    }
}
