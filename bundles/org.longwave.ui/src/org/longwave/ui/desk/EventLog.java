package org.longwave.ui.desk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.longwave.ui.desk.Event.State;
import org.longwave.ui.desk.Event.Weight;

/** Any thread. The newest events; an alarm stays on top until a person has accepted it. */
public final class EventLog {
    /** Events that are kept. */
    public static final int CAPACITY = 500;

    /**
     * What an event is about.
     *
     * @param key the same in every language
     * @param words as the operator reads it
     */
    record Source(String key, String words) {}

    private final List<Event> all = new ArrayList<>();
    private volatile List<Event> shown = List.of();
    private long number;

    /** Alarms that nobody has accepted, then the rest; the newest first. The same list until something changes. */
    public List<Event> events() {
        return shown;
    }

    /** Events since the start, with those that are forgotten. */
    public synchronized long total() {
        return number;
    }

    /** Alarms that are still so. */
    public long open() {
        return shown.stream().filter(e -> e.state() == State.OPEN).count();
    }

    synchronized void add(Instant at, Weight weight, Source source, String words) {
        for (int i = all.size() - 1; i >= 0; i--) {
            Event e = all.get(i);
            if (!e.key().equals(source.key())) continue;
            if (weight == Weight.DEBUG || e.weight() != weight || !e.words().equals(words)) break;
            all.remove(i);
            Event again = e.again(at);
            all.add(weight == Weight.ALARM ? again : again.as(State.NONE));
            publish();
            return;
        }
        State state = weight == Weight.ALARM ? State.OPEN : State.NONE;
        all.add(new Event(++number, at, weight, source.key(), source.words(), words, 1, state));
        if (all.size() > CAPACITY) all.removeFirst();
        publish();
    }

    /** Alarms of this source are over. */
    synchronized void over(Source source) {
        boolean changed = false;
        for (int i = 0; i < all.size(); i++) {
            Event e = all.get(i);
            if (!e.key().equals(source.key()) || e.state() != State.OPEN) continue;
            all.set(i, e.as(State.OVER));
            changed = true;
        }
        if (changed) publish();
    }

    /** A person has seen this alarm. */
    public synchronized void accept(long which) {
        all.replaceAll(e -> e.number() == which && e.weight() == Weight.ALARM ? e.as(State.SEEN) : e);
        publish();
    }

    /** A person has seen all alarms. */
    public synchronized void acceptAll() {
        all.replaceAll(e -> e.onTop() ? e.as(State.SEEN) : e);
        publish();
    }

    private void publish() {
        List<Event> next = new ArrayList<>(all.reversed());
        next.sort(Comparator.comparing((Event e) -> !e.onTop()));
        shown = List.copyOf(next);
    }

    /** The events as text, oldest first: time, weight, source, words, how often; fields by tabulators. */
    public static String text(List<Event> events) {
        StringBuilder text = new StringBuilder("time\tweight\tsource\twhat happened\ttimes\tstate\n");
        events.stream()
                .sorted(Comparator.comparing(Event::at).thenComparing(Event::number))
                .forEach(e -> text.append(e.at())
                        .append('\t')
                        .append(e.weight())
                        .append('\t')
                        .append(e.source())
                        .append('\t')
                        .append(e.words().replaceAll("\\s+", " "))
                        .append('\t')
                        .append(e.times())
                        .append('\t')
                        .append(e.state() == State.NONE ? "" : e.state())
                        .append('\n'));
        return text.toString();
    }
}
