package org.longwave.engine.host;

import java.lang.System.Logger.Level;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.longwave.api.DeviceException;
import org.longwave.api.EdgeInfo;
import org.longwave.api.StreamFormat;
import org.longwave.api.command.Command;
import org.longwave.api.command.FlushInput;
import org.longwave.api.command.SetHold;
import org.longwave.api.input.AudioInput;
import org.longwave.api.input.InputControl;
import org.longwave.api.input.InputInfo;
import org.longwave.api.input.InputInfo.State;
import org.longwave.engine.ring.Cursor;
import org.longwave.engine.ring.FrameMark;
import org.longwave.engine.ring.InputRing;
import org.longwave.engine.ring.InputWriter;
import org.longwave.engine.ring.StoragePool;
import org.longwave.engine.rt.Feed;

/**
 * Runs one input on its device thread: opens it, carries its frames to its ring, opens it again after a failure.
 * {@link #doWork} is one step; a test may call it without a thread.
 */
public final class InputRunner implements InputControl {
    private static final QuietLog LOG = QuietLog.of(InputRunner.class);
    private static final long IDLE_NANOS = 4_000_000;
    /**
     * A full ring of a file lasts for 1.3 s and more: filled up twice a second, not with each block. Whatever keeps the
     * thread, which has no priority, from a processor for less than 0.8 s is not heard.
     */
    private static final long FULL_NANOS = 500_000_000;

    /** What a transport asked for, with the answer it waits for. */
    private record Wish(boolean run, CompletableFuture<Void> answer) {}

    private final String name;
    private final boolean live;
    private final AudioInput input;
    private final StreamFormat format;
    private final OrderDesk orders;
    private final int strip;
    private final Clocks clocks;
    private final InputRing ring;
    private final InputWriter writer;
    private final Feed feed;
    private final Cursor overflowFrames = new Cursor();
    private final Backoff backoff = new Backoff();
    private final AtomicReference<Wish> wish = new AtomicReference<>();
    private final float[][] chunk;
    /** Null: not live. */
    private final LiveEdge edge;

    private final Urgency urgency;
    private Wish granted;
    private CompletableFuture<?> dropped;
    private int chunkFrames;
    private int chunkWritten;
    private boolean open;
    private boolean ended;
    private boolean full;
    private volatile State state = State.OPENING;
    private volatile String detail = "";
    private volatile boolean held;
    private volatile boolean stayHeld;
    private volatile boolean stopping;
    private Thread thread;

    /** @param strip number of the one strip that reads it */
    InputRunner(
            String name,
            boolean live,
            AudioInput input,
            StreamFormat format,
            StoragePool pool,
            OrderDesk orders,
            int strip,
            Clocks clocks) {
        this.name = name;
        this.live = live;
        this.input = input;
        this.format = format;
        this.orders = orders;
        this.strip = strip;
        this.clocks = clocks;
        int second = format.rateHz();
        // of a file a second at least, and all of the storage that the ring takes for that anyway
        int capacity = live ? Math.max(8192, second / 6) : Integer.highestOneBit(second - 1) << 1;
        int target = live ? Math.max(2 * format.blockFrames(), second / 22) : second / 5;
        ring = live
                ? InputRing.spread(format.channels(), capacity, pool)
                : new InputRing(format.channels(), capacity, pool);
        writer = ring.writer();
        FrameMark mark = new FrameMark();
        edge = live ? new LiveEdge(format, clocks, clocks.isReference(name), writer, mark, overflowFrames) : null;
        feed = live
                ? Feed.aligned(ring.reader(), overflowFrames, target, format, mark, clocks.engineFrame())
                : new Feed(ring.reader(), overflowFrames, target, format.channels(), format.blockFrames());
        chunk = format.newBlock();
        urgency = Urgency.ofInput(name);
    }

    Feed feed() {
        return feed;
    }

    void start() {
        thread = Thread.ofPlatform().name("lw-dev-" + name).daemon().start(this::run);
    }

    private void run() {
        if (live) {
            EdgeWarmUp.once(clocks.grade());
            urgency.askSoon();
        }
        while (!stopping) {
            if (!doWork()) LockSupport.parkNanos(this, full ? FULL_NANOS : IDLE_NANOS);
            urgency.check(System.nanoTime());
        }
        closeInput();
        urgency.end();
    }

    /** Device thread, or a test in its place. False: nothing to do just now. */
    public boolean doWork() {
        full = false;
        try {
            if (!open && !openInput()) return false;
            grantWish();
            if (granted != null && dropped != null) return finishDropping();
            if (ended) return granted != null && finishFilling();
            return carry();
        } catch (DeviceException | RuntimeException | LinkageError e) {
            fail(e);
            return false;
        }
    }

    private boolean openInput() throws DeviceException {
        if (!backoff.isDue(System.nanoTime())) return false;
        open = true; // close() follows even when open() fails
        chunkFrames = 0;
        ended = false;
        writer.begin();
        if (live) edge.opening();
        input.open(format, this);
        if (live) edge.opened();
        backoff.worked();
        become(held ? State.HELD : State.RUNNING, "");
        return true;
    }

    /** True: frames moved. */
    private boolean carry() throws DeviceException {
        if (chunkWritten < chunkFrames) {
            chunkWritten += writer.write(chunk, chunkWritten, chunkFrames - chunkWritten);
            if (chunkWritten < chunkFrames) return full();
        }
        if (!live && writer.slots() < format.blockFrames()) return full();
        int n = input.read(chunk, format.blockFrames());
        if (n == 0) return false;
        if (n < 0) {
            ended = true;
            writer.end();
            if (state == State.RUNNING) become(State.ENDED, "");
            return finishFilling();
        }
        if (n > format.blockFrames())
            throw new IllegalStateException(name + " returned " + n + " frames, asked for " + format.blockFrames());
        if (live) edge.bring(chunk, n, clocks.nanos().getAsLong());
        else {
            chunkFrames = n;
            chunkWritten = writer.write(chunk, 0, n);
        }
        if (granted != null && ring.fillFrames() >= feed.targetFrames()) finishFilling();
        return true;
    }

    /** True: a wish was fulfilled by it. Else nothing is to do until much of it was read, or somebody wakes us. */
    private boolean full() {
        full = !live && granted == null;
        return finishFilling();
    }

    private void grantWish() {
        Wish next = wish.getAndSet(null);
        if (next == null) return;
        if (granted != null) granted.answer().complete(null); // overtaken by the newer one
        granted = next;
        stayHeld = !next.run();
        orders.submit(new SetHold(strip, true));
        held = true;
        dropped = orders.submit(new FlushInput(strip));
    }

    /** Waits, without blocking, until the engine has dropped the old frames; then asks for new ones. */
    private boolean finishDropping() {
        if (!dropped.isDone()) return false;
        dropped = null;
        chunkFrames = 0;
        chunkWritten = 0;
        ended = false;
        writer.begin();
        return true;
    }

    /** The ring is as full as it will get: lets the strip go, if that was the wish. */
    private boolean finishFilling() {
        if (granted == null) return false;
        Wish done = granted;
        granted = null;
        if (!stayHeld) {
            held = false;
            pass(orders.submit(new SetHold(strip, false)), done.answer());
        } else done.answer().complete(null);
        become(held ? State.HELD : ended ? State.ENDED : State.RUNNING, "");
        return true;
    }

    private void fail(Throwable e) {
        String said = e instanceof DeviceException ? e.getMessage() : name + " failed: " + e;
        if (state != State.FAILED || !said.equals(detail))
            LOG.log(
                    Level.WARNING,
                    "input " + name + ": " + said + " Trying again; the rest of the station goes on.",
                    e instanceof DeviceException ? null : e);
        closeInput();
        writer.end(); // silence is wanted until it is back
        backoff.failed(System.nanoTime());
        become(State.FAILED, said);
    }

    private void closeInput() {
        if (!open) return;
        open = false;
        try {
            input.close();
        } catch (RuntimeException | LinkageError e) {
            LOG.log(Level.WARNING, "input " + name + " failed while closing", e);
        }
    }

    private void become(State newState, String newDetail) {
        detail = newDetail;
        state = newState;
    }

    @Override
    public CompletableFuture<Void> hold() {
        Wish waiting = wish.get();
        if (waiting != null) wish.compareAndSet(waiting, new Wish(false, waiting.answer()));
        stayHeld = true; // a restart under way ends cued
        held = true;
        if (state == State.RUNNING) state = State.HELD;
        return order(new SetHold(strip, true));
    }

    @Override
    public CompletableFuture<Void> resume() {
        stayHeld = false;
        held = false;
        if (state == State.HELD) state = State.RUNNING;
        return order(new SetHold(strip, false));
    }

    @Override
    public CompletableFuture<Void> restart() {
        return wish(true);
    }

    @Override
    public CompletableFuture<Void> cue() {
        return wish(false);
    }

    private CompletableFuture<Void> wish(boolean run) {
        CompletableFuture<Void> answer = new CompletableFuture<>();
        Wish overtaken = wish.getAndSet(new Wish(run, answer));
        if (overtaken != null) overtaken.answer().complete(null);
        LockSupport.unpark(thread);
        return answer;
    }

    private CompletableFuture<Void> order(Command command) {
        CompletableFuture<Void> answer = new CompletableFuture<>();
        pass(orders.submit(command), answer);
        return answer;
    }

    private static void pass(CompletableFuture<?> from, CompletableFuture<Void> to) {
        from.whenComplete((applied, failure) -> {
            if (failure == null) to.complete(null);
            else to.completeExceptionally(failure);
        });
    }

    @Override
    public void deviceRate(int rateHz) {
        if (live) edge.rate(rateHz);
    }

    @Override
    public void deviceStep(int frames) {
        if (live) edge.step(frames);
    }

    @Override
    public long queuedFrames() {
        return ring.fillFrames();
    }

    InputInfo info() {
        return new InputInfo(
                name,
                live,
                state,
                detail.isEmpty() ? urgency.refused() : detail,
                feed.underruns(),
                feed.underrunFrames(),
                overflowFrames.opaque(),
                feed.trimmedFrames(),
                ring.fillFrames(),
                feed.targetFrames(),
                live ? edge.info() : EdgeInfo.NONE);
    }

    /** Control room: ends the thread and closes the input. */
    void stop() {
        stopping = true;
        if (thread == null) closeInput();
        else Threads.end(thread);
        LOG.settle();
        if (thread == null || !thread.isAlive())
            writer.close(); // one left behind may still write: the ring stays its own
    }
}
