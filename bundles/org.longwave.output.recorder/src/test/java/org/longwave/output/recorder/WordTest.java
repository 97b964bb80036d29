package org.longwave.output.recorder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordTest {
    private static int wav16(float sample, long frame) {
        ByteBuffer b = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN);
        Word.INT16.put(b, sample, frame, 0, true);
        return b.getShort(0);
    }

    private static int wav24(float sample) {
        ByteBuffer b = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN);
        Word.INT24.put(b, sample, 0, 0, false);
        return b.getInt(0) << 8 >> 8;
    }

    @Test
    void fullScaleClipsInsteadOfWrapping() {
        for (long frame = 0; frame < 1000; frame++) {
            assertTrue(wav16(1f, frame) >= 32_766);
            assertEquals(32_767, wav16(1.5f, frame));
            assertEquals(-32_768, wav16(-1.5f, frame));
        }
        assertEquals(8_388_607, wav24(1f));
        assertEquals(-8_388_608, wav24(-2f));
        assertEquals(0, wav24(Float.NaN));
        assertEquals(0, wav16(Float.NaN, 3));
    }

    @Test
    void manyAtOnceAreTheSameBytesAsOneByOne() {
        java.util.Random random = new java.util.Random(1);
        float[] samples = new float[500];
        for (int i = 0; i < samples.length; i++) samples[i] = (random.nextFloat() - 0.5f) * 2.2f;
        samples[3] = Float.NaN;
        samples[4] = Float.POSITIVE_INFINITY;
        samples[5] = -1f;
        samples[6] = 1f;
        for (Word word : Word.values())
            for (java.nio.ByteOrder order : List.of(java.nio.ByteOrder.LITTLE_ENDIAN, java.nio.ByteOrder.BIG_ENDIAN)) {
                java.nio.ByteBuffer single =
                        java.nio.ByteBuffer.allocate(400 * word.bytes).order(order);
                for (int i = 0; i < 400; i++) word.put(single, samples[i + 2], i, 0, false);
                byte[] many = new byte[400 * word.bytes];
                word.put(samples, 2, 400, order, many);
                org.junit.jupiter.api.Assertions.assertArrayEquals(single.array(), many, word + " " + order);
            }
    }

    @Test
    void ditherIsTriangularWithMeanZeroAndVarianceOneSixth() {
        int count = 200_000;
        double sum = 0;
        double squares = 0;
        double neighbours = 0;
        for (int i = 0; i < count; i++) {
            double d = Dither.tpdf(i, 0);
            assertTrue(d > -1 && d < 1);
            sum += d;
            squares += d * d;
            neighbours += d * Dither.tpdf(i + 1, 0) + d * Dither.tpdf(i, 1);
        }
        assertEquals(0, sum / count, 0.003);
        assertEquals(1 / 6.0, squares / count, 0.003);
        assertEquals(0, neighbours / count, 0.003);
    }

    @Test
    void ditherKeepsALevelBelowOneStep() {
        double sum = 0;
        for (int i = 0; i < 100_000; i++) sum += wav16(0.3f / 32_768, i);
        assertEquals(0.3, sum / 100_000, 0.01);
    }

    @Test
    void ditherDependsOnFrameAndChannelAlone() {
        assertEquals(Dither.tpdf(1L << 40, 1), Dither.tpdf(1L << 40, 1));
        assertNotEquals(Dither.tpdf(7, 0), Dither.tpdf(7, 1));
        assertNotEquals(Dither.tpdf(7, 1), Dither.tpdf(8, 0));
    }

    @Test
    void unknownFormatIsRefusedWithTheAllowedOnes() {
        var e = assertThrows(IllegalArgumentException.class, () -> FileFormat.of("wma"));
        assertTrue(e.getMessage().startsWith("format is \"wma\", allowed wav16, wav24, wav32, "), e.getMessage());
    }
}
