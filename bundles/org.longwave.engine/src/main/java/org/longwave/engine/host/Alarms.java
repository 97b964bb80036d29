package org.longwave.engine.host;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.longwave.api.meter.Alarm;
import org.longwave.api.meter.AlarmListener;

/**
 * Any thread. Keeps what is raised, writes it to the log, and hands it to the listeners on a thread of its own ({@code
 * lw-control-alarms}), so that none of them can hold the meters up.
 */
final class Alarms {
    private static final QuietLog LOG = QuietLog.of(Alarms.class);
    private static final int WAITING = 256;

    private final List<AlarmListener> listeners = new CopyOnWriteArrayList<>();
    private final BlockingQueue<Alarm> waiting = new ArrayBlockingQueue<>(WAITING);
    private volatile List<Alarm> raised = List.of();
    private volatile boolean stopping;
    private Thread thread;

    void add(AlarmListener listener) {
        listeners.add(listener);
    }

    void remove(AlarmListener listener) {
        listeners.remove(listener);
    }

    /** Raised now, oldest first. */
    List<Alarm> raised() {
        return raised;
    }

    /** The meters' thread. */
    void say(Alarm alarm) {
        List<Alarm> next = new ArrayList<>(raised);
        next.removeIf(a -> a.name().equals(alarm.name()) && a.bus().equals(alarm.bus()) && a.kind() == alarm.kind());
        if (alarm.raised()) next.add(alarm);
        raised = List.copyOf(next);
        LOG.log(alarm.raised() ? Level.WARNING : Level.INFO, "alarm " + alarm.name() + ": " + alarm.words(), null);
        if (!waiting.offer(alarm))
            LOG.log(Level.ERROR, "alarm listeners do not keep up; they were not told: " + alarm.words(), null);
    }

    void start() {
        thread = Thread.ofPlatform().name("lw-control-alarms").daemon().start(this::run);
    }

    private void run() {
        try {
            while (!stopping) tell(waiting.take());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // told to stop
        }
    }

    /** By hand, instead of {@link #start}: tells what waits. */
    void deliver() {
        for (Alarm a = waiting.poll(); a != null; a = waiting.poll()) tell(a);
    }

    private void tell(Alarm alarm) {
        for (AlarmListener l : listeners)
            try {
                l.alarm(alarm);
            } catch (RuntimeException | LinkageError e) {
                LOG.log(Level.WARNING, "alarm listener " + l.getClass().getName() + " failed; the others are told", e);
            }
    }

    void stop() {
        stopping = true;
        if (thread != null) {
            thread.interrupt();
            Threads.end(thread);
        }
        LOG.settle();
    }
}
