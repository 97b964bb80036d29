package org.longwave.engine.host;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.longwave.api.Names;
import org.longwave.api.StreamFormat;
import org.longwave.api.output.BusConsumer;
import org.longwave.api.output.ConsumerInfo;
import org.longwave.api.output.Priority;

/**
 * Gives each consumer its thread and its place in a bus's ring; control room. One whose bus is not there, or goes away,
 * waits until it comes.
 */
final class ConsumerHost {
    private record Wish(String name, String bus, Priority priority) {}

    private final StreamFormat format;
    private final Desk desk;
    private final AtomicLong version;
    private final Schedule schedule;
    private final Map<BusConsumer, Wish> wishes = new LinkedHashMap<>();
    private final Map<BusConsumer, ConsumerRunner> runners = new LinkedHashMap<>();
    private boolean threads;

    ConsumerHost(StreamFormat format, Desk desk, AtomicLong version, Schedule schedule) {
        this.format = format;
        this.desk = desk;
        this.version = version;
        this.schedule = schedule;
    }

    synchronized void start() {
        threads = true;
        runners.values().forEach(ConsumerRunner::start);
    }

    synchronized void stop() {
        runners.values().forEach(ConsumerRunner::stop);
        runners.clear();
        wishes.clear();
        threads = false;
    }

    /**
     * Null: it waits for its bus.
     *
     * @throws IllegalArgumentException there can be no such bus
     */
    synchronized ConsumerRunner add(String name, String bus, Priority priority, BusConsumer consumer) {
        if (Taps.isTap(bus)) Taps.stripId(bus); // or it is refused
        else if (bus.isBlank() || bus.contains(":"))
            throw new IllegalArgumentException("\"" + bus + "\" is no bus; write the name of one, or " + Names.STRIP_TAP
                    + "NAME or " + Names.POST_TAP + "NAME of a strip");
        wishes.put(consumer, new Wish(name, bus, priority));
        connect(consumer);
        version.incrementAndGet();
        return runners.get(consumer);
    }

    private void connect(BusConsumer consumer) {
        Wish wish = wishes.get(consumer);
        if (!Taps.isTap(wish.bus()) && desk.busNumber(wish.bus()) < 0) return;
        ConsumerPolicy policy = ConsumerPolicy.of(wish.priority(), format);
        ConsumerRunner runner = new ConsumerRunner(
                wish.name(),
                wish.bus(),
                wish.priority(),
                policy,
                consumer,
                desk.join(wish.bus(), policy.resumeBlocksBehind()),
                schedule);
        runners.put(consumer, runner);
        if (threads) runner.start();
    }

    /** A bus has come: those that wait for it begin. */
    synchronized void busCame(String bus) {
        for (Map.Entry<BusConsumer, Wish> e : List.copyOf(wishes.entrySet()))
            if (e.getValue().bus().equals(bus) && !runners.containsKey(e.getKey())) connect(e.getKey());
        version.incrementAndGet();
    }

    /** A bus goes: its consumers get what was published, are closed, and wait. */
    void busGoes(String bus) {
        List<ConsumerRunner> leaving = new ArrayList<>();
        synchronized (this) {
            runners.values().removeIf(r -> r.bus().equals(bus) && leaving.add(r));
        }
        leaving.forEach(ConsumerRunner::stop);
        version.incrementAndGet();
    }

    /** The consumer is there and reads this bus, or waits for it. */
    synchronized boolean reads(BusConsumer consumer, String bus) {
        Wish wish = wishes.get(consumer);
        return wish != null && wish.bus().equals(bus);
    }

    void remove(BusConsumer consumer) {
        ConsumerRunner runner;
        synchronized (this) {
            wishes.remove(consumer);
            runner = runners.remove(consumer);
        }
        if (runner != null) {
            runner.stop();
            desk.leave(runner.bus());
        }
        version.incrementAndGet();
    }

    /** Null: it waits. */
    synchronized ConsumerRunner runner(BusConsumer consumer) {
        return runners.get(consumer);
    }

    synchronized Collection<ConsumerRunner> runners() {
        return List.copyOf(runners.values());
    }

    synchronized List<ConsumerInfo> infos() {
        List<ConsumerInfo> infos = new ArrayList<>();
        wishes.forEach((consumer, wish) -> {
            ConsumerRunner runner = runners.get(consumer);
            infos.add(runner != null ? runner.info(desk.waitsFor(wish.bus())) : waiting(wish));
        });
        return infos;
    }

    private static ConsumerInfo waiting(Wish wish) {
        return new ConsumerInfo(
                wish.name(),
                wish.bus(),
                wish.priority(),
                ConsumerInfo.State.OPENING,
                "waits for the bus " + wish.bus() + ", which is not there",
                0,
                0,
                0);
    }
}
