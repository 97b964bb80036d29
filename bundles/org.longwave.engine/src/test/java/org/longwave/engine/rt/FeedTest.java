package org.longwave.engine.rt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.longwave.api.StreamFormat;
import org.longwave.engine.ring.Cursor;
import org.longwave.engine.ring.InputRing;

/** A feed between a simulated device and a simulated engine, both on one hand clock that counts frames. */
class FeedTest {
    private static final StreamFormat FORMAT = new StreamFormat(48_000, 2, 128);
    private static final int BLOCK = 128;
    private static final int TARGET = 48_000 / 22;
    private static final int CHUNK = 1200; // 25 ms, a quarter of a sound card's 100 ms

    private final InputRing ring = new InputRing(2, 8192);
    private final Cursor overflow = new Cursor();
    private final float[][] chunk = new float[2][CHUNK];
    private final float[][] block = FORMAT.newBlock();
    private final Random random = new Random(5);
    private final float[] recent = new float[2];
    private Feed feed = Feed.live(ring.reader(), overflow, TARGET, FORMAT);
    private long now;
    private long chunkNumber = 1;
    private long nextChunkAt = CHUNK;
    private long written;
    private int jitterFrames;
    private int valley;
    private float roughness;

    private void deliverUntil(long time) {
        while (nextChunkAt <= time) {
            for (int i = 0; i < CHUNK; i++, written++)
                chunk[0][i] = chunk[1][i] = (float) (0.5 * Math.sin(2 * Math.PI * 200 * written / 48_000));
            overflow.add(CHUNK - ring.writer().write(chunk, 0, CHUNK));
            nextChunkAt = ++chunkNumber * CHUNK + (jitterFrames == 0 ? 0 : random.nextInt(jitterFrames));
        }
    }

    private void play(double seconds, int pieces) {
        valley = Integer.MAX_VALUE;
        roughness = 0;
        for (long end = now + (long) (seconds * 48_000); now < end; now += BLOCK) {
            deliverUntil(now);
            valley = Math.min(valley, (int) ring.fillFrames());
            for (int p = 0; p < pieces; p++) feed.fill(block, p * BLOCK / pieces, (p + 1) * BLOCK / pieces);
            for (float x : block[0]) {
                roughness = Math.max(roughness, Math.abs(x - 2 * recent[1] + recent[0]));
                recent[0] = recent[1];
                recent[1] = x;
            }
        }
    }

    /** The engine stands still; the device goes on. */
    private void stall(int frames) {
        now += frames / BLOCK * BLOCK;
        deliverUntil(now);
    }

    @Test
    void delayReturnsToTargetAfterAStallThatTheRingCouldHold() {
        play(3, 1);
        int before = valley;
        stall(5400); // 112 ms: the engine moved its schedule, the ring did not overflow
        assertEquals(0, overflow.plain());
        play(2.2, 1);
        assertTrue(feed.trimmedFrames() > 4000, () -> "trimmed " + feed.trimmedFrames());
        assertTrue(roughness < 0.05, () -> "click " + roughness);
        play(1.1, 1);
        assertTrue(valley <= TARGET + 2 * BLOCK, () -> "valley " + valley);
        assertTrue(valley >= before, () -> "trimmed too much: valley " + valley + ", before " + before);
        long once = feed.trimmedFrames();
        play(60, 1);
        assertEquals(once, feed.trimmedFrames(), "trimmed again without a reason");
        assertEquals(0, feed.underruns());
    }

    @Test
    void ordinaryJitterNeverTrims() {
        for (int jitterMillis : new int[] {0, 2, 5, 10}) {
            jitterFrames = 48 * jitterMillis + 1;
            play(120, 1);
            assertEquals(0, feed.trimmedFrames(), "with " + jitterMillis + " ms of jitter");
            assertEquals(0, feed.underruns(), "with " + jitterMillis + " ms of jitter");
        }
    }

    @Test
    void anyStartingPhaseOfAnyChunkKeepsWhatItHas() {
        for (int phase = 0; phase < CHUNK; phase += 37) {
            FeedTest other = new FeedTest();
            other.now = phase;
            other.play(4, 1);
            assertEquals(0, other.feed.trimmedFrames(), "phase " + phase);
        }
    }

    @Test
    void shortPiecesWaitForOneThatIsLongEnoughToCrossFade() {
        play(1, 1);
        stall(5400);
        play(4, 4);
        assertEquals(0, feed.trimmedFrames(), "cross-faded over 32 frames");
        play(0.1, 1);
        assertTrue(feed.trimmedFrames() > 4000);
        assertTrue(roughness < 0.05, () -> "click " + roughness);
    }

    @Test
    void fileIsNeverTrimmedForBeingAhead() {
        feed = new Feed(ring.reader(), overflow, TARGET, 2, BLOCK);
        play(1, 1);
        stall(5400);
        play(10, 1);
        assertEquals(0, feed.trimmedFrames());
        assertTrue(valley > TARGET + 3000);
    }

    @Test
    void heldInputIsNotTrimmedAndStartsAtItsTarget() {
        play(1, 1);
        feed.hold(true);
        play(0.02, 1);
        feed.flush();
        stall(480);
        play(3, 1);
        assertEquals(0, feed.trimmedFrames());
    }
}
