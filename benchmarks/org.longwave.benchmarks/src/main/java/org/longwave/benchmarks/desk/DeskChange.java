package org.longwave.benchmarks.desk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.longwave.api.AudioBlock;
import org.longwave.api.Names;
import org.longwave.api.StreamFormat;
import org.longwave.api.StripInfo;
import org.longwave.api.command.Applied;
import org.longwave.api.command.MoveInsert;
import org.longwave.api.command.SetBypass;
import org.longwave.api.command.SwapInserts;
import org.longwave.api.output.BusConsumer;
import org.longwave.api.output.Priority;
import org.longwave.benchmarks.Percentiles;
import org.longwave.engine.host.Studio;
import org.longwave.engine.host.WatchedPacer;

/**
 * Effects never used before come into 64 strips that run in real time, are bypassed, moved and replaced; in a virtual
 * machine of its own, on the real threads. Prints one line of {@code key=value}: blocks lost and made too late,
 * discontinuities heard, the slowest of the 1,000 blocks after the last change, deoptimisations on the engine thread.
 */
final class DeskChange {
    private static final StreamFormat FORMAT = new StreamFormat(48_000, 2, 256);
    private static final int BLOCKS_AFTER = 1000;
    /** No strip's tone alone could hide a jump of a tenth of it below this. */
    private static final float MOST_ROUGHNESS = 5e-4f;

    private final WatchedPacer pacer = new WatchedPacer(FORMAT, 100_000);
    private final Studio studio = pacer.studio(FORMAT, 2);
    private final Ear ear = new Ear();

    /** Hears the programme and counts what jumps; its consumer thread. */
    private static final class Ear implements BusConsumer {
        private float before;
        private float last;
        private int heard;
        volatile boolean listening;
        volatile long jumps;
        volatile float worst;
        volatile long lost;

        @Override
        public void open(StreamFormat format) {
            heard = 0;
        }

        @Override
        public void block(AudioBlock block) {
            if (listening && (block.lostBlocks() > 0 || block.gapFrames() > 0)) lost += block.lostBlocks() + 1;
            float[] x = block.channel(0);
            for (int i = 0; i < block.frames(); i++) {
                float rough = Math.abs(x[i] - 2 * last + before);
                before = last;
                last = x[i];
                if (++heard < 3 || !listening) continue;
                worst = Math.max(worst, rough);
                if (rough > MOST_ROUGHNESS) jumps++;
            }
        }

        @Override
        public void close() {
            heard = 0;
        }
    }

    private DeskChange() {}

    public static void main(String[] args) throws Exception {
        new DeskChange().run();
    }

    private void run() throws Exception {
        studio.addConsumer("ear", Names.PROGRAM, Priority.RECORDING, ear);
        studio.start();
        FullDesk.furnish(studio, false, s -> {});
        for (int kind = 0; kind < 3; kind++) studio.addEffects(new FreshEffect(kind));
        Thread.sleep(5000); // the desk itself is compiled: what is measured is what comes after
        Path file = Files.createTempFile("longwave-desk", ".jfr");
        try (Recording recording = new Recording()) {
            recording.enable("jdk.Deoptimization").withoutStackTrace();
            recording.start();
            Thread.sleep(500);
            ear.listening = true;
            long lateBefore = studio.status().lateCycles();
            change();
            pacer.record(true);
            while (pacer.count() < BLOCKS_AFTER) Thread.sleep(20);
            pacer.record(false);
            long late = studio.status().lateCycles() - lateBefore;
            long[] cycles = java.util.Arrays.copyOf(pacer.cycles(), BLOCKS_AFTER);
            recording.stop();
            recording.dump(file);
            System.out.printf(
                    Locale.ROOT,
                    "lost=%d late=%d jumps=%d worst=%.6f slowest=%.4f median=%.4f deopts=%d gaps=%d%n",
                    ear.lost,
                    late,
                    ear.jumps,
                    ear.worst,
                    new Percentiles(cycles).at(1) / (double) FORMAT.nanosOf(FORMAT.blockFrames()),
                    new Percentiles(cycles).at(0.5) / (double) FORMAT.nanosOf(FORMAT.blockFrames()),
                    deoptimisations(file),
                    studio.status().gapFrames());
        }
        Files.delete(file);
        studio.stop();
    }

    private void change() throws Exception {
        for (int kind = 0; kind < 2; kind++) {
            List<CompletableFuture<Applied>> all = new ArrayList<>();
            for (StripInfo s : studio.strips()) all.add(studio.installEffect(s.id(), kind, "fresh-" + kind));
            await(all);
        }
        for (boolean on : new boolean[] {true, false}) {
            for (StripInfo s : studio.strips()) studio.submit(new SetBypass(s.number(), 0, on));
            Thread.sleep(100);
        }
        List<CompletableFuture<Applied>> moves = new ArrayList<>();
        for (StripInfo s : studio.strips()) moves.add(studio.submit(new SwapInserts(s.number(), 0, 1)));
        for (StripInfo s : studio.strips()) moves.add(studio.submit(new MoveInsert(s.number(), 0, 3)));
        await(moves);
        List<CompletableFuture<Applied>> replaced = new ArrayList<>();
        for (StripInfo s : studio.strips()) replaced.add(studio.installEffect(s.id(), 3, "fresh-2"));
        await(replaced);
    }

    private static void await(List<CompletableFuture<Applied>> all) throws Exception {
        for (CompletableFuture<Applied> f : all) f.get(120, TimeUnit.SECONDS);
    }

    private static int deoptimisations(Path file) throws IOException {
        int engine = 0;
        for (RecordedEvent e : RecordingFile.readAllEvents(file))
            if (e.getEventType().getName().equals("jdk.Deoptimization")
                    && e.getThread() != null
                    && "lw-engine".equals(e.getThread().getJavaName())) engine++;
        return engine;
    }
}
