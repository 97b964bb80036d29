package org.longwave.ui.desk;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Any thread. The changes of the desk that can be taken back, newest last. Changes of one control that follow within a
 * second, or while the mouse holds it, are one.
 */
public final class History {
    static final int DEPTH = 200;
    private static final long TOGETHER_NANOS = 1_000_000_000L;

    private final Deque<Undoable> done = new ArrayDeque<>();
    private final Deque<Undoable> undone = new ArrayDeque<>();
    private long lastNanos;
    private boolean open;
    private int hands;

    /** A change that was made just now. */
    public synchronized void add(Undoable change, long nanos) {
        undone.clear();
        Undoable last = done.peekLast();
        if (open && last != null && belongs(change, last, nanos)) {
            done.removeLast();
            Undoable both = Together.of(last, change);
            if (both == null) open = false;
            else done.addLast(both);
        } else {
            done.addLast(change);
            if (done.size() > DEPTH) done.removeFirst();
            open = true;
        }
        lastNanos = nanos;
    }

    private boolean belongs(Undoable change, Undoable last, long nanos) {
        if (change.key() == null) return false;
        boolean same = last instanceof Together all
                ? all.has(change.key())
                : change.key().equals(last.key());
        if (hands > 0) return same || last.key() != null || last instanceof Together;
        return same && nanos - lastNanos < TOGETHER_NANOS;
    }

    /** While the hand is on a control, everything it does there is one change. */
    public synchronized void hand(boolean on) {
        hands = Math.max(0, hands + (on ? 1 : -1));
        if (on) open = false;
    }

    /** The newest change, now to be taken back; null when there is none. */
    synchronized Undoable back() {
        Undoable change = done.pollLast();
        if (change != null) undone.addLast(change);
        open = false;
        return change;
    }

    /** The change that was taken back last, now to be made again; null when there is none. */
    synchronized Undoable forth() {
        Undoable change = undone.pollLast();
        if (change != null) done.addLast(change);
        open = false;
        return change;
    }

    /** What would be taken back next; empty for nothing. */
    public synchronized String undoWords() {
        return done.isEmpty() ? "" : done.getLast().words();
    }

    /** What would be made again next; empty for nothing. */
    public synchronized String redoWords() {
        return undone.isEmpty() ? "" : undone.getLast().words();
    }

    /** Counts the changes since the beginning that still stand. */
    public synchronized int size() {
        return done.size();
    }

    public synchronized void clear() {
        done.clear();
        undone.clear();
        open = false;
    }
}
