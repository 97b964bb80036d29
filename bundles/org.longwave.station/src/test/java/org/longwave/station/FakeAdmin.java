package org.longwave.station;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/** The test's thread. A ConfigurationAdmin that writes down what was asked of it. */
final class FakeAdmin {
    final Map<String, Dictionary<String, Object>> configurations = new TreeMap<>();
    final List<String> log = new ArrayList<>();

    ConfigurationAdmin service() {
        return (ConfigurationAdmin) Proxy.newProxyInstance(
                FakeAdmin.class.getClassLoader(), new Class<?>[] {ConfigurationAdmin.class}, (p, method, a) -> {
                    return switch (method.getName()) {
                        case "listConfigurations" -> list();
                        case "getConfiguration" -> configuration((String) a[0]);
                        case "getFactoryConfiguration" -> configuration(a[0] + "~" + a[1]);
                        default -> throw new AssertionError(method);
                    };
                });
    }

    Object value(String pid, String key) {
        return configurations.get(pid).get(key);
    }

    private Configuration[] list() {
        return configurations.isEmpty()
                ? null
                : configurations.keySet().stream().map(this::configuration).toArray(Configuration[]::new);
    }

    private Configuration configuration(String pid) {
        return (Configuration) Proxy.newProxyInstance(
                FakeAdmin.class.getClassLoader(), new Class<?>[] {Configuration.class}, (p, method, a) -> {
                    return switch (method.getName()) {
                        case "getPid" -> pid;
                        case "getProperties" -> configurations.get(pid);
                        case "delete" -> {
                            log.add("delete " + pid);
                            yield configurations.remove(pid);
                        }
                        case "updateIfDifferent" -> update(pid, (Hashtable<String, Object>) a[0]);
                        default -> throw new AssertionError(method);
                    };
                });
    }

    private boolean update(String pid, Dictionary<String, Object> properties) {
        if (same(properties, configurations.get(pid))) return false;
        log.add((configurations.containsKey(pid) ? "update " : "create ") + pid);
        configurations.put(pid, properties);
        return true;
    }

    /** Arrays by their content, as the specification asks. */
    private static boolean same(Dictionary<String, Object> a, Dictionary<String, Object> b) {
        return b != null
                && a.size() == b.size()
                && Collections.list(a.keys()).stream().allMatch(k -> Objects.deepEquals(a.get(k), b.get(k)));
    }
}
