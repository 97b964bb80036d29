package org.longwave.station;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Dictionary;
import java.util.Enumeration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.felix.cm.PersistenceManager;
import org.osgi.service.component.annotations.Component;

/**
 * Any thread. The station file is the only store: ConfigurationAdmin keeps nothing between two starts
 * ({@code felix.cm.pm=org.longwave.memory} in the product's configuration chooses this one).
 */
@Component(property = "name=org.longwave.memory")
public class MemoryPersistence implements PersistenceManager {
    private final Map<String, Dictionary<String, Object>> store = new ConcurrentHashMap<>();

    @Override
    public boolean exists(String pid) {
        return store.containsKey(pid);
    }

    @Override
    @SuppressWarnings("rawtypes")
    public Dictionary load(String pid) {
        return store.get(pid);
    }

    @Override
    @SuppressWarnings("rawtypes")
    public Enumeration getDictionaries() {
        return Collections.enumeration(new ArrayList<>(store.values()));
    }

    @Override
    @SuppressWarnings({"rawtypes", "unchecked"})
    public void store(String pid, Dictionary properties) {
        store.put(pid, properties);
    }

    @Override
    public void delete(String pid) {
        store.remove(pid);
    }
}
