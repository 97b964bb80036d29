package org.longwave.engine.host;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.longwave.api.StreamFormat;
import org.longwave.engine.ring.DelayLine;
import org.longwave.engine.ring.StoragePool;
import org.longwave.engine.rt.Align;
import org.longwave.engine.rt.Order;
import org.longwave.engine.rt.Strip;

/**
 * Works out by how much each strip must wait for the slowest one, and gives strips the delay lines they need for that
 * and for the operator's delay; control room. A longer line takes the place of a shorter one; both are kept until the
 * strip has gone.
 */
final class Alignment {
    /** More than a block: what is read begins before what was written last. */
    private static final int SPARE_FRAMES = 2048;

    private static final class Waiting {
        final List<DelayLine> lines = new ArrayList<>();
        int capacityFrames;
        int userFrames;
        int alignFrames;
    }

    private final StreamFormat format;
    private final StoragePool pool;
    private final Map<Strip, Waiting> waiting = new IdentityHashMap<>();
    private long version;

    Alignment(StreamFormat format, StoragePool pool) {
        this.format = format;
        this.pool = pool;
    }

    /**
     * Null: every strip waits as it should.
     *
     * @param latency frames that a strip's effects delay it
     * @param atFrame when it shall hold
     */
    synchronized Align of(List<Strip> strips, ToIntFunction<Strip> latency, long atFrame) {
        int slowest = strips.stream().mapToInt(latency).max().orElse(0);
        int[] frames = new int[strips.size()];
        DelayLine[] lines = new DelayLine[strips.size()];
        boolean changed = false;
        for (int s = 0; s < frames.length; s++) {
            Waiting w = waiting.computeIfAbsent(strips.get(s), strip -> new Waiting());
            frames[s] = slowest - latency.applyAsInt(strips.get(s));
            changed |= w.alignFrames != frames[s];
            w.alignFrames = frames[s];
            lines[s] = line(w);
        }
        return changed ? new Align(++version, strips.toArray(Strip[]::new), frames, lines, atFrame) : null;
    }

    /** Brings a line for so much delay, before the order for it; null: the strip has one that will do. */
    synchronized Align forDelay(Strip strip, int userFrames) {
        Waiting w = waiting.computeIfAbsent(strip, s -> new Waiting());
        w.userFrames = Math.max(w.userFrames, Math.min(userFrames, format.rateHz()));
        DelayLine line = line(w);
        return line == null ? null : new Align(0, new Strip[] {strip}, new int[1], new DelayLine[] {line}, Order.NOW);
    }

    private DelayLine line(Waiting w) {
        int needed = w.userFrames + w.alignFrames;
        if (needed == 0 || needed + SPARE_FRAMES <= w.capacityFrames) return null;
        DelayLine line = new DelayLine(format.channels(), needed + SPARE_FRAMES, pool);
        w.capacityFrames = line.capacityFrames();
        w.lines.add(line);
        return line;
    }

    /** The engine no longer runs it. */
    synchronized void drop(Strip strip) {
        Waiting w = waiting.remove(strip);
        if (w != null) w.lines.forEach(DelayLine::close);
    }
}
