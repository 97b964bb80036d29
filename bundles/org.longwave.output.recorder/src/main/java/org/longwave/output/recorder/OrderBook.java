package org.longwave.output.recorder;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * What was asked of a recording, in the order of its frames: {@link #add} on any thread, the rest on the disk thread. What
 * was carried out on a file that failed is carried out again on the next one, as far as its frames are written again.
 */
final class OrderBook {
    private final ConcurrentLinkedQueue<Order> asked = new ConcurrentLinkedQueue<>();
    private final Deque<Order> again = new ArrayDeque<>();
    /** Carried out since the file began. */
    private final List<Order> done = new ArrayList<>();

    void add(Order order) {
        asked.add(order);
    }

    /** The next one, or null. */
    Order next() {
        return again.isEmpty() ? asked.peek() : again.peek();
    }

    /** The next one is carried out. */
    void done() {
        done.add(again.isEmpty() ? asked.poll() : again.poll());
    }

    /** What is carried out from here on belongs to a new file. */
    void begin() {
        done.clear();
    }

    /** The file failed, and everything from {@code frame} on is written again. */
    void again(long frame) {
        for (Order order : done.reversed()) if (order.frame() >= frame) again.push(order);
        done.clear();
    }
}
