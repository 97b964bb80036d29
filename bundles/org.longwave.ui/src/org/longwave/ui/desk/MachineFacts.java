package org.longwave.ui.desk;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Any thread. What the Java machine says of itself, at one moment.
 *
 * @param collector names of its collectors
 * @param collections clean-ups of the memory since the start
 * @param collectionMillis time they took together; a concurrent collector's includes work beside the program
 * @param threads names of the program's own threads
 */
public record MachineFacts(
        String collector,
        long collections,
        long collectionMillis,
        long heapBytes,
        long heapMaxBytes,
        long uptimeMillis,
        String runtime,
        List<String> threads) {
    static MachineFacts now() {
        List<GarbageCollectorMXBean> beans = ManagementFactory.getGarbageCollectorMXBeans();
        Runtime vm = Runtime.getRuntime();
        Thread[] all = new Thread[Thread.activeCount() + 32];
        int n = Thread.enumerate(all);
        List<String> names = Arrays.stream(all, 0, n)
                .map(Thread::getName)
                .filter(name -> name.startsWith("lw-"))
                .sorted()
                .toList();
        return new MachineFacts(
                beans.stream().map(GarbageCollectorMXBean::getName).collect(Collectors.joining(", ")),
                collectionCount(),
                beans.stream()
                        .mapToLong(GarbageCollectorMXBean::getCollectionTime)
                        .sum(),
                vm.totalMemory() - vm.freeMemory(),
                vm.maxMemory(),
                ManagementFactory.getRuntimeMXBean().getUptime(),
                Runtime.version() + " on " + System.getProperty("os.name"),
                names);
    }

    static long collectionCount() {
        long sum = 0;
        for (GarbageCollectorMXBean bean : ManagementFactory.getGarbageCollectorMXBeans())
            sum += Math.max(0, bean.getCollectionCount());
        return sum;
    }
}
