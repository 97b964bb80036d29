package org.longwave.engine.host;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.longwave.api.BusInfo;
import org.longwave.api.MeterFrame;
import org.longwave.api.Names;
import org.longwave.api.meter.Alarm;
import org.longwave.api.meter.AlarmListener;
import org.longwave.api.meter.BusMeterFrame;
import org.longwave.api.meter.BusMeters;
import org.longwave.api.meter.SpectrumFrame;

/**
 * Thread {@code lw-out-meters}, {@link #doWork} is one round of it; everything else may be called by any thread. Follows
 * the buses as they come and go, measures each through a reader of its own, and never skips: what it loses, because it
 * stood still for longer than a bus's ring, is counted, logged, and shown in the meters. The engine never waits for it.
 */
public final class Metering implements BusMeters {
    private static final QuietLog LOG = QuietLog.of(Metering.class);
    private static final long POLL_NANOS = 20_000_000;
    /** While nobody looks at any bus, unless something was lost already; half of the shortest ring. */
    private static final long UNSEEN_POLL_NANOS = 50_000_000;
    /** After so many blocks of one bus it is the next one's turn. */
    private static final int BLOCKS_AT_A_TIME = 64;

    private final BusSource buses;
    private final LongSupplier nanoTime;
    private final Alarms alarms = new Alarms();
    private final AtomicReferenceArray<BusMeter> meters = new AtomicReferenceArray<>(MeterFrame.MAX_BUSES);
    private final Map<String, AlarmSettings> watched = new ConcurrentSkipListMap<>();
    private final AtomicLong watchedVersion = new AtomicLong(1);
    private long layoutSeen = -1;
    private long watchedSeen;
    private long lostSaid;
    private volatile boolean stopping;
    private Thread thread;

    public Metering(Studio studio) {
        this(studio, System::nanoTime);
    }

    Metering(BusSource buses, LongSupplier nanoTime) {
        this.buses = buses;
        this.nanoTime = nanoTime;
    }

    public void start() {
        alarms.start();
        thread = Thread.ofPlatform().name("lw-out-meters").daemon().start(this::run);
    }

    private void run() {
        while (!stopping) {
            boolean more = false;
            try {
                more = doWork();
            } catch (RuntimeException | LinkageError e) {
                LOG.log(Level.ERROR, "the meters failed and go on", e);
            }
            boolean often = isShown() || lostSaid > 0;
            if (!more) LockSupport.parkNanos(this, often ? POLL_NANOS : UNSEEN_POLL_NANOS);
        }
        close();
    }

    /** One round over all buses. True: there may be more to do at once. */
    boolean doWork() {
        follow();
        long now = nanoTime.getAsLong();
        boolean more = false;
        long lost = 0;
        for (int i = 0; i < meters.length(); i++) {
            BusMeter m = meters.getPlain(i);
            if (m == null) continue;
            more |= m.work(BLOCKS_AT_A_TIME, now, alarms);
            lost += m.lostBlocks();
        }
        if (lost > lostSaid)
            LOG.log(
                    Level.WARNING,
                    "the meters were held up and lost " + (lost - lostSaid)
                            + " blocks; integrated loudness lacks them. Nothing else was touched.",
                    null);
        lostSaid = lost;
        return more;
    }

    private boolean isShown() {
        for (int i = 0; i < meters.length(); i++) {
            BusMeter m = meters.getPlain(i);
            if (m != null && m.isShown()) return true;
        }
        return false;
    }

    private void follow() {
        long layout = buses.layoutVersion();
        long version = watchedVersion.get();
        if (layout == layoutSeen && version == watchedSeen) return;
        List<BusInfo> now = buses.buses();
        for (int i = 0; i < meters.length(); i++) {
            BusMeter m = meters.getPlain(i);
            if (m == null || now.stream().anyMatch(b -> isSame(b, m.bus()))) continue;
            meters.set(i, null);
            m.close(alarms);
        }
        for (BusInfo b : now) {
            if (b.number() < 0 || b.number() >= meters.length()) continue;
            if (meters.getPlain(b.number()) == null) join(b);
            BusMeter m = meters.getPlain(b.number());
            if (m != null) watch(m);
        }
        layoutSeen = layout;
        watchedSeen = version;
    }

    /** The label may change. */
    private static boolean isSame(BusInfo a, BusInfo b) {
        return a.number() == b.number() && a.id().equals(b.id());
    }

    private void join(BusInfo bus) {
        try {
            meters.set(bus.number(), new BusMeter(bus, buses.join(bus.id(), 0)));
        } catch (IllegalArgumentException e) {
            // it went between two looks; the next layout says so
            LOG.log(Level.DEBUG, "bus " + bus.id() + " has no meters: " + e.getMessage(), null);
        }
    }

    private void watch(BusMeter meter) {
        List<String> names = new ArrayList<>();
        List<AlarmSettings> settings = new ArrayList<>();
        watched.forEach((name, s) -> {
            if (!s.bus().equals(meter.bus().id())) return;
            names.add(name);
            settings.add(s);
        });
        if (names.isEmpty() && meter.bus().id().equals(Names.PROGRAM)) {
            names.add(Names.PROGRAM);
            settings.add(AlarmSettings.PROGRAM);
        }
        meter.watch(names, settings, alarms);
    }

    /** Sets an alarm, or changes it. The programme has one of silence as long as no other is set for it. */
    public void watch(String name, AlarmSettings settings) {
        watched.put(name, settings);
        watchedVersion.incrementAndGet();
    }

    public void unwatch(String name) {
        watched.remove(name);
        watchedVersion.incrementAndGet();
    }

    public void add(AlarmListener listener) {
        alarms.add(listener);
    }

    public void remove(AlarmListener listener) {
        alarms.remove(listener);
    }

    /** By hand, instead of {@link #start}: tells the listeners what waits. */
    void deliver() {
        alarms.deliver();
    }

    @Override
    public List<Alarm> alarms() {
        return alarms.raised();
    }

    private BusMeter meter(int bus) {
        return bus < 0 || bus >= meters.length() ? null : meters.get(bus);
    }

    @Override
    public boolean read(int bus, BusMeterFrame into) {
        BusMeter m = meter(bus);
        if (m == null) return false;
        m.read(into, nanoTime.getAsLong());
        return true;
    }

    @Override
    public boolean readSpectrum(int bus, SpectrumFrame into) {
        BusMeter m = meter(bus);
        return m != null && m.readSpectrum(into, nanoTime.getAsLong());
    }

    @Override
    public void resetLoudness(int bus) {
        BusMeter m = meter(bus);
        if (m != null) m.reset();
    }

    @Override
    public void pauseLoudness(int bus, boolean on) {
        BusMeter m = meter(bus);
        if (m != null) m.pause(on);
    }

    /** Control room. */
    public void stop() {
        stopping = true;
        if (thread == null) close();
        else Threads.end(thread);
        alarms.stop();
        LOG.settle();
    }

    private void close() {
        for (int i = 0; i < meters.length(); i++) {
            BusMeter m = meters.getAndSet(i, null);
            if (m != null) m.close(alarms);
        }
    }
}
