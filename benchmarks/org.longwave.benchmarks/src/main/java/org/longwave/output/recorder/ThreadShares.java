package org.longwave.output.recorder;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Processor time of this process between two moments, by kinds of threads. Main thread. */
final class ThreadShares {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final double NANOS = 1e9;

    private final long process = processNanos();
    private final long began = System.nanoTime();
    private final Map<Long, Long> before = new HashMap<>();

    private ThreadShares() {
        for (long id : THREADS.getAllThreadIds()) before.put(id, THREADS.getThreadCpuTime(id));
    }

    static ThreadShares begin() {
        return new ThreadShares();
    }

    private static long processNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    /**
     * Shares of one processor.
     *
     * @param kinds of threads; what belongs to no thread of Java's is the compiler's and the collector's
     */
    record Shares(double seconds, double process, Map<String, Double> kinds) {
        @Override
        public String toString() {
            StringBuilder text = new StringBuilder();
            double rest = process;
            for (Map.Entry<String, Double> kind : kinds.entrySet()) {
                rest -= kind.getValue();
                text.append(String.format(Locale.ROOT, "%s %.1f %%, ", kind.getKey(), kind.getValue() * 100));
            }
            return text + String.format(Locale.ROOT, "compiler and collector %.1f %%", rest * 100);
        }
    }

    Shares end() {
        double nanos = System.nanoTime() - began;
        double all = (processNanos() - process) / nanos;
        Map<String, Double> kinds = new TreeMap<>();
        for (long id : THREADS.getAllThreadIds()) {
            var thread = THREADS.getThreadInfo(id);
            long now = THREADS.getThreadCpuTime(id);
            if (thread == null || now < 0) continue;
            kinds.merge(kind(thread.getThreadName()), (now - before.getOrDefault(id, 0L)) / nanos, Double::sum);
        }
        return new Shares(nanos / NANOS, all, kinds);
    }

    private static String kind(String thread) {
        if (thread.endsWith("-disk")) return "writing " + thread.replaceAll("lw-out-([^-]+).*", "$1");
        if (thread.equals("lw-engine")) return "engine";
        if (thread.equals("lw-out-meters")) return "meters";
        if (thread.startsWith("lw-out-")) return "memory";
        return "others";
    }
}
