package org.longwave.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.longwave.api.AudioBlock;
import org.longwave.api.StreamFormat;
import org.longwave.api.codec.BusLevels;

class LevelMemoryTest {
    private static final StreamFormat FORMAT = new StreamFormat(48_000, 2, 480);

    private final LevelMemory memory = new LevelMemory(48_000, 2, false);
    private final AudioBlock block = new AudioBlock(FORMAT);
    private long frame;

    private void feed(int blocks, float level, long gapFrames) {
        for (int i = 0; i < blocks; i++) {
            Arrays.fill(block.channel(0), level);
            Arrays.fill(block.channel(1), -level);
            frame += i == 0 ? gapFrames : 0;
            block.place(frame, 0, i == 0 ? gapFrames : 0);
            block.schedule(1_000 + frame * 1_000_000 / 48, 1e9 / 48_000);
            frame += 480;
            memory.block(block);
        }
    }

    @Test
    void keepsTheLastMinuteAndWhenItEnded() {
        assertEquals(0, memory.read().power().length);
        feed(1000, 0.1f, 0);
        BusLevels levels = memory.read();
        assertEquals(1000, levels.power().length);
        assertEquals(1_000 + 10_000_000_000L, levels.endNanos(), 2);
        feed(5500, 0.5f, 0);
        levels = memory.read();
        assertEquals(BusLevels.CELLS, levels.power().length);
        assertEquals(0.01f, levels.power()[499], 1e-6f);
        assertEquals(0.25f, levels.power()[500], 1e-6f);
        assertEquals(0.25f, levels.power()[5999], 1e-6f);
    }

    @Test
    void aGapIsUnknownAndTimeGoesOn() {
        feed(100, 0.5f, 0);
        feed(100, 0.5f, 4800);
        float[] power = memory.read().power();
        assertEquals(210, power.length);
        assertEquals(
                10,
                java.util.stream.IntStream.range(0, 210)
                        .filter(i -> Float.isNaN(power[i]))
                        .count());
        assertTrue(Float.isNaN(power[100]) && Float.isNaN(power[109]) && power[110] > 0.2f);
        feed(1, 0.5f, Long.MAX_VALUE / 4);
        assertEquals(BusLevels.CELLS, memory.read().power().length);
    }

    @Test
    void aBlockWithoutAScheduleEndsNow() {
        block.place(0, 0, 0);
        long before = System.nanoTime();
        memory.block(block);
        long ended = memory.read().endNanos();
        assertTrue(ended - before >= 0 && System.nanoTime() - ended >= 0);
    }
}
