package org.longwave.engine.rt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.longwave.api.StreamFormat;
import org.longwave.engine.ring.Cursor;
import org.longwave.engine.ring.FrameMark;
import org.longwave.engine.ring.InputRing;

/** A feed whose frames are meant for frames of the engine; each sample is the number of the frame it is meant for. */
class AlignedFeedTest {
    private static final StreamFormat FORMAT = new StreamFormat(48_000, 1, 128);
    private static final int BLOCK = 128;

    private final InputRing ring = new InputRing(1, 8192);
    private final FrameMark mark = new FrameMark();
    private final Cursor engineFrame = new Cursor();
    private final Cursor overflow = new Cursor();
    private final Feed feed = Feed.aligned(ring.reader(), overflow, 1000, FORMAT, mark, engineFrame);
    private final float[][] block = FORMAT.newBlock();
    private long next;

    private static float sample(long frame) {
        return frame / 100_000f;
    }

    /** The edge writes frames meant for {@code next} on. */
    private void write(int frames) {
        long offset = next - ring.writer().position();
        if (mark.offset() != offset) mark.put(ring.writer().position(), offset);
        float[][] x = new float[1][frames];
        for (int i = 0; i < frames; i++) x[0][i] = sample(next + i);
        overflow.add((long) frames - ring.writer().write(x, 0, frames));
        next += frames;
    }

    private boolean fill() {
        boolean sounds = feed.fill(block, 0, BLOCK);
        engineFrame.add(BLOCK);
        return sounds;
    }

    private void assertInPlace(int from) {
        long start = engineFrame.plain() - BLOCK;
        for (int i = from; i < BLOCK; i++) assertEquals(sample(start + i), block[0][i], "frame " + (start + i));
    }

    private void runFor(int blocks) {
        for (int i = 0; i < blocks; i++) {
            write(BLOCK);
            fill();
        }
    }

    @Test
    void beginsInsideABlockWithTheVeryFrameThatIsMeant() {
        next = 300;
        write(1000);
        fill();
        fill();
        for (float x : block[0]) assertEquals(0f, x);
        fill(); // frames 256 to 383
        for (int i = 0; i < 44; i++) assertEquals(0f, block[0][i]);
        assertInPlace(44);
        fill();
        assertInPlace(0);
        assertEquals(0, feed.underruns());
    }

    @Test
    void dropsWhatIsMeantForThePast() {
        engineFrame.setOpaque(5_120);
        next = 4_000;
        write(3_000);
        fill();
        assertInPlace(0);
        assertEquals(1_120, feed.trimmedFrames());
    }

    @Test
    void engineGapDropsExactlyTheGapWithOneCrossFade() {
        write(2_000);
        fill();
        runFor(20);
        engineFrame.add(640);
        long trimmed = feed.trimmedFrames();
        fill();
        assertEquals(640, feed.trimmedFrames() - trimmed);
        write(BLOCK);
        fill();
        assertInPlace(0);
        assertEquals(0, feed.underruns());
    }

    @Test
    void framesTheDeviceLostAreSilenceOnceAndTheRestIsInPlace() {
        write(2_000);
        runFor(20);
        long ahead = next - engineFrame.plain();
        next += 480; // lost by the device
        write(1_000);
        int silent = 0;
        for (long end = engineFrame.plain() + ahead + 480 + BLOCK; engineFrame.plain() < end; ) {
            write(BLOCK);
            fill();
            for (float x : block[0]) if (x == 0f) silent++;
        }
        assertInPlace(0);
        assertEquals(1, feed.underruns());
        assertTrue(silent > 480 - 64 - 8 && silent <= 480 + BLOCK, "silent " + silent);
    }

    @Test
    void pendingFramesWaitUntilTheirPlaceIsKnown() {
        write(2_000);
        runFor(4);
        long position = ring.writer().position();
        mark.put(position, FrameMark.PENDING);
        float[][] x = new float[1][3_000];
        for (int i = 0; i < 3_000; i++) x[0][i] = sample(next + 256 + i);
        ring.writer().write(x, 0, 3_000);
        while (engineFrame.plain() < next + 2 * BLOCK) fill(); // its fade out is over
        for (float s : block[0]) assertEquals(0f, s);
        mark.put(position, next + 256 - position);
        fill();
        fill();
        fill();
        assertInPlace(0);
    }

    @Test
    void overflowIsMadeGoodByTheNumbersOfTheFrames() {
        write(2_000);
        fill();
        for (int i = 0; i < 100; i++) write(BLOCK); // the engine stands still; the newest are refused
        assertTrue(overflow.plain() > 0);
        engineFrame.setOpaque(next - 1_000);
        long missing = 0;
        for (int i = 0; i < 40; i++) {
            write(BLOCK);
            if (!fill()) missing++;
        }
        assertInPlace(0);
        assertTrue(missing < 20, "silent for " + missing + " blocks");
    }

    @Test
    void pendingFramesWhosePlaceWasOvertakenByTheNextMarkDoNotStopIt() {
        write(2_000);
        runFor(4);
        long position = ring.writer().position();
        mark.put(position, FrameMark.PENDING);
        ring.writer().write(new float[1][300], 0, 300);
        while (engineFrame.plain() < next + 4 * BLOCK) fill();
        mark.put(position, next + 256 - position);
        next = engineFrame.plain() + 1_000; // at once a better estimate, before the engine looked
        write(2_000);
        for (int i = 0; i < 10; i++) fill();
        assertInPlace(0);
    }
}
