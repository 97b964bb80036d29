package org.longwave.ui.desk;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.longwave.api.Names;
import org.longwave.ui.nls.Nls;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;

/** Any thread. The services of one type that are there now, in the order of the station file. */
final class Services<T> implements AutoCloseable {
    private final ServiceTracker<T, T> tracker;

    Services(BundleContext context, Class<T> type) {
        tracker = new ServiceTracker<>(context, type, null);
        tracker.open();
    }

    /** The service with the highest ranking, or null. */
    T best() {
        return tracker.getService();
    }

    /**
     * Reads every service by {@code read}; one that throws is left out and named in {@code unread}.
     */
    <R> List<R> each(Reading<T, R> read, List<String> unread) {
        Map<ServiceReference<T>, T> now = new TreeMap<>(
                Comparator.<ServiceReference<T>>comparingInt(Services::order).thenComparing(Function.identity()));
        now.putAll(tracker.getTracked());
        List<R> all = new ArrayList<>(now.size());
        now.forEach((reference, service) -> {
            String name = name(reference);
            try {
                all.add(read.of(name, service));
            } catch (RuntimeException | LinkageError e) {
                unread.add(Nls.text("desk.noAnswer", name, e));
            }
        });
        return all;
    }

    private static int order(ServiceReference<?> reference) {
        return reference.getProperty(Names.ORDER) instanceof Number n ? n.intValue() : Integer.MAX_VALUE;
    }

    private static String name(ServiceReference<?> reference) {
        return reference.getProperty(Names.NAME) instanceof String s
                ? s
                : "service " + reference.getProperty("service.id");
    }

    @Override
    public void close() {
        tracker.close();
    }

    /** How one service is read. */
    interface Reading<T, R> {
        R of(String name, T service);
    }
}
