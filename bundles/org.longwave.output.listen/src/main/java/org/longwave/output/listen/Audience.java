package org.longwave.output.listen;

import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Everybody who follows one source of bytes. The source's thread gives, each follower's own thread takes; giving never
 * waits. A follower whose queue is full does not read: it is dropped and counted.
 */
final class Audience {
    private final int burstBytes;
    private final int queueBytes;
    private final ArrayDeque<byte[]> burst = new ArrayDeque<>();
    private int burstSize;
    private byte[] header = new byte[0];
    private final List<Follower> followers = new CopyOnWriteArrayList<>();
    private long dropped;

    /**
     * @param burstBytes of the past that a newcomer gets at once
     * @param queueBytes that may wait for one follower beyond its burst
     */
    Audience(int burstBytes, int queueBytes) {
        this.burstBytes = burstBytes;
        this.queueBytes = burstBytes + queueBytes;
    }

    /** What a newcomer needs before any piece; the burst of another stream is forgotten. The array is ours from now on. */
    synchronized void header(byte[] bytes) {
        header = bytes;
        burst.clear();
        burstSize = 0;
    }

    /** Gives whole pieces to everybody. The array is ours from now on. */
    void give(byte[] piece) {
        if (piece.length == 0) return;
        // one lock with join(): a newcomer gets each piece once, in its burst or after it
        synchronized (this) {
            remember(piece);
            for (Follower follower : followers) {
                if (follower.offer(piece, queueBytes)) continue;
                followers.remove(follower);
                follower.end();
                dropped++;
            }
        }
    }

    private void remember(byte[] piece) {
        if (burstBytes == 0) return;
        burst.addLast(piece);
        burstSize += piece.length;
        while (burstSize > burstBytes && burst.size() > 1) burstSize -= burst.pollFirst().length;
    }

    /**
     * A new follower.
     *
     * @param onDrop ends a write that waits for the follower
     */
    synchronized Follower join(Runnable onDrop) {
        Follower follower = new Follower(onDrop);
        if (header.length > 0) follower.offer(header, queueBytes + header.length);
        for (byte[] piece : burst) follower.offer(piece, queueBytes);
        followers.add(follower);
        return follower;
    }

    /** Takes a follower out; also one that was dropped. */
    void leave(Follower follower) {
        followers.remove(follower);
    }

    /** Ends everybody and forgets the past. */
    synchronized void end() {
        for (Follower follower : followers) follower.end();
        followers.clear();
        burst.clear();
        burstSize = 0;
    }

    int size() {
        return followers.size();
    }

    synchronized long dropped() {
        return dropped;
    }

    /** One follower's queue. */
    static final class Follower {
        private final ArrayDeque<byte[]> queue = new ArrayDeque<>();
        private final Runnable onDrop;
        private int size;
        private boolean ended;

        private Follower(Runnable onDrop) {
            this.onDrop = onDrop;
        }

        private synchronized boolean offer(byte[] piece, int limit) {
            if (size + piece.length > limit) return false;
            queue.addLast(piece);
            size += piece.length;
            notifyAll();
            return true;
        }

        /** Waits for the next piece; null at the end. */
        synchronized byte[] take() throws InterruptedException {
            while (queue.isEmpty() && !ended) wait();
            if (ended) return null;
            byte[] piece = queue.pollFirst();
            size -= piece.length;
            return piece;
        }

        private void end() {
            synchronized (this) {
                ended = true;
                notifyAll();
            }
            onDrop.run();
        }
    }
}
