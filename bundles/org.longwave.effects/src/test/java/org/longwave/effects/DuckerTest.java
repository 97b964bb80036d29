package org.longwave.effects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.longwave.api.StreamFormat;
import org.longwave.api.effect.KeyedEffect;

class DuckerTest {
    private static final int RATE = Probe.RATE;

    private static double[] gains(float[] key) {
        KeyedEffect effect = (KeyedEffect) new DuckerFactory().create(new StreamFormat(RATE, 1, 256));
        float[] music = Probe.constant(-6, key.length / (double) RATE);
        float[][] block = {music.clone()};
        for (int at = 0; at < key.length; at += 256)
            effect.process(block, new float[][] {key}, at, Math.min(key.length, at + 256));
        return Probe.gainsDb(music, block[0]);
    }

    @Test
    void voiceTurnsMusicDownAndLetsGo() {
        float[] silence = new float[RATE];
        float[] voice = Probe.tone(1000, -20, 2);
        double[] gains = gains(Probe.join(silence, voice, new float[4 * RATE]));
        assertEquals(0, gains[RATE - 1]);
        assertEquals(-12, gains[3 * RATE - 1], 0.01);
        assertEquals(40, Probe.timeMillis(gains, RATE, -12), 2.5, "attack, with the time to the key's threshold");
        int held = 3 * RATE;
        while (gains[held] < -11.99) held++;
        assertEquals(610, (held - 3 * RATE) * 1000.0 / RATE, 10, "hold");
        assertEquals(600, Probe.timeMillis(gains, held - 1, 0), 30, "release");
        assertEquals(0, gains[gains.length - 1], 0.1);
    }

    @Test
    void pausesBetweenWordsAreHeld() {
        float[] words = Probe.join(IntStream.range(0, 10)
                .mapToObj(i -> i % 2 == 0 ? Probe.tone(1000, -20, 0.3) : new float[RATE * 3 / 10])
                .collect(Collectors.toList())
                .toArray(float[][]::new));
        double[] gains = gains(words);
        for (int i = RATE / 2; i < gains.length; i++) assertEquals(-12, gains[i], 0.05, "frame " + i);
    }

    @Test
    void quietKeyAndBassDoNothing() {
        for (double[] key : new double[][] {{1000, -40}, {20, -25}})
            for (double gain : gains(Probe.tone(key[0], key[1], 1))) assertTrue(gain > -1e-6, "gain " + gain);
    }
}
