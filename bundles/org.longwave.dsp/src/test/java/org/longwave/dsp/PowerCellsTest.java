package org.longwave.dsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PowerCellsTest {
    private final List<Float> heard = new ArrayList<>();

    private PowerCells cells(int rateHz, boolean mono) {
        return new PowerCells(rateHz, mono, heard::add);
    }

    private static float[] filled(int count, float value) {
        float[] samples = new float[count];
        Arrays.fill(samples, value);
        return samples;
    }

    @ParameterizedTest
    @ValueSource(ints = {8000, 22_050, 44_100, 48_000, 192_000})
    void aSecondHasAHundredCellsHoweverItIsCut(int rateHz) {
        PowerCells cells = cells(rateHz, false);
        float[][] block = {filled(256, 0.5f), filled(256, -0.5f)};
        for (int left = rateHz; left > 0; left -= 256) cells.add(block, Math.min(256, left));
        assertEquals(100, heard.size());
        for (float power : heard) assertEquals(0.25f, power, 1e-6f);
    }

    @Test
    void interleavedSoundGivesTheSame() {
        float[] left = new float[4800];
        float[] right = new float[4800];
        float[] both = new float[9600];
        for (int i = 0; i < 4800; i++) {
            left[i] = both[i * 2] = (float) Math.sin(i * 0.01);
            right[i] = both[i * 2 + 1] = (float) Math.cos(i * 0.03);
        }
        cells(48_000, false).add(new float[][] {left, right}, 4800);
        List<Float> planar = new ArrayList<>(heard);
        heard.clear();
        cells(48_000, false).add(both, 2, 4800);
        assertEquals(planar, heard);
        assertEquals(10, heard.size());
    }

    @Test
    void monoIsThePowerOfTheMean() {
        float[][] opposite = {filled(480, 0.5f), filled(480, -0.5f)};
        cells(48_000, true).add(opposite, 480);
        cells(48_000, false).add(opposite, 480);
        assertEquals(List.of(0f, 0.25f), heard);
    }

    @Test
    void whatIsLeftOutIsUnknownAndKeepsTheTime() {
        PowerCells cells = cells(48_000, false);
        float[][] block = {filled(960, 1f)};
        cells.add(block, 960);
        cells.skip(500);
        cells.add(block, 940);
        assertEquals(5, heard.size());
        assertEquals(List.of(1f, 1f, Float.NaN, Float.NaN, 1f), heard);
    }

    @Test
    void aRateThatIsNoneIsRefused() {
        assertTrue(assertThrows(IllegalArgumentException.class, () -> cells(0, false))
                .getMessage()
                .contains("rateHz is 0"));
    }
}
