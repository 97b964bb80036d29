package org.longwave.engine.host;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.longwave.api.command.Applied;

/**
 * Buses that become another kind: each fades out and goes as one kind, and comes again as the other; control room. What
 * is changed meanwhile is how it comes.
 */
final class BusReturn {
    private record Coming(BusSpec spec, CompletableFuture<Applied> runs) {}

    private final Map<String, Coming> coming = new LinkedHashMap<>();

    /**
     * @param gone completes when the engine no longer runs the bus
     * @param add makes it come
     * @return completes when it runs again
     */
    CompletableFuture<Applied> after(
            CompletableFuture<Applied> gone, BusSpec spec, Function<BusSpec, CompletableFuture<Applied>> add) {
        CompletableFuture<Applied> runs = new CompletableFuture<>();
        synchronized (this) {
            coming.put(spec.id(), new Coming(spec, runs));
        }
        gone.whenComplete((applied, failure) -> {
            BusSpec last = take(spec.id(), runs);
            if (last == null) return;
            try {
                add.apply(last).whenComplete((came, refused) -> {
                    if (refused == null) runs.complete(came);
                    else runs.completeExceptionally(refused);
                });
            } catch (RuntimeException refused) {
                runs.completeExceptionally(refused);
            }
        });
        return runs;
    }

    private synchronized BusSpec take(String id, CompletableFuture<Applied> runs) {
        Coming c = coming.get(id);
        if (c == null || c.runs() != runs) return null;
        coming.remove(id);
        return c.spec();
    }

    /** Null: it is not on its way back. */
    synchronized CompletableFuture<Applied> change(BusSpec spec) {
        Coming c = coming.get(spec.id());
        if (c == null) return null;
        coming.put(spec.id(), new Coming(spec, c.runs()));
        return c.runs();
    }

    /** It stays away. False: it was not on its way back. */
    synchronized boolean forget(String id) {
        Coming c = coming.remove(id);
        if (c != null) c.runs().completeExceptionally(new IllegalStateException("the bus " + id + " was taken away"));
        return c != null;
    }
}
