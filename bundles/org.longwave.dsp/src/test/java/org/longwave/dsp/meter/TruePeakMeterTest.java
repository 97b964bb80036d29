package org.longwave.dsp.meter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is not looked at is never the peak, to the last bit. */
class TruePeakMeterTest {
    private static float[] sound(String kind, int frames, Random random) {
        float[] x = new float[frames];
        double phase = random.nextDouble();
        double step = 0.01 + random.nextDouble() * 3;
        for (int i = 0; i < frames; i++)
            x[i] = switch (kind) {
                case "noise" -> random.nextFloat() * 2 - 1;
                case "tone" -> (float) Math.sin(phase + step * i);
                case "clicks" -> random.nextInt(100) == 0 ? random.nextFloat() * 2 - 1 : 0;
                case "fade" -> (float) Math.sin(phase + step * i) * i / frames;
                case "square" -> Math.sin(phase + step * i) > 0 ? 1 : -1;
                default -> throw new IllegalArgumentException(kind);
            };
        return x;
    }

    @ParameterizedTest
    @CsvSource({
        "noise,48000",
        "tone,48000",
        "clicks,48000",
        "fade,48000",
        "square,48000",
        "noise,96000",
        "tone,44100",
        "noise,192000"
    })
    void findsWhatTheWholeEnvelopeHas(String kind, int rateHz) {
        Random random = new Random(3);
        for (int n = 0; n < 40; n++) {
            float[] x = sound(kind, 5000, random);
            TruePeakMeter meter = new TruePeakMeter(rateHz);
            Oversampler all = new Oversampler(rateHz);
            float max = 0;
            float recent = 0;
            for (int at = 0; at < x.length; ) {
                int now = Math.min(x.length - at, 1 + random.nextInt(700));
                float[] envelope = new float[now];
                meter.process(x, at, now);
                all.envelope(x, at, now, envelope);
                for (float e : envelope) recent = Math.max(recent, e);
                max = Math.max(max, recent);
                assertEquals(max, meter.max(), kind + " at " + at);
                at += now;
                if (random.nextInt(4) != 0) continue;
                assertEquals(recent, meter.takeRecent(), kind + " at " + at);
                recent = 0;
            }
        }
    }
}
