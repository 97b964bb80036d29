package org.longwave.ui.desk;

import java.util.HashMap;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.longwave.api.Names;
import org.longwave.api.output.BusConsumer;
import org.longwave.api.output.Priority;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;

/** The desk's watch thread; reading, any. Has a {@link Wave} for each bus whose picture is wanted, and flags upon them. */
public final class Waves {
    private final BundleContext context;
    private final Map<String, Wave> waves = new ConcurrentHashMap<>();
    private final Map<String, ServiceRegistration<?>> registered = new HashMap<>();
    private final Map<String, List<Flag>> flags = new ConcurrentHashMap<>();

    /** A marker set from this window. */
    public record Flag(long nanos, String words) {}

    Waves(BundleContext context) {
        this.context = context;
    }

    /** Null while nobody listens to this bus. */
    public Wave of(String bus) {
        return waves.get(bus);
    }

    /** Markers of a recorder, oldest first. */
    public List<Flag> flags(String recorder) {
        return flags.getOrDefault(recorder, List.of());
    }

    public void flag(String recorder, String words) {
        List<Flag> of = flags.computeIfAbsent(recorder, k -> new CopyOnWriteArrayList<>());
        of.add(new Flag(System.nanoTime(), words));
        if (of.size() > 64) of.removeFirst();
    }

    /** Listens to these buses and to no others. */
    void want(Set<String> buses) {
        for (String gone : List.copyOf(registered.keySet())) {
            if (buses.contains(gone)) continue;
            registered.remove(gone).unregister();
            waves.remove(gone);
        }
        for (String bus : buses) {
            if (registered.containsKey(bus)) continue;
            Wave wave = new Wave();
            Hashtable<String, Object> properties = new Hashtable<>();
            properties.put(Names.NAME, "waveform " + bus);
            properties.put(Names.BUS, bus);
            properties.put(Names.PRIORITY, Priority.RECORDING.name());
            waves.put(bus, wave);
            registered.put(bus, context.registerService(BusConsumer.class, wave, properties));
        }
    }
}
