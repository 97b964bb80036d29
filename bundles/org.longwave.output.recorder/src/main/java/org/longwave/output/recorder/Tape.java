package org.longwave.output.recorder;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayDeque;
import org.longwave.api.AudioBlock;
import org.longwave.api.StreamFormat;

/**
 * The last minutes of a bus, between the consumer thread and the disk threads: every frame by its number on the engine's
 * clock, interleaved, off-heap, the memory taken piece by piece as it is first needed. The oldest frames are overwritten;
 * a reader that comes too late is told. No call waits longer than one block's or one read's copy takes.
 */
final class Tape {
    private static final int CHUNK_FRAMES = 1 << 16;

    private final int channels;
    private final int blockFrames;
    private final int rateHz;
    private final MemorySegment[] chunks;
    private final float[] interleaved;
    private final ArrayDeque<Hole> holes = new ArrayDeque<>();
    private long head = -1;
    private long first = -1;

    /** Frames that never came: lost in the bus's ring, or never made by the engine. Zeros stand in their place. */
    record Hole(long frame, long frames) {
        long end() {
            return frame + frames;
        }
    }

    Tape(StreamFormat format, int seconds) {
        channels = format.channels();
        blockFrames = format.blockFrames();
        rateHz = format.rateHz();
        chunks = new MemorySegment[Math.ceilDiv(seconds * rateHz, CHUNK_FRAMES) + 1];
        interleaved = new float[channels * blockFrames];
    }

    /** Consumer thread. Frames missing before the block become a hole. */
    synchronized void offer(AudioBlock block) {
        if (head < 0) first = head = block.frame();
        long missing = block.frame() - head;
        if (missing > 0) hole(missing);
        for (int c = 0; c < channels; c++) {
            float[] source = block.channel(c);
            for (int i = 0, o = c; i < blockFrames; i++, o += channels) interleaved[o] = source[i];
        }
        write(interleaved, blockFrames);
    }

    private void hole(long missing) {
        holes.add(new Hole(head, missing));
        java.util.Arrays.fill(interleaved, 0);
        long end = head + missing;
        head = Math.max(head, end - capacity());
        while (head < end) write(interleaved, (int) Math.min(blockFrames, end - head));
        while (!holes.isEmpty() && holes.peek().end() <= tail()) holes.poll();
    }

    private void write(float[] from, int frames) {
        for (int done = 0; done < frames; ) {
            int at = (int) (head % CHUNK_FRAMES);
            int now = Math.min(frames - done, CHUNK_FRAMES - at);
            MemorySegment.copy(
                    from,
                    done * channels,
                    chunk(head),
                    ValueLayout.JAVA_FLOAT,
                    (long) at * channels * Float.BYTES,
                    now * channels);
            done += now;
            head += now;
        }
    }

    private MemorySegment chunk(long frame) {
        int index = (int) (frame / CHUNK_FRAMES % chunks.length);
        if (chunks[index] == null)
            chunks[index] = Arena.ofAuto().allocate((long) CHUNK_FRAMES * channels * Float.BYTES, 64);
        return chunks[index];
    }

    private long capacity() {
        return (long) (chunks.length - 1) * CHUNK_FRAMES;
    }

    /** The frame after the newest one, -1 before the first block. */
    synchronized long head() {
        return head;
    }

    /** The oldest frame still there, -1 before the first block. */
    synchronized long tail() {
        return head < 0 ? -1 : Math.max(first, head - capacity());
    }

    /** Copies up to {@code frames} frames; how many, 0 when they have not come yet, -1 when they are overwritten. */
    synchronized int read(long from, float[] into, int frames) {
        if (from < tail()) return -1;
        int count = (int) Math.clamp(head - from, 0, frames);
        for (int done = 0; done < count; ) {
            int at = (int) ((from + done) % CHUNK_FRAMES);
            int now = Math.min(count - done, CHUNK_FRAMES - at);
            MemorySegment.copy(
                    chunk(from + done),
                    ValueLayout.JAVA_FLOAT,
                    (long) at * channels * Float.BYTES,
                    into,
                    done * channels,
                    now * channels);
            done += now;
        }
        return count;
    }

    /** The first hole that ends after {@code frame}, or null. */
    synchronized Hole holeAfter(long frame) {
        for (Hole hole : holes) if (hole.end() > frame) return hole;
        return null;
    }

    int channels() {
        return channels;
    }

    int rateHz() {
        return rateHz;
    }
}
