package org.longwave.output.icecast;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.SocketTimeoutException;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import org.longwave.api.codec.Title;

/**
 * Looks after one session from outside its connection: asks the server's status page every 2 s, because a frozen
 * server's socket swallows sound for minutes, and brings titles to the server's page. Steps on the sender's thread, the
 * questions on threads of their own.
 */
final class Watch {
    private static final System.Logger LOG = System.getLogger(Watch.class.getName());
    private static final long PERIOD_NANOS = 2_000_000_000L;
    /** Two in a row: with 2 s between and 2.5 s of patience each that is 7 s at most. */
    private static final int SILENT = 2;

    private static final int UNLISTED = 3;

    private final Network network;
    private final Server server;
    private final Presence presence;
    private final Executor threads;
    private final LongSupplier clock;
    private final Runnable wake;
    private long dueNanos;
    private boolean asking;
    private boolean answeredOnce;
    private boolean listedOnce;
    private int silent;
    private int unlisted;
    private int listeners = -1;
    private Title sent = Title.NONE;
    private boolean telling;
    private long tellNanos;

    /** @param presence of our own listener, who is not to be counted */
    Watch(Network network, Server server, Presence presence, Executor threads, LongSupplier clock, Runnable wake) {
        this.network = network;
        this.server = server;
        this.presence = presence;
        this.threads = threads;
        this.clock = clock;
        this.wake = wake;
        dueNanos = clock.getAsLong();
        tellNanos = dueNanos;
    }

    /** Begins what is due; throws when the server is to be given up. */
    void step(long nowNanos, Title title) throws Trouble {
        boolean ask;
        boolean tell;
        synchronized (this) {
            if (silent >= SILENT)
                throw new Trouble(
                        Trouble.Kind.LOST,
                        "The server stands still: it takes connections, but its status page did not answer twice.");
            if (unlisted >= UNLISTED)
                throw new Trouble(
                        Trouble.Kind.LOST,
                        "The server no longer lists the mount " + server.mount() + " as on the air.");
            ask = !asking && nowNanos - dueNanos >= 0;
            if (ask) {
                asking = true;
                dueNanos = nowNanos + PERIOD_NANOS;
            }
            tell = title != null && !title.equals(sent) && !telling && nowNanos - tellNanos >= 0;
            if (tell) {
                telling = true;
                tellNanos = nowNanos + PERIOD_NANOS;
            }
        }
        if (ask) threads.execute(this::ask);
        if (tell) threads.execute(() -> tell(title));
    }

    private void ask() {
        try {
            long askedNanos = clock.getAsLong();
            Network.Health health = network.health(server);
            int others = presence.others(health.listeners(), askedNanos);
            synchronized (this) {
                answeredOnce = true;
                silent = 0;
                listedOnce |= health.listed();
                unlisted = health.listed() || !listedOnce ? 0 : unlisted + 1;
                if (others != Presence.UNCLEAR) listeners = others;
            }
        } catch (SocketTimeoutException none) {
            synchronized (this) {
                // a server that never showed the page may hide it behind a firewall
                if (answeredOnce) silent++;
                if (silent == 1) dueNanos -= PERIOD_NANOS;
            }
        } catch (IOException | RuntimeException other) {
            // refused or broken off: the connection itself tells whether the server is gone
            LOG.log(Level.DEBUG, "asking for the status", other);
        } finally {
            synchronized (this) {
                asking = false;
            }
            wake.run();
        }
    }

    private void tell(Title title) {
        try {
            network.title(server, title);
            synchronized (this) {
                sent = title;
            }
        } catch (IOException | RuntimeException refused) {
            LOG.log(Level.DEBUG, "the server did not take a title; it is sent again", refused);
        } finally {
            synchronized (this) {
                telling = false;
            }
        }
    }

    /** Of the mount, -1 when not known. */
    synchronized int listeners() {
        return listeners;
    }
}
