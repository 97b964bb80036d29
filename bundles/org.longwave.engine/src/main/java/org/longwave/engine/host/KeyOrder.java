package org.longwave.engine.host;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** In which order strips run so that each comes after those its effects listen to; control room. */
final class KeyOrder {
    private final Map<String, Set<String>> listens;
    private final Set<String> done = new LinkedHashSet<>();
    private final List<String> way = new ArrayList<>();

    private KeyOrder(Map<String, Set<String>> listens) {
        this.listens = listens;
    }

    /**
     * @param ids in the order of the desk, which is kept where nothing speaks against it
     * @param listens for a strip those it listens to
     * @throws IllegalArgumentException they listen to each other in a circle; names it
     */
    static List<String> of(Collection<String> ids, Map<String, Set<String>> listens) {
        KeyOrder order = new KeyOrder(listens);
        for (String id : ids) order.visit(id);
        order.done.retainAll(new LinkedHashSet<>(ids));
        return List.copyOf(order.done);
    }

    private void visit(String id) {
        if (done.contains(id)) return;
        if (way.contains(id))
            throw new IllegalArgumentException(
                    "the strips " + String.join(", ", way.subList(way.indexOf(id), way.size()))
                            + " would listen to each other in a circle; take one of their keys away first");
        way.add(id);
        for (String key : listens.getOrDefault(id, Set.of())) visit(key);
        way.removeLast();
        done.add(id);
    }
}
