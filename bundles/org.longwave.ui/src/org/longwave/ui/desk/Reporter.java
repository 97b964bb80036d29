package org.longwave.ui.desk;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.longwave.api.EngineStatus;
import org.longwave.api.input.InputInfo;
import org.longwave.api.meter.Alarm;
import org.longwave.api.output.ConsumerInfo;
import org.longwave.api.output.OutputStatus;
import org.longwave.api.output.OutputStatus.Kind;
import org.longwave.api.output.ReturnFeed;
import org.longwave.api.output.ReturnFeed.Verdict;
import org.longwave.api.station.StationFault;
import org.longwave.ui.desk.Event.Weight;

/** One thread at a time. Compares what the desk shows with what it showed before, and writes down what happened. */
final class Reporter {
    private static final String ENGINE = "Engine";
    private static final String STATION = "Station file";

    private final EventLog log;
    private final Map<String, String> outputs = new HashMap<>();
    private final Map<String, ReturnFeed> feeds = new HashMap<>();
    private final Set<String> wrongFeeds = new HashSet<>();
    private final Map<String, InputInfo> inputs = new HashMap<>();
    private final Map<String, Long> lost = new HashMap<>();
    private final Set<String> faults = new HashSet<>();
    private final Set<String> alarms = new HashSet<>();
    private EngineStatus engine;
    private long refusalNanos;
    private boolean began;

    Reporter(EventLog log) {
        this.log = log;
    }

    void look(DeskState state, List<Alarm> raised, Desk.Refusal refusal, Instant now) {
        engine(state.status(), now);
        for (Output output : state.outputs()) {
            output(output, now);
            feed(output, now);
        }
        for (InputInfo input : state.inputs().values()) input(input, state.rateHz(), now);
        for (ConsumerInfo consumer : state.consumers()) consumer(consumer, now);
        alarms(raised, now);
        faults(state, now);
        if (refusal.nanos() != refusalNanos && !refusal.words().isEmpty())
            log.add(now, Weight.INFO, "Desk", refusal.words());
        refusalNanos = refusal.nanos();
        began = true;
    }

    private void engine(EngineStatus s, Instant now) {
        EngineStatus before = engine;
        engine = s;
        if (s == null) {
            if (before != null) log.add(now, Weight.ALARM, ENGINE, "The engine is gone. It comes back by itself.");
            return;
        }
        if (before == null) {
            log.over(ENGINE);
            log.add(now, Weight.INFO, ENGINE, "The engine runs. " + sentence(s.scheduling()));
            if (!s.priorityRefused().isEmpty()) log.add(now, Weight.WARNING, ENGINE, s.priorityRefused());
            return;
        }
        long late = s.lateCycles() - before.lateCycles();
        if (late > 0) log.add(now, Weight.WARNING, ENGINE, blocks(late) + " finished late. Nothing was lost by that.");
        if (s.gapFrames() > before.gapFrames())
            log.add(
                    now,
                    Weight.ALARM,
                    ENGINE,
                    "The machine stood still: " + (s.gapFrames() - before.gapFrames()) + " frames were never made.");
        long broken = s.nonFiniteBlocks() - before.nonFiniteBlocks();
        if (broken > 0)
            log.add(now, Weight.WARNING, ENGINE, blocks(broken) + " held values that are no sound and were silenced.");
        if (s.commandsRefused() > before.commandsRefused())
            log.add(now, Weight.WARNING, ENGINE, "The queue of orders was full: an order was refused.");
    }

    private void output(Output output, Instant now) {
        OutputStatus s = output.status();
        String reason = withoutCountdown(s.detail());
        String is = s.state() + "|" + (troubled(s) ? reason : "");
        String was = outputs.put(output.name(), is);
        if (is.equals(was) || (was == null && s.state() == OutputStatus.State.OFF)) return;
        String name = sourceOf(s.kind(), output.name());
        switch (s.state()) {
            case ON -> {
                log.over(name);
                log.add(now, Weight.INFO, name, onWords(s));
            }
            case OFF -> {
                log.over(name);
                log.add(now, Weight.INFO, name, reason.isEmpty() ? "Stopped." : "Stopped. " + reason);
            }
            case CONNECTING -> log.add(now, Weight.DEBUG, name, "Connects to " + s.target() + ".");
            case RETRYING, FAILED ->
                log.add(
                        now,
                        Weight.ALARM,
                        name,
                        (reason.isEmpty() ? "No connection." : reason) + " The other outputs go on.");
        }
    }

    /** What the return feed says; an alarm once more than one check found the same. */
    private void feed(Output output, Instant now) {
        ReturnFeed feed = output.status().returnFeed();
        ReturnFeed before = feeds.put(output.name(), feed);
        if (feed.equals(before)) return;
        String name = "Return feed of " + output.name();
        if (feed.isWrong()) {
            if (wrongFeeds.add(output.name()) || before == null || before.verdict() != feed.verdict())
                log.add(now, Weight.ALARM, name, feed.words());
            return;
        }
        boolean heard = feed.verdict() == Verdict.HEARD;
        boolean gone = feed.verdict() == Verdict.UNCHECKED;
        if ((heard || gone) && wrongFeeds.remove(output.name())) {
            log.over(name);
            if (heard) log.add(now, Weight.INFO, name, "The programme is heard again.");
        }
        boolean first = before == null || before.verdict() != feed.verdict();
        if (feed.verdict() == Verdict.NO_DATA && feed.times() == ReturnFeed.CERTAIN)
            log.add(now, Weight.WARNING, name, feed.words());
        else if (first && (feed.verdict() == Verdict.REFUSED || feed.verdict() == Verdict.UNDECODABLE))
            log.add(now, Weight.INFO, name, feed.words());
    }

    private static boolean troubled(OutputStatus s) {
        return s.state() == OutputStatus.State.RETRYING || s.state() == OutputStatus.State.FAILED;
    }

    private static String sourceOf(Kind kind, String name) {
        return switch (kind) {
            case STREAM -> "Mount " + name;
            case RECORDER -> "Recorder " + name;
            case LISTENER -> "Server " + name;
            case PLAYBACK -> "Speakers " + name;
            case REPORT -> "Report " + name;
        };
    }

    private static String onWords(OutputStatus s) {
        return switch (s.kind()) {
            case STREAM -> "Sends to " + s.target() + ".";
            case RECORDER -> "Records to " + s.target() + ".";
            case LISTENER -> "Serves listeners at " + s.target() + ".";
            case PLAYBACK -> "Plays on " + s.target() + ".";
            case REPORT -> "Measures loudness.";
        };
    }

    /** The words without what changes every second. */
    static String withoutCountdown(String detail) {
        return detail.replaceAll("\\s*(Next try in \\d+ s\\.|Trying again now\\.|The other outputs go on\\.)", "")
                .strip();
    }

    private void input(InputInfo i, int rateHz, Instant now) {
        InputInfo before = inputs.put(i.name(), i);
        String name = "Input " + i.name();
        InputInfo.State was = before == null ? InputInfo.State.OPENING : before.state();
        if (i.state() != was)
            switch (i.state()) {
                case FAILED -> log.add(now, Weight.ALARM, name, withoutCountdown(i.detail()) + " Its strip is silent.");
                case RUNNING -> {
                    log.over(name);
                    log.add(now, Weight.INFO, name, was == InputInfo.State.FAILED ? "Is back." : "Runs.");
                }
                case HELD, ENDED, OPENING ->
                    log.add(
                            now,
                            Weight.DEBUG,
                            name,
                            i.detail().isEmpty() ? sentence(i.state().name()) : i.detail());
            }
        if (i.state() == InputInfo.State.RUNNING && !i.detail().isEmpty())
            if (before == null || !i.detail().equals(before.detail())) log.add(now, Weight.WARNING, name, i.detail());
        if (before == null) return;
        long silent = i.underrunFrames() - before.underrunFrames();
        if (silent > 0 && rateHz > 0)
            log.add(
                    now,
                    Weight.WARNING,
                    name,
                    "Gave no sound for " + Math.max(1, silent * 1000 / rateHz) + " ms; silence stood in.");
        if (i.overflowFrames() > before.overflowFrames())
            log.add(now, Weight.WARNING, name, "Gave more than was taken: its newest sound was refused.");
    }

    private void consumer(ConsumerInfo c, Instant now) {
        Long before = lost.put(c.name(), c.lostBlocks());
        long more = before == null ? 0 : c.lostBlocks() - before;
        if (more <= 0) return;
        log.add(
                now,
                Weight.WARNING,
                "Output " + c.name(),
                "Was too slow and lost " + blocks(more).toLowerCase(Locale.ROOT) + ". The others lost nothing.");
    }

    private void alarms(List<Alarm> raised, Instant now) {
        Set<String> names = new HashSet<>();
        for (Alarm alarm : raised) {
            names.add(alarm.name());
            if (alarms.add(alarm.name())) log.add(now, Weight.ALARM, "Alarm " + alarm.name(), alarm.words());
        }
        for (String name : List.copyOf(alarms)) {
            if (names.contains(name)) continue;
            alarms.remove(name);
            log.over("Alarm " + name);
            log.add(now, Weight.INFO, "Alarm " + name, "It is over.");
        }
    }

    private void faults(DeskState state, Instant now) {
        Set<String> known = new HashSet<>();
        for (StationFault fault : state.faults()) known.add(fault.toString());
        known.addAll(state.unread());
        for (String fault : known) if (faults.add(fault)) log.add(now, Weight.WARNING, STATION, fault);
        if (faults.retainAll(known) && faults.isEmpty() && began)
            log.add(now, Weight.INFO, STATION, "All of it is in use again.");
    }

    private static String blocks(long n) {
        return n == 1 ? "One block" : n + " blocks";
    }

    private static String sentence(String words) {
        if (words.isEmpty()) return "";
        String text = Character.toUpperCase(words.charAt(0)) + words.substring(1);
        return text.endsWith(".") ? text : text + ".";
    }
}
