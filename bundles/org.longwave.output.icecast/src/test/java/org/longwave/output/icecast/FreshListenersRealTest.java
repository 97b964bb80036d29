package org.longwave.output.icecast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.longwave.api.codec.Title;
import org.longwave.api.output.OutputStatus.State;
import org.longwave.testkit.IcecastServer;
import org.longwave.testkit.Sounds;
import org.longwave.testkit.Tool;

/** Newcomers to streams that have run for long decode from their first seconds; run with -Dlongwave.real=true. */
@EnabledIfSystemProperty(named = "longwave.real", matches = "true")
class FreshListenersRealTest {
    private static final int MINUTES = Boolean.getBoolean("longwave.long") ? 60 : 2;
    private static final int SECONDS = 3;

    @TempDir
    Path folder;

    @Test
    void everyNewcomerHearsTheProgrammeFromItsFirstSeconds() throws Exception {
        try (Rig rig = new Rig(true);
                IcecastServer icecast = new IcecastServer()) {
            List<String> mounts = List.of("/live.mp3", "/live.opus");
            rig.start("mp3", Rig.server(icecast.port(), mounts.get(0)));
            rig.start("opus", Rig.server(icecast.port(), mounts.get(1)));
            for (IcecastStream stream : rig.streams) Rig.await(stream, State.ON, 5);
            long start = System.nanoTime();
            Thread.sleep(2000);
            // the first at once, then one a minute to the end
            for (int minute = 0; minute <= MINUTES; minute++) {
                long wait = start + minute * 60_000_000_000L - System.nanoTime();
                if (wait > 0) Thread.sleep(wait / 1_000_000);
                for (String mount : mounts) listen(rig, icecast.url(mount), "minute " + minute + " " + mount);
                assertEquals(0, rig.bus.lostBlocks(), "blocks lost by minute " + minute);
                // the next newcomer joins another link of the Ogg chain
                for (IcecastStream stream : rig.streams) stream.title(new Title("Minute", "" + minute));
            }
            for (IcecastStream stream : rig.streams)
                assertEquals("", stream.status().detail());
            assertEquals(0, rig.bus.lostBlocks());
        }
    }

    private void listen(Rig rig, String url, String what) throws Exception {
        Path pcm = folder.resolve("fresh.pcm");
        Tool.Said said = Tool.run(
                "ffmpeg",
                "-nostdin",
                "-y",
                "-v",
                "error",
                "-i",
                url,
                "-t",
                "" + SECONDS,
                "-ar",
                "48000",
                "-f",
                "f32le",
                pcm.toString());
        assertEquals(0, said.code(), what + ": " + said.text());
        float[] heard = Sounds.planar(pcm, 2)[0];
        assertTrue(heard.length >= (SECONDS - 0.2) * 48_000, what + ": only " + heard.length + " frames");
        String lost = what + " (" + rig.bus.lostBlocks() + " blocks lost by consumers)";
        Heard.assertWhole(lost, heard, rig.bus.frames(), -10);
    }
}
