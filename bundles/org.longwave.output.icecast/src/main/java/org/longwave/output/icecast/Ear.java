package org.longwave.output.icecast;

import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.longwave.api.codec.DecoderFactory;
import org.longwave.api.codec.EncodedStream;
import org.longwave.api.output.ReturnFeed;
import org.longwave.api.output.ReturnFeed.Verdict;

/**
 * Listens to the mount of one session now and then. Steps on the sender's thread and never waits there; each look is a
 * {@link Listening} on a virtual thread of its own, and its outcome is taken here.
 */
final class Ear {
    /** On the air for so long, the mount has enough to listen to. */
    static final long FIRST_NANOS = 3_000_000_000L;
    /** A look that is not over after so long is given up. */
    static final long LOOK_NANOS = 25_000_000_000L;

    static final long USUAL_NANOS = 20_000_000_000L;
    static final long SOON_NANOS = 6_000_000_000L;
    static final long SELDOM_NANOS = 60_000_000_000L;
    static final long REFUSED_NANOS = 30_000_000_000L;
    static final long LONGEST_NANOS = 600_000_000_000L;

    private static final System.Logger LOG = System.getLogger(Ear.class.getName());

    private final String name;
    private final Network network;
    private final Server server;
    private final Supplier<List<DecoderFactory>> decoders;
    private final Executor threads;
    private final LongSupplier clock;
    private final Presence presence = new Presence();
    private Listening now;
    private long begunNanos;
    private long dueNanos;
    private boolean closed;
    private ReturnFeed feed = ReturnFeed.NONE;

    /** @param onAirNanos when the session began */
    Ear(
            String name,
            Network network,
            Server server,
            Supplier<List<DecoderFactory>> decoders,
            Executor threads,
            LongSupplier clock,
            long onAirNanos) {
        this.name = name;
        this.network = network;
        this.server = server;
        this.decoders = decoders;
        this.threads = threads;
        this.clock = clock;
        dueNanos = onAirNanos + FIRST_NANOS;
    }

    /** Begins a look when one is due. */
    void step(long nowNanos, EncodedStream stream, boolean wanted) {
        Listening due;
        synchronized (this) {
            if (!wanted) {
                forget();
                return;
            }
            if (now != null && nowNanos - begunNanos > LOOK_NANOS) {
                Listening stuck = now;
                stuck.abort();
                found(stuck, Finding.of(Verdict.NO_DATA, "The server kept a listener waiting without an end."));
            }
            if (closed || now != null || nowNanos - dueNanos < 0) return;
            begunNanos = nowNanos;
            now = new Listening(network, server, decoders.get(), stream, clock, presence, this::found);
            due = now;
        }
        threads.execute(due);
    }

    /** Nobody is to listen any more. */
    private void forget() {
        if (now != null) now.abort();
        now = null;
        feed = ReturnFeed.NONE;
    }

    private void found(Listening by, Finding finding) {
        ReturnFeed before;
        ReturnFeed after;
        synchronized (this) {
            if (by != now || closed) return;
            now = null;
            before = feed;
            boolean again = before.verdict() == finding.verdict();
            Instant at = Instant.now();
            feed = new ReturnFeed(
                    finding.verdict(),
                    at,
                    again ? before.times() + 1 : 1,
                    finding.verdict() == Verdict.HEARD ? at : before.heardAt(),
                    finding.match(),
                    finding.delaySeconds(),
                    finding.levelDb(),
                    finding.words());
            after = feed;
            dueNanos = clock.getAsLong() + pauseNanos(after);
        }
        log(before, after);
    }

    private static long pauseNanos(ReturnFeed after) {
        return switch (after.verdict()) {
            case UNCHECKED, HEARD, UNSURE -> USUAL_NANOS;
            case SILENT, DIFFERENT -> SOON_NANOS;
            case NO_DATA -> after.times() < ReturnFeed.CERTAIN ? SOON_NANOS : USUAL_NANOS;
            case UNDECODABLE -> SELDOM_NANOS;
            case REFUSED -> Math.min(LONGEST_NANOS, REFUSED_NANOS << Math.min(10, after.times() - 1));
        };
    }

    private void log(ReturnFeed before, ReturnFeed after) {
        boolean turned = after.verdict() != before.verdict();
        boolean alarm = after.isWrong() && !before.isWrong();
        Level level = alarm ? Level.WARNING : turned && !isSuspicion(after) ? Level.INFO : Level.DEBUG;
        LOG.log(level, "{0}: return feed: {1}", name, after.words());
    }

    /** One check that is not believed yet. */
    private static boolean isSuspicion(ReturnFeed after) {
        return (after.verdict() == Verdict.SILENT || after.verdict() == Verdict.DIFFERENT) && !after.isWrong();
    }

    synchronized ReturnFeed feed() {
        return feed;
    }

    Presence presence() {
        return presence;
    }

    /** The session is over; a look that goes on ends by itself. */
    synchronized void close() {
        closed = true;
        forget();
    }
}
