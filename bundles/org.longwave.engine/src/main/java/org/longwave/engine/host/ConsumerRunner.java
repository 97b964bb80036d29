package org.longwave.engine.host;

import java.lang.System.Logger.Level;
import java.util.concurrent.locks.LockSupport;
import org.longwave.api.AudioBlock;
import org.longwave.api.DeviceException;
import org.longwave.api.EdgeInfo;
import org.longwave.api.StreamFormat;
import org.longwave.api.output.BusConsumer;
import org.longwave.api.output.ConsumerInfo;
import org.longwave.api.output.ConsumerInfo.State;
import org.longwave.api.output.Priority;
import org.longwave.dsp.TimeLine;
import org.longwave.engine.ring.BusReader;
import org.longwave.engine.ring.Cursor;

/**
 * Runs one consumer on its own thread: opens it, hands it block after block, opens it again after a failure.
 * {@link #doWork} is one step; a test may call it without a thread.
 */
public final class ConsumerRunner {
    private static final QuietLog LOG = QuietLog.of(ConsumerRunner.class);

    private final String name;
    private final String bus;
    private final Priority priority;
    private final BusConsumer consumer;
    private final StreamFormat format;
    private final BusReader reader;
    private final AudioBlock block;
    private final Schedule schedule;
    private final TimeLine line = new TimeLine(0, 0, 1);
    private final Backoff backoff = new Backoff();
    private final ConsumerPolicy policy;
    private final Cursor skipped = new Cursor();
    private final Urgency urgency;
    private boolean open;
    private volatile State state = State.OPENING;
    private volatile String detail = "";
    private volatile boolean stopping;
    private Thread thread;

    ConsumerRunner(
            String name,
            String bus,
            Priority priority,
            ConsumerPolicy policy,
            BusConsumer consumer,
            BusReader reader,
            Schedule schedule) {
        this.name = name;
        this.bus = bus;
        this.priority = priority;
        this.consumer = consumer;
        this.policy = policy;
        this.reader = reader;
        this.schedule = schedule;
        format = reader.format();
        block = new AudioBlock(format);
        urgency = Urgency.ofOutput(name);
    }

    void start() {
        thread = Thread.ofPlatform().name("lw-out-" + name).daemon().start(this::run);
    }

    private void run() {
        if (priority == Priority.PLAYBACK) urgency.ask();
        while (!stopping) {
            if (!doWork()) LockSupport.parkNanos(this, policy.pollNanos());
            urgency.check(System.nanoTime());
        }
        drain();
        closeConsumer();
        reader.close();
        urgency.end();
    }

    /** What was published before the stop still belongs to the consumer. */
    private void drain() {
        Thread.interrupted(); // the interrupt that ended the wait must not end the last writes
        if (!open) return;
        for (long left = reader.lagBlocks(); left > 0 && open; left--) doWork();
    }

    /** Consumer's thread, or a test in its place: hands over at most one block. False: nothing to do just now. */
    public boolean doWork() {
        try {
            if (!open && !openConsumer()) return false;
            if (reader.lagBlocks() > policy.lagBudgetBlocks() && !stopping)
                skipped.add(reader.skipAhead(policy.resumeBlocksBehind()));
            int result = reader.read(block);
            if (result == BusReader.OK) {
                schedule();
                consumer.block(block);
            }
            return result != BusReader.EMPTY;
        } catch (DeviceException | RuntimeException | LinkageError e) {
            fail(e);
            return false;
        }
    }

    private void schedule() {
        if (!schedule.isRunning()) {
            block.schedule(AudioBlock.UNSCHEDULED, 0);
            return;
        }
        schedule.read(line);
        block.schedule(line.nanosAt(block.frame()), line.frameNanos());
    }

    private boolean openConsumer() throws DeviceException {
        if (!backoff.isDue(System.nanoTime())) return false;
        boolean again = state == State.FAILED;
        open = true; // close() follows even when open() fails
        consumer.open(format);
        backoff.worked();
        // what passed while it was closed was not lost by being slow; who wants the newest begins with it
        if (again || policy.skipsAhead()) reader.skipAhead(0);
        detail = "";
        state = State.RUNNING;
        return true;
    }

    private void fail(Throwable e) {
        String said = e instanceof DeviceException ? e.getMessage() : name + " failed: " + e;
        if (state != State.FAILED || !said.equals(detail))
            LOG.log(
                    Level.WARNING,
                    "output " + name + ": " + said + " Trying again; the programme goes on.",
                    e instanceof DeviceException ? null : e);
        closeConsumer();
        backoff.failed(System.nanoTime());
        detail = said;
        state = State.FAILED;
    }

    private void closeConsumer() {
        if (!open) return;
        open = false;
        try {
            consumer.close();
        } catch (RuntimeException | LinkageError e) {
            LOG.log(Level.WARNING, "output " + name + " failed while closing", e);
        }
    }

    String bus() {
        return bus;
    }

    /** @param waitsFor one sentence when what it reads is not there, else empty */
    ConsumerInfo info(String waitsFor) {
        ConsumerInfo i = info();
        if (waitsFor.isEmpty() || i.state() == State.FAILED) return i;
        return new ConsumerInfo(
                name,
                bus,
                priority,
                i.state(),
                waitsFor,
                i.blocks(),
                i.lostBlocks(),
                i.skippedBlocks(),
                i.lagBlocks(),
                i.edge());
    }

    ConsumerInfo info() {
        long lag = state == State.RUNNING ? reader.lagBlocks() : 0;
        return new ConsumerInfo(
                name,
                bus,
                priority,
                state,
                detail.isEmpty() ? urgency.refused() : detail,
                reader.takenBlocks(),
                reader.lostBlocks(),
                skipped.opaque(),
                lag,
                edge());
    }

    private EdgeInfo edge() {
        if (state != State.RUNNING) return EdgeInfo.NONE;
        try {
            return consumer.edge();
        } catch (RuntimeException | LinkageError e) {
            LOG.log(Level.DEBUG, "output " + name + " failed when asked for its clock", e);
            return EdgeInfo.NONE;
        }
    }

    /** Any thread: frames the consumer holds itself, -1 when it does not tell. */
    long bufferedFrames() {
        if (state != State.RUNNING) return -1;
        try {
            return consumer.bufferedFrames();
        } catch (RuntimeException | LinkageError e) {
            LOG.log(Level.DEBUG, "output " + name + " failed when asked what it holds", e);
            return -1;
        }
    }

    /** Control room: hands over what is published, then ends the thread and closes the consumer. */
    void stop() {
        stopping = true;
        if (thread == null) {
            closeConsumer();
            reader.close();
        } else Threads.end(thread); // it lets its reader go itself: one left behind may still read
        LOG.settle();
    }
}
