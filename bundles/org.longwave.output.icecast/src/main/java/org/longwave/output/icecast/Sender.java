package org.longwave.output.icecast;

import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.function.LongSupplier;
import org.longwave.api.DeviceException;
import org.longwave.api.StreamFormat;
import org.longwave.api.codec.Encoder;
import org.longwave.api.codec.EncoderFactory;
import org.longwave.api.codec.EncoderSettings;
import org.longwave.api.output.OutputStatus;
import org.longwave.api.output.OutputStatus.State;

/**
 * Connects, sends and connects again, in steps on the thread {@code lw-out-<name>-net}. Orders and questions come from
 * any thread and are answered at once.
 */
final class Sender {
    /** A server that takes nothing for so long is given up. */
    static final long STALL_NANOS = 6_000_000_000L;
    /** Nothing to do until somebody wakes us. */
    static final long FOREVER = Long.MAX_VALUE;

    private static final long IDLE_NANOS = 50_000_000;
    private static final long FULL_NANOS = 10_000_000;
    /** On air for so long, the next loss counts as the first again. */
    private static final long STEADY_NANOS = 10_000_000_000L;

    private static final System.Logger LOG = System.getLogger(Sender.class.getName());

    private final Encoders encoders;
    private final Connector connector;
    private final LongSupplier clock;
    private volatile Session.Counters counters = new Session.Counters();

    private volatile IcecastSettings settings;
    private StreamFormat format;
    private boolean wanted;
    private boolean fresh;
    private boolean awake;
    private State state = State.OFF;
    private String reason = "";
    private Instant since = Instant.now();
    private boolean willTry;
    private long retryAtNanos;
    private int failures;
    private long onAtNanos;
    private long progressNanos;
    private long reportedDrops;
    private volatile Session session;

    /** @param clock nanoseconds, as {@link System#nanoTime()} */
    Sender(IcecastSettings settings, Encoders encoders, Connector connector, LongSupplier clock) {
        this.settings = settings;
        this.encoders = encoders;
        this.connector = connector;
        this.clock = clock;
        wanted = settings.autostart();
        if (wanted) tryNow();
    }

    /** The session to fill now, or null. */
    Session session() {
        return session;
    }

    synchronized void format(StreamFormat now) {
        format = now;
        tryNow();
    }

    synchronized void start() {
        if (!wanted) counters = new Session.Counters();
        wanted = true;
        if (session == null) tryNow();
    }

    void stop() {
        synchronized (this) {
            wanted = false;
            enter(State.OFF, "");
            wake();
        }
        connector.abort();
    }

    /** New settings: a running stream connects once again with them; a stopped one stays so. */
    synchronized void settings(IcecastSettings changed) {
        if (changed.equals(settings)) return;
        settings = changed;
        fresh = true;
        tryNow();
    }

    private void tryNow() {
        failures = 0;
        retryAtNanos = clock.getAsLong();
        willTry = true;
        if (wanted && session == null) enter(State.CONNECTING, "");
        wake();
    }

    synchronized void wake() {
        awake = true;
        notifyAll();
    }

    /** Waits for {@link #wake()}, for {@code nanos} at most. */
    synchronized void await(long nanos) throws InterruptedException {
        if (!awake && nanos > 0) {
            if (nanos == FOREVER) wait();
            else wait(nanos / 1_000_000, (int) (nanos % 1_000_000));
        }
        awake = false;
    }

    /** Does what is due; returns the nanoseconds until something may be due again. Nobody's locks are held meanwhile. */
    long step() {
        Session current = session;
        boolean on;
        boolean over;
        synchronized (this) {
            on = wanted && format != null;
            over = !on || fresh;
            fresh = false;
        }
        if (current == null) return on ? connectWhenDue() : FOREVER;
        if (over) {
            leave(current);
            return on ? 0 : FOREVER;
        }
        return send(current);
    }

    private long connectWhenDue() {
        IcecastSettings use;
        StreamFormat shape;
        synchronized (this) {
            if (!willTry) return FOREVER;
            long left = retryAtNanos - clock.getAsLong();
            if (left > 0) return left;
            // a retry keeps its reason on the display until it succeeded
            use = settings;
            shape = format;
        }
        try {
            accepted(connect(use, shape));
            return 0;
        } catch (Trouble trouble) {
            return failed(trouble);
        } catch (RuntimeException | LinkageError broken) {
            return failed(new Trouble(Trouble.Kind.ENCODER, "The encoder failed: " + broken + ".", broken));
        }
    }

    private Session connect(IcecastSettings use, StreamFormat shape) throws Trouble {
        if (!use.problem().isEmpty()) throw new Trouble(Trouble.Kind.SETTINGS, use.problem());
        EncoderFactory factory = encoders.find(use.codec());
        if (factory == null)
            throw new Trouble(Trouble.Kind.ENCODER, "No encoder for \"" + use.codec() + "\" is installed.");
        Encoder encoder = encoder(factory, use, shape);
        boolean connected = false;
        try {
            Link link = connector.connect(use, factory.info().contentType(), shape);
            connected = true;
            return new Session(link, factory, encoder, shape, use.bitrateKbps(), this::wake);
        } finally {
            if (!connected) encoder.close();
        }
    }

    private static Encoder encoder(EncoderFactory factory, IcecastSettings use, StreamFormat shape) throws Trouble {
        try {
            return factory.open(factory.info().fitted(EncoderSettings.stream(use.bitrateKbps()), shape));
        } catch (DeviceException refused) {
            boolean format = refused.reason() == DeviceException.Reason.FORMAT;
            throw new Trouble(format ? Trouble.Kind.SETTINGS : Trouble.Kind.ENCODER, refused.getMessage(), refused);
        } catch (RuntimeException | LinkageError broken) {
            throw new Trouble(Trouble.Kind.ENCODER, "The encoder failed: " + broken + ".", broken);
        }
    }

    private void accepted(Session made) {
        synchronized (this) {
            onAtNanos = clock.getAsLong();
            progressNanos = onAtNanos;
            reportedDrops = 0;
            // stop() or new settings may have come meanwhile: the next step ends it again
            if (wanted) enter(State.ON, "");
            session = made;
        }
        LOG.log(Level.INFO, "{0}: on air at {1}", settings.name(), settings.server());
    }

    private long send(Session current) {
        try {
            if (current.failure() != null)
                throw new Trouble(
                        Trouble.Kind.ENCODER, "The encoder failed: " + current.failure() + ".", current.failure());
            if (encoders.find(settings.codec()) != current.factory)
                throw new Trouble(Trouble.Kind.ENCODER, "The encoder was taken away.");
            current.link.check();
            return pump(current);
        } catch (Trouble trouble) {
            drop(current);
            return failed(trouble);
        }
    }

    private long pump(Session current) throws Trouble {
        long before = counters.bytes;
        boolean left = current.pump(counters);
        long now = clock.getAsLong();
        if (!left || counters.bytes != before) progressNanos = now;
        if (now - progressNanos > STALL_NANOS)
            throw new Trouble(
                    Trouble.Kind.LOST,
                    "The server takes no more sound (nothing for " + STALL_NANOS / 1_000_000_000L + " s).");
        if (current.droppedPieces() > 0 && reportedDrops == 0) {
            reportedDrops = current.droppedPieces();
            LOG.log(Level.WARNING, "{0}: {1}", settings.name(), current.losses());
        }
        return left ? FULL_NANOS : IDLE_NANOS;
    }

    /** Sends what is already encoded as far as the socket takes it, then hangs up. */
    private void leave(Session current) {
        try {
            current.pump(counters);
        } catch (Trouble gone) {
            LOG.log(Level.DEBUG, "the server went away while we did", gone);
        }
        drop(current);
        synchronized (this) {
            if (wanted) enter(State.CONNECTING, "");
        }
        LOG.log(Level.INFO, "{0}: off air", settings.name());
    }

    private void drop(Session current) {
        session = null;
        current.link.close();
    }

    private long failed(Trouble trouble) {
        String sentence = trouble.getMessage();
        synchronized (this) {
            if (!wanted || fresh) return 0;
            if (state == State.ON && clock.getAsLong() - onAtNanos > STEADY_NANOS) failures = 0;
            failures++;
            long pause = trouble.kind().pauseNanos(failures);
            willTry = pause >= 0;
            retryAtNanos = clock.getAsLong() + Math.max(0, pause);
            boolean known = reason.equals(sentence);
            enter(willTry ? State.RETRYING : State.FAILED, sentence);
            if (known) return willTry ? pause : FOREVER;
        }
        LOG.log(Level.WARNING, "{0}: {1}", settings.name(), sentence);
        return 0;
    }

    private void enter(State next, String why) {
        if (next != state) since = Instant.now();
        state = next;
        reason = why;
    }

    synchronized OutputStatus status() {
        return new OutputStatus(
                OutputStatus.Kind.STREAM,
                state,
                detail(),
                settings.server().toString(),
                since,
                counters.frames,
                counters.bytes,
                -1);
    }

    private String detail() {
        Session current = session;
        if (state == State.ON && current != null) return current.losses();
        if (state == State.FAILED) return reason + " Put it right and start it again.";
        if (state != State.RETRYING) return reason;
        long left = Math.max(0, retryAtNanos - clock.getAsLong());
        if (left == 0) return reason + " Trying again now.";
        return reason + " Next try in " + (left + 999_999_999) / 1_000_000_000L + " s.";
    }
}
