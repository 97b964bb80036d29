package org.longwave.output.icecast;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import org.longwave.api.AudioBlock;
import org.longwave.api.StreamFormat;
import org.longwave.api.codec.Encoder;
import org.longwave.api.codec.EncoderFactory;

/**
 * One accepted connection with its own fresh encoder and queue, so that a stream always begins with a whole frame. The
 * consumer's thread encodes and fills, the sender's thread empties; the queue is the wall between them.
 */
final class Session {
    /** Sound kept when the network is slow. */
    private static final int QUEUE_SECONDS = 8;

    private static final int LEAST_BYTES = 16_384;

    final Link link;
    final EncoderFactory factory;
    private final Encoder encoder;
    private final StreamFormat format;
    private final float[][] silence;
    private final int capacityBytes;
    private final Runnable wake;

    private final ArrayDeque<Piece> queue = new ArrayDeque<>();
    private int queuedBytes;
    private long droppedPieces;
    private long droppedFrames;
    private long pendingFrames;
    private volatile Throwable failure;

    /** Whole encoded frames and how much sound went into the encoder for them. */
    private record Piece(ByteBuffer bytes, long frames) {}

    Session(Link link, EncoderFactory factory, Encoder encoder, StreamFormat format, int bitrateKbps, Runnable wake) {
        this.link = link;
        this.factory = factory;
        this.encoder = encoder;
        this.format = format;
        this.wake = wake;
        silence = format.newBlock();
        capacityBytes = Math.max(LEAST_BYTES, QUEUE_SECONDS * bitrateKbps * 125);
    }

    /** The consumer's thread: encodes one block; never waits and never throws. */
    void take(AudioBlock block, float[][] planar) {
        if (failure != null) return;
        try {
            fill(block.gapFrames());
            encode(planar, block.frames());
        } catch (RuntimeException | LinkageError broken) {
            failure = broken;
            wake.run();
        }
    }

    /** Silence for a short gap keeps the time true; after a long one the stream just goes on. */
    private void fill(long gapFrames) {
        if (gapFrames > format.rateHz()) return;
        for (long left = gapFrames; left > 0; left -= format.blockFrames())
            encode(silence, (int) Math.min(left, format.blockFrames()));
    }

    private void encode(float[][] planar, int frames) {
        byte[] bytes = encoder.encode(planar, frames);
        pendingFrames += frames;
        if (bytes.length == 0) return;
        offer(new Piece(ByteBuffer.wrap(bytes), pendingFrames));
        pendingFrames = 0;
        wake.run();
    }

    private synchronized void offer(Piece piece) {
        queue.addLast(piece);
        queuedBytes += piece.bytes.remaining();
        while (queuedBytes > capacityBytes && queue.size() > 1) dropOldest();
    }

    /** A piece that is partly sent stays: half a frame would break the stream. */
    private void dropOldest() {
        Piece first = queue.pollFirst();
        Piece victim = first;
        if (first.bytes.position() > 0) {
            victim = queue.pollFirst();
            queue.addFirst(first);
        }
        queuedBytes -= victim.bytes.remaining();
        droppedPieces++;
        droppedFrames += victim.frames;
    }

    /** The consumer's thread, when the session is over. */
    void closeEncoder() {
        try {
            encoder.close();
        } catch (RuntimeException | LinkageError broken) {
            failure = broken;
        }
    }

    /** What broke the encoder, or null. */
    Throwable failure() {
        return failure;
    }

    /** The sender's thread: sends what the link takes; tells whether some is left. */
    boolean pump(Counters counters) throws Trouble {
        while (true) {
            ByteBuffer bytes = first();
            if (bytes == null) return false;
            int sent = link.send(bytes);
            sent(sent, counters);
            if (sent == 0) return true;
        }
    }

    private synchronized ByteBuffer first() {
        Piece first = queue.peekFirst();
        return first == null ? null : first.bytes;
    }

    private synchronized void sent(int bytes, Counters counters) {
        queuedBytes -= bytes;
        counters.bytes += bytes;
        Piece first = queue.peekFirst();
        if (first == null || first.bytes.hasRemaining()) return;
        queue.pollFirst();
        counters.frames += first.frames;
    }

    synchronized long droppedPieces() {
        return droppedPieces;
    }

    /** Plain words about what the network cost; empty when nothing. */
    synchronized String losses() {
        if (droppedPieces == 0) return "";
        return String.format(
                java.util.Locale.ROOT,
                "The connection is too slow: %.1f s of sound in %d pieces were left out.",
                droppedFrames / (double) format.rateHz(),
                droppedPieces);
    }

    /** What was delivered since the stream was started; the sender's thread writes. */
    static final class Counters {
        volatile long bytes;
        volatile long frames;
    }
}
