package org.longwave.output.listen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.longwave.codec.jump3r.Mp3EncoderFactory;
import org.longwave.testkit.ToneBus;

/** A player of another make listens; run with -Dlongwave.real=true. */
@EnabledIfSystemProperty(named = "longwave.real", matches = "true")
class ListenRealTest {
    @Test
    void ffmpegDecodesSixSecondsOfTheStreamWithoutAnError() throws Exception {
        TestHub encoders = new TestHub();
        encoders.hub.add(new Mp3EncoderFactory());
        ListenServer server = new ListenServer(
                new ListenSettings("real", "127.0.0.1", 0, "program", "mp3", 192),
                encoders.hub,
                () -> "Longwave",
                3000);
        server.open(ToneBus.FORMAT);
        ToneBus bus = new ToneBus(encoders.before(server));
        try {
            bus.realTime(3);
            Process ffmpeg = ffmpeg(server.status().target() + "program.mp3");
            long end = System.nanoTime() + Duration.ofSeconds(12).toNanos();
            while (ffmpeg.isAlive() && System.nanoTime() < end) bus.realTime(0.1);
            assertTrue(!ffmpeg.isAlive(), "ffmpeg did not get 6 s of sound within 12 s");
            assertEquals("", new String(ffmpeg.getErrorStream().readAllBytes()));
            assertEquals(0, ffmpeg.exitValue());
        } finally {
            server.close();
            server.shutDown();
        }
    }

    private static Process ffmpeg(String url) {
        try {
            return new ProcessBuilder("ffmpeg", "-nostdin", "-v", "error", "-t", "6", "-i", url, "-f", "null", "-")
                    .start();
        } catch (IOException missing) {
            return fail("ffmpeg is missing: install it (apt-get install ffmpeg) to run this test", missing);
        }
    }
}
