package org.longwave.benchmarks.load;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.stream.Collectors;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.longwave.api.AudioBlock;
import org.longwave.api.EngineStatus;
import org.longwave.api.Names;
import org.longwave.api.StreamFormat;
import org.longwave.api.output.BusConsumer;
import org.longwave.api.output.ConsumerInfo;
import org.longwave.api.output.Priority;
import org.longwave.benchmarks.Percentiles;
import org.longwave.engine.host.Rehearsal;
import org.longwave.engine.host.StripSpec;
import org.longwave.engine.host.Studio;
import org.longwave.engine.host.WatchedPacer;

/**
 * One case of {@code bench load}, in a virtual machine of its own: {@code INPUTS EDGES FRAMES SECONDS HOGS}, edges 1: each
 * input is a sound card with a clock of its own; 0: a file, which has no edge. Prints one line of {@code key=value}.
 */
public final class LoadCase {
    private static final int CONSUMERS = 20;
    private static final long GARBAGE_BYTES_PER_SECOND = 500_000_000L;
    private static final long WARM_UP_MILLIS = 4000;

    private final StreamFormat format;
    private final int inputs;
    private final boolean edges;
    private final int seconds;
    private final int hogs;
    private final WatchedPacer pacer;
    private final Studio studio;

    /** Takes a bus away and looks at every sample. */
    private static final class Taker implements BusConsumer {
        private float top;

        @Override
        public void open(StreamFormat format) {
            top = 0f;
        }

        @Override
        public void block(AudioBlock block) {
            for (int c = 0; c < block.channels(); c++)
                for (float sample : block.channel(c)) top = Math.max(top, Math.abs(sample));
        }

        @Override
        public void close() {
            if (top > 1f) throw new IllegalStateException("the limiter let " + top + " through");
        }
    }

    private LoadCase(int inputs, boolean edges, int frames, int seconds, int hogs) {
        format = new StreamFormat(48_000, 2, frames);
        this.inputs = inputs;
        this.edges = edges;
        this.seconds = seconds;
        this.hogs = hogs;
        pacer = new WatchedPacer(format, (seconds + 60) * 48_000 / frames);
        studio = pacer.studio(format, 2);
    }

    public static void main(String[] args) throws Exception {
        new LoadCase(
                        Integer.parseInt(args[0]),
                        args[1].equals("1"),
                        Integer.parseInt(args[2]),
                        Integer.parseInt(args[3]),
                        Integer.parseInt(args[4]))
                .run();
    }

    private void furnish() {
        Random random = new Random(1);
        float[] noise = new float[2048];
        for (int i = 0; i < noise.length; i++) noise[i] = (random.nextFloat() - 0.5f) / 20;
        for (int n = 0; n < inputs; n++) {
            String name = "in" + n;
            studio.addInput(name, edges, new PacedInput(noise, n * 41_000L));
            studio.addStrip(new StripSpec(name, "", name, "line", n, -10f, n % 3 - 1, false, false));
        }
        Priority[] priorities = Priority.values();
        for (int n = 0; n < CONSUMERS; n++) {
            String bus = n % 2 == 0 ? Names.PROGRAM : Names.MONITOR;
            studio.addConsumer("out" + n, bus, priorities[n % priorities.length], new Taker());
        }
    }

    private void run() throws Exception {
        Rehearsal.play(format);
        studio.start();
        furnish();
        Thread.sleep(WARM_UP_MILLIS);
        Thread engine = thread("lw-engine");
        Path file = Files.createTempFile("longwave-load", ".jfr");
        try (Recording recording = new Recording();
                Nuisances nuisances = new Nuisances(hogs, hogs == 0 ? 0 : GARBAGE_BYTES_PER_SECOND)) {
            recording.enable("jdk.Deoptimization").withoutStackTrace();
            // the collector takes every thread's buffer away several times a second: a rare allocation shows as a new
            // one
            recording.enable("jdk.ObjectAllocationInNewTLAB").withStackTrace();
            recording.enable("jdk.ObjectAllocationOutsideTLAB").withStackTrace();
            recording.start();
            Thread.sleep(500);
            measure(engine);
            recording.stop();
            recording.dump(file);
        }
        int[] deoptimisations = deoptimisations(file);
        Files.delete(file);
        System.out.printf("deopts=%d deoptsAll=%d%n", deoptimisations[0], deoptimisations[1]);
        studio.stop();
    }

    private void measure(Thread engine) throws InterruptedException {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        EngineStatus before = studio.status();
        long engineCpu = threads.getThreadCpuTime(engine.threadId());
        long engineBytes = threads.getThreadAllocatedBytes(engine.threadId());
        long processCpu = system.getProcessCpuTime();
        long begun = System.nanoTime();
        ControlLoop control = new ControlLoop(format.nanosOf(format.blockFrames()), (seconds + 60) * 48_000 / 64);
        pacer.record(true);
        Thread.sleep(Duration.ofSeconds(seconds));
        pacer.record(false);
        double elapsed = System.nanoTime() - begun;
        long[] controlWakes = control.stop();
        EngineStatus after = studio.status();
        Percentiles cycles = new Percentiles(pacer.cycles());
        Percentiles wakes = new Percentiles(pacer.wakes());
        Percentiles bare = new Percentiles(controlWakes);
        System.out.printf("start=%.3f end=%.3f ", uptime(elapsed), uptime(0));
        System.out.printf(
                "blocks=%d late=%d gaps=%d ", pacer.count(), pacer.late(), after.gapFrames() - before.gapFrames());
        System.out.printf(
                "cycle50=%.1f cycle99=%.1f worst=%.1f worstCpu=%.1f ",
                cycles.microsAt(0.5), cycles.microsAt(0.99), cycles.microsAt(1), pacer.worstCpu() / 1e3);
        System.out.printf("wake999=%.3f wakeMax=%.3f ", wakes.millisAt(0.999), wakes.millisAt(1));
        System.out.printf(
                "bareBlocks=%d bareMissed=%d bare999=%.3f bareMax=%.3f ",
                controlWakes.length, control.missed(), bare.millisAt(0.999), bare.millisAt(1));
        System.out.printf(
                "engineCpu=%.4f processCpu=%.4f bytes=%d ",
                (threads.getThreadCpuTime(engine.threadId()) - engineCpu) / elapsed,
                (system.getProcessCpuTime() - processCpu) / elapsed,
                threads.getThreadAllocatedBytes(engine.threadId()) - engineBytes);
        System.out.printf("xruns=%d lost=%d stepped=%d%n", after.xruns() - before.xruns(), lostBlocks(), steppedDown());
    }

    private static double uptime(double agoNanos) {
        return ManagementFactory.getRuntimeMXBean().getUptime() / 1e3 - agoNanos / 1e9;
    }

    private long lostBlocks() {
        long lost = 0;
        for (ConsumerInfo c : studio.consumers()) lost += c.lostBlocks();
        return lost;
    }

    /** Inputs whose threads gave their priority up for the others' sake. */
    private long steppedDown() {
        return studio.inputs().stream()
                .filter(i -> i.detail().startsWith("No real-time priority"))
                .count();
    }

    private static Thread thread(String name) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(t -> t.getName().equals(name))
                .findAny()
                .orElseThrow();
    }

    /** Deoptimisations on the engine thread and on all; prints below the table's row what the engine thread allocated. */
    private static int[] deoptimisations(Path file) throws IOException {
        int[] count = new int[2];
        try (RecordingFile recording = new RecordingFile(file)) {
            while (recording.hasMoreEvents()) {
                RecordedEvent e = recording.readEvent();
                boolean engines = e.getThread() != null
                        && "lw-engine".equals(e.getThread().getJavaName());
                if (e.getEventType().getName().equals("jdk.Deoptimization")) {
                    count[1]++;
                    if (engines) {
                        count[0]++;
                        System.err.println("  deoptimised on the engine thread: " + e.getString("reason") + ", "
                                + e.getString("action") + ", " + e.getValue("method") + ":" + e.getInt("lineNumber"));
                    }
                } else if (engines && e.hasField("objectClass")) printAllocation(e);
            }
        }
        return count;
    }

    private static void printAllocation(RecordedEvent e) {
        String frames = e.getStackTrace() == null
                ? "no Java frames"
                : e.getStackTrace().getFrames().stream()
                        .limit(4)
                        .map(f -> f.getMethod().getType().getName() + "."
                                + f.getMethod().getName() + ":" + f.getLineNumber())
                        .collect(Collectors.joining(" < "));
        System.err.printf(
                "  allocated by the engine thread: %s, %d bytes, in %s%n",
                e.getClass("objectClass").getName(), e.getLong("allocationSize"), frames);
    }
}
