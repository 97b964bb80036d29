package org.longwave.benchmarks.drift;

import java.util.List;
import java.util.Locale;
import org.longwave.api.EdgeInfo;
import org.longwave.api.LatencyStage;
import org.longwave.api.input.InputInfo;
import org.longwave.api.output.ConsumerInfo;
import org.longwave.device.javasound.DefaultCard;
import org.longwave.engine.host.Studio;
import org.longwave.testkit.drift.DelayMeter;
import org.longwave.testkit.drift.Loop;

/**
 * In a virtual machine of its own, with the environment of the drifting card: the product's engine, capture and playback
 * in a loop for so many seconds. Says each passage of the marker ({@code P seconds delayMillis}) and once a second the
 * state of both edges ({@code E seconds captureState capturePpm playbackState playbackPpm xruns}).
 */
public final class RealLoop {
    private RealLoop() {}

    public static void main(String[] args) throws InterruptedException {
        int seconds = Integer.parseInt(args[0]);
        Studio studio = new Studio(Loop.FORMAT, 2);
        Loop loop = new Loop(studio, DefaultCard.capture(), DefaultCard.playback());
        studio.start();
        int said = 0;
        for (int second = 1; second <= seconds; second++) {
            Thread.sleep(1000);
            List<DelayMeter.Passage> all = loop.meter().passages();
            for (; said < all.size(); said++)
                System.out.printf(
                        Locale.ROOT,
                        "P %.1f %.5f%n",
                        all.get(said).seconds(),
                        all.get(said).delayMillis());
            say(studio);
        }
        System.out.println("L " + LatencyStage.line(studio.latencyPath()));
        System.out.println("G " + studio.status().gapFrames());
        System.out.flush();
        System.exit(0);
    }

    private static void say(Studio studio) {
        InputInfo mic = studio.inputs().stream()
                .filter(i -> i.name().equals("mic"))
                .findFirst()
                .orElseThrow();
        ConsumerInfo speaker = studio.consumers().stream()
                .filter(c -> c.name().equals("speaker"))
                .findFirst()
                .orElseThrow();
        EdgeInfo in = mic.edge();
        EdgeInfo out = speaker.edge();
        long xruns = mic.underruns() + mic.overflowFrames() + speaker.lostBlocks() + speaker.skippedBlocks();
        System.out.printf(
                Locale.ROOT,
                "E %.1f %s %.3f %s %.3f %d%n",
                studio.agent().frame() / 48_000.0,
                in.state(),
                in.ppm(),
                out.state(),
                out.ppm(),
                xruns + in.relocks() + out.relocks());
    }
}
