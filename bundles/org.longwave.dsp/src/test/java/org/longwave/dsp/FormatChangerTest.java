package org.longwave.dsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class FormatChangerTest {
    private static float[][] tone(int channels, long from, int frames, int rateHz) {
        float[][] block = new float[channels][frames];
        for (int i = 0; i < frames; i++)
            for (int c = 0; c < channels; c++)
                block[c][i] = (float) (0.5 * Math.sin(2 * Math.PI * 1000 * (from + i) / rateHz));
        return block;
    }

    @Test
    void passesTheSameArraysWhenNothingIsToChange() {
        float[][] block = tone(2, 0, 256, 48_000);
        FormatChanger same = new FormatChanger(48_000, 2, 48_000, 2);
        assertSame(block, same.change(block, 256));
        assertEquals(256, same.frames());
        same.rest();
        assertEquals(0, same.frames());
    }

    @Test
    void monoIsTheMeanOfBothSides() {
        FormatChanger mono = new FormatChanger(48_000, 2, 48_000, 1);
        float[][] out = mono.change(new float[][] {{0.5f, 1f}, {0.25f, -1f}}, 2);
        assertEquals(0.375f, out[0][0]);
        assertEquals(0f, out[0][1]);
    }

    @Test
    void stereoOfMonoIsTheSameTwice() {
        FormatChanger stereo = new FormatChanger(48_000, 1, 48_000, 2);
        float[][] out = stereo.change(new float[][] {{0.5f, 1f}}, 2);
        assertEquals(1f, out[0][1]);
        assertEquals(1f, out[1][1]);
    }

    @Test
    void anotherRateKeepsPlaceLevelAndLength() {
        for (int outChannels = 1; outChannels <= 2; outChannels++) {
            FormatChanger changer = new FormatChanger(44_100, 2, 48_000, outChannels);
            long at = 0;
            double worst = 0;
            for (int block = 0; block < 101; block++) {
                float[][] out = block < 100 ? changer.change(tone(2, block * 441L, 441, 44_100), 441) : changer.rest();
                for (int i = 0; i < changer.frames(); i++, at++) {
                    if (at < 500 || at > 47_000) continue;
                    double wanted = 0.5 * Math.sin(2 * Math.PI * 1000 * at / 48_000);
                    for (float[] channel : out) worst = Math.max(worst, Math.abs(channel[i] - wanted));
                }
            }
            assertEquals(48_000, at);
            assertTrue(worst < 1e-4, "off by " + worst);
        }
    }
}
