package org.longwave.output.icecast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.longwave.api.codec.EncoderFactory;
import org.longwave.api.codec.EncoderSettings;
import org.longwave.api.output.OutputStatus.State;
import org.longwave.codec.FlacOggFactory;
import org.longwave.codec.OpusFactory;
import org.longwave.codec.aac.AacCodec;
import org.longwave.codec.jump3r.Mp3EncoderFactory;
import org.longwave.codec.natives.NativeCodecs;
import org.longwave.testkit.IcecastServer;
import org.longwave.testkit.Sounds;
import org.longwave.testkit.Tool;

/** What the encoders that there are make of rate, channels and time; run with -Dlongwave.real=true. */
@EnabledIfSystemProperty(named = "longwave.real", matches = "true")
class ShapesRealTest {
    /** An encoder is given blocks every 40 ms: with that a page is out 250 ms after its first sound. */
    private static final int MOST_MILLIS = 210;

    private static final int BLOCK = 256;

    private static List<EncoderFactory> all() {
        List<EncoderFactory> all = new ArrayList<>(NativeCodecs.found());
        all.addAll(List.of(new Mp3EncoderFactory(), new OpusFactory(), new FlacOggFactory()));
        AacCodec.found().ifPresent(all::add);
        return all;
    }

    @Test
    void everyStreamGivesAPieceSoonerThanEveryQuarterOfASecond() throws Exception {
        List<String> late = new ArrayList<>();
        for (EncoderFactory factory : all())
            for (int rate : new int[] {44_100, 48_000}) {
                if (!factory.info().ratesHz().contains(rate)) continue;
                int most = longestFrames(factory, rate);
                if (most * 1000L > (long) MOST_MILLIS * rate)
                    late.add(factory.info().name() + " at " + rate + " Hz: " + most * 1000L / rate + " ms");
            }
        assertEquals(List.of(), late);
    }

    /** Between two pieces, once the first has come. */
    private static int longestFrames(EncoderFactory factory, int rate) throws Exception {
        EncoderSettings settings = Rig.encode(factory.info().codec()).withShape(rate, 2);
        if (!factory.info().bits().isEmpty())
            settings = settings.withBits(factory.info().bits().getFirst());
        int longest = 0;
        int last = -1;
        var encoder = factory.open(settings);
        for (int at = 0; at < 10 * rate; at += BLOCK) {
            if (encoder.encode(Sounds.block(at, BLOCK, 2, rate), BLOCK).length == 0) continue;
            if (last >= 0) longest = Math.max(longest, at - last);
            last = at;
        }
        encoder.close();
        assertTrue(longest > 0, factory.info().name() + " gave nothing");
        return longest;
    }

    @Test
    void rateAndChannelsAreTheEncodersOwn() throws Exception {
        try (Rig rig = new Rig(true);
                IcecastServer icecast = new IcecastServer()) {
            Map<String, EncoderSettings> mounts = Map.of(
                    "mp3", EncoderSettings.stream(64).withShape(44_100, 1),
                    "opus", EncoderSettings.stream(64).withShape(48_000, 1),
                    "vorbis", EncoderSettings.stream(96).withShape(32_000, 1),
                    "aac", EncoderSettings.stream(64).withShape(44_100, 1),
                    "oggflac", EncoderSettings.stream(0).withShape(44_100, 1));
            for (var mount : mounts.entrySet())
                Rig.await(
                        rig.start(Samples.settings(
                                mount.getKey(), mount.getValue(), Rig.server(icecast.port(), "/" + mount.getKey()))),
                        State.ON,
                        5);
            Thread.sleep(2000);
            for (var mount : mounts.entrySet())
                assertEquals(
                        mount.getValue().rateHz() + ",1",
                        Tool.must(
                                        "ffprobe",
                                        "-v",
                                        "error",
                                        "-show_entries",
                                        "stream=sample_rate,channels",
                                        "-of",
                                        "csv=p=0",
                                        icecast.url("/" + mount.getKey()))
                                .strip(),
                        mount.getKey());
            assertEquals(0, rig.bus.lostBlocks());
        }
    }
}
