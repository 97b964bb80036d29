package org.longwave.output.icecast;

import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.longwave.api.codec.DecoderFactory;
import org.longwave.api.codec.EncodedStream;
import org.longwave.api.codec.EncoderHub;
import org.longwave.api.codec.Title;
import org.longwave.api.output.OutputStatus;
import org.longwave.api.output.OutputStatus.State;
import org.longwave.api.output.ReturnFeed;

/**
 * Connects, sends and connects again, in steps on the thread {@code lw-out-<name>-net} that never wait. Orders and
 * questions come from any thread and are answered at once.
 */
final class Sender {
    /** A server that takes nothing for so long is given up. */
    static final long STALL_NANOS = 6_000_000_000L;
    /** An attempt that is not over after so long is abandoned and another one begun: the watchdog over all the rest. */
    static final long DIAL_NANOS = 20_000_000_000L;
    /** On a backup, the primary is looked at so often. */
    static final long PROBE_NANOS = 30_000_000_000L;
    /** Nothing to do until somebody wakes us. */
    static final long FOREVER = Long.MAX_VALUE;

    private static final long IDLE_NANOS = 50_000_000;
    private static final long FULL_NANOS = 10_000_000;
    /** On air for so long, the next loss counts as the first again. */
    private static final long STEADY_NANOS = 10_000_000_000L;

    private static final long OWN_DROP_NANOS = 90_000_000_000L;
    private static final System.Logger LOG = System.getLogger(Sender.class.getName());

    private final Places places;
    private final Network network;
    private final Supplier<List<DecoderFactory>> decoders;
    private final Executor threads;
    private final LongSupplier clock;
    private final Retry retry;
    private final TitleFile titleFile = new TitleFile();
    private final Board board;
    private volatile Session.Counters counters = new Session.Counters();

    private volatile IcecastSettings settings;
    private volatile Title title = Title.NONE;
    private boolean wanted;
    private boolean fresh;
    private boolean closed;
    private boolean awake;

    private boolean willTry;
    private long retryAtNanos;
    private int serverIndex;
    private Dial dial;
    private volatile Watch watch;
    private volatile Ear ear;
    private volatile Session session;
    private IcecastSettings running;
    private long onAtNanos;
    private long progressNanos;
    private long probeNanos;
    private boolean reportedLoss;
    private Server droppedFrom;
    private long droppedNanos;

    /**
     * @param decoders for the return feed; asked at each look
     * @param threads for what may wait
     * @param clock nanoseconds, as {@link System#nanoTime()}
     */
    Sender(
            IcecastSettings settings,
            EncoderHub hub,
            Network network,
            Supplier<List<DecoderFactory>> decoders,
            Executor threads,
            LongSupplier clock,
            RandomGenerator chance) {
        this.settings = settings;
        this.network = network;
        this.decoders = decoders;
        this.threads = threads;
        this.clock = clock;
        retry = new Retry(chance);
        board = new Board(clock);
        places = new Places(hub, clock, this::wake);
        wanted = settings.autostart();
        if (wanted) board.enter(State.CONNECTING, "");
        fresh = true;
    }

    synchronized void start() {
        if (!wanted) {
            counters = new Session.Counters();
            board.enter(State.CONNECTING, "");
        }
        wanted = true;
        fresh = true;
        wake();
    }

    synchronized void stop() {
        wanted = false;
        board.enter(State.OFF, "");
        wake();
    }

    /** Ends everything; the next step lets go of what is open. */
    synchronized void close() {
        closed = true;
        wanted = false;
        board.enter(State.OFF, "");
        wake();
    }

    /** New settings: a stream on the air goes over to them; a stopped one stays so. */
    synchronized void settings(IcecastSettings changed) {
        if (changed.equals(settings)) return;
        settings = changed;
        fresh = true;
        wake();
    }

    void title(Title now) {
        title = now;
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

    /** Does what is due; returns the nanoseconds until something may be due again. */
    long step() {
        boolean on;
        boolean changed;
        synchronized (this) {
            on = wanted && !closed;
            changed = fresh;
            fresh = false;
        }
        if (!on) return off();
        try {
            if (changed) adopt();
            takeDial();
            dialWhenDue();
            return session == null ? idle() : send();
        } catch (Trouble trouble) {
            return failed(trouble);
        } catch (RuntimeException | LinkageError broken) {
            LOG.log(Level.WARNING, settings.name() + ": a fault of our own", broken);
            return failed(new Trouble(Trouble.Kind.LOST, "A fault of our own: " + broken + ".", broken));
        }
    }

    private long off() {
        if (dial != null) dial.abandon();
        dial = null;
        if (session != null) {
            leave();
            LOG.log(Level.INFO, "{0}: off air", settings.name());
        }
        retry.reset();
        return FOREVER;
    }

    /** New settings, or a person's wish: whatever waits is tried at once. */
    private void adopt() {
        IcecastSettings next = settings;
        retry.reset();
        retryAtNanos = clock.getAsLong();
        willTry = true;
        if (dial != null) dial.abandon();
        dial = null;
        serverIndex = 0;
        if (session == null) {
            board.connecting();
            return;
        }
        board.stillOn();
        if (next.isSameStream(running)) {
            running = next;
            willTry = false;
            return;
        }
        changeOnAir(next);
    }

    /** Make before break: what is on the air stays there until the new one is ready. */
    private void changeOnAir(IcecastSettings next) {
        willTry = false;
        EncodedStream ready;
        try {
            ready = places.join(next, next.primary());
        } catch (Trouble refused) {
            board.remark("The new settings are refused: " + refused.getMessage() + " The old stream goes on.");
            LOG.log(Level.WARNING, "{0}: new settings refused: {1}", next.name(), refused.getMessage());
            return;
        }
        boolean sameMount = session.server.sameMount(next.primary());
        boolean sameHead = next.about().equals(running.about())
                && ready.info().contentType().equals(session.contentType())
                && next.titles() == running.titles();
        board.remark("");
        if (sameMount && sameHead) {
            session.goOnWith(ready);
            running = next;
            return;
        }
        // one mount cannot have two sources: the encoder is ready, the gap is one handshake
        if (sameMount) leave();
        begin(next, next.primary(), ready, false);
    }

    private void begin(IcecastSettings use, Server server, EncodedStream place, boolean probe) {
        running = probe ? running : use;
        willTry = false;
        dial = new Dial(network, use, server, place, probe, clock.getAsLong(), this::wake);
        dial.begin(threads);
    }

    private void dialWhenDue() throws Trouble {
        if (dial != null) return;
        long now = clock.getAsLong();
        IcecastSettings use = settings;
        if (session == null && willTry && now - retryAtNanos >= 0) {
            Server server = use.servers().get(serverIndex % use.servers().size());
            begin(use, server, places.join(use, server), false);
            takeDial();
        } else if (session != null && serverIndex > 0 && now - probeNanos >= 0) {
            probeNanos = now + PROBE_NANOS;
            probe(use);
        }
    }

    /** Looks whether the primary is back; what is on the air does not depend on it. */
    private void probe(IcecastSettings use) {
        try {
            begin(use, use.primary(), places.join(use, use.primary()), true);
            takeDial();
        } catch (Trouble notNow) {
            LOG.log(Level.DEBUG, "the primary is not tried now", notNow);
        }
    }

    private void takeDial() throws Trouble {
        Dial done = dial;
        if (done == null) return;
        if (!done.isDone()) {
            if (clock.getAsLong() - done.begunNanos < DIAL_NANOS) return;
            done.abandon();
            dial = null;
            if (done.probe) return;
            throw new Trouble(Trouble.Kind.LOST, "Connecting to " + done.server.host() + " did not come to an end.");
        }
        dial = null;
        try {
            accepted(done);
        } catch (Trouble trouble) {
            if (done.probe) return;
            if (session == null) throw trouble;
            board.remark("The new settings do not work: " + trouble.getMessage() + " The old stream goes on.");
        }
    }

    private void accepted(Dial done) throws Trouble {
        Session made = done.session();
        if (session != null) leave();
        if (done.probe) serverIndex = 0;
        onAtNanos = clock.getAsLong();
        progressNanos = onAtNanos;
        probeNanos = onAtNanos + PROBE_NANOS;
        reportedLoss = false;
        ear = new Ear(settings.name(), network, made.server, decoders, threads, clock, onAtNanos);
        watch = new Watch(network, made.server, ear.presence(), threads, clock, this::wake);
        session = made;
        if (!title.line().isEmpty()) made.title(title);
        boolean backup = serverIndex > 0 && settings.servers().size() > 1;
        board.onAir(wantedNow(), backup ? "On a backup server; the primary is tried every 30 s." : "");
        LOG.log(Level.INFO, "{0}: on air at {1} with {2}", settings.name(), made.server, made.encoder());
    }

    private synchronized boolean wantedNow() {
        return wanted;
    }

    /** Not on the air: how long until the next try or look. */
    private long idle() {
        retitle();
        if (dial != null) return IDLE_NANOS;
        return willTry ? Math.max(0, retryAtNanos - clock.getAsLong()) : FOREVER;
    }

    private long send() throws Trouble {
        if (!session.failure().isEmpty()) throw new Trouble(Trouble.Kind.ENCODER, session.failure());
        retitle();
        session.link.check();
        watch.step(clock.getAsLong(), session.tellsServer && !title.line().isEmpty() ? title : null);
        ear.step(clock.getAsLong(), session.source(), running.returnFeed());
        long before = counters.bytes;
        boolean left = session.pump(counters);
        long now = clock.getAsLong();
        if (!left || counters.bytes != before) progressNanos = now;
        if (now - progressNanos > STALL_NANOS)
            throw new Trouble(
                    Trouble.Kind.LOST,
                    "The server takes no more sound (nothing for " + STALL_NANOS / 1_000_000_000L + " s).");
        if (session.lostFrames() > 0 && !reportedLoss) {
            reportedLoss = true;
            LOG.log(Level.WARNING, "{0}: {1}", settings.name(), session.losses());
        }
        board.losses(session.losses());
        return left ? FULL_NANOS : IDLE_NANOS;
    }

    private void retitle() {
        Title found = titleFile.look(settings.titleFile(), clock.getAsLong());
        if (found != null) title = found;
        if (session != null && !title.line().isEmpty()) session.title(title);
    }

    /** Sends what is already encoded as far as the socket takes it, then hangs up. */
    private void leave() {
        try {
            session.pump(counters);
        } catch (Trouble gone) {
            LOG.log(Level.DEBUG, "the server went away while we did", gone);
        }
        drop();
    }

    private void drop() {
        ear.close();
        ear = null;
        session.close();
        droppedFrom = session.server;
        droppedNanos = clock.getAsLong();
        session = null;
        watch = null;
    }

    private long failed(Trouble trouble) {
        long now = clock.getAsLong();
        if (trouble.kind() == Trouble.Kind.STARTING) {
            willTry = true;
            retryAtNanos = now + trouble.kind().pauseMillis(1) * 1_000_000;
            return retryAtNanos - now;
        }
        if (session != null) {
            if (now - onAtNanos > STEADY_NANOS) retry.reset();
            drop();
            serverIndex = 0;
        } else if (trouble.kind() != Trouble.Kind.SETTINGS
                && ++serverIndex < settings.servers().size()) {
            // the next of the list at once; a pause only after the last
            retryAtNanos = now;
            willTry = true;
            board.retrying(trouble.getMessage(), now);
            return 0;
        } else {
            serverIndex = 0;
        }
        long pause = retry.failed(trouble.kind(), now);
        willTry = pause >= 0;
        retryAtNanos = now + Math.max(0, pause);
        String words = words(trouble, now);
        boolean known = willTry ? board.retrying(words, retryAtNanos) : board.gaveUp(words);
        if (!known) LOG.log(Level.WARNING, "{0}: {1}", settings.name(), words);
        return willTry ? pause : FOREVER;
    }

    private String words(Trouble trouble, long now) {
        boolean own = trouble.kind() == Trouble.Kind.BUSY
                && droppedFrom != null
                && droppedFrom.sameMount(settings.primary())
                && now - droppedNanos < OWN_DROP_NANOS;
        if (!own) return trouble.getMessage();
        return "Not yet: the server still holds our own lost connection to " + droppedFrom.mount()
                + " and lets go of it after its source timeout, usually 10 s.";
    }

    OutputStatus status() {
        Session now = session;
        Watch look = watch;
        Ear heard = ear;
        Server shown = now == null ? settings.primary() : now.server;
        return board.status(
                shown.toString(),
                counters,
                look == null ? -1 : look.listeners(),
                now == null ? "" : now.encoder(),
                heard == null ? ReturnFeed.NONE : heard.feed());
    }
}
