package org.longwave.ui.desk;

import java.util.ArrayList;
import java.util.List;

/**
 * Any thread. Several changes that one hand made without letting go: to the operator they are one.
 *
 * @param parts in the order they were begun; of one control there is one
 */
record Together(List<Undoable> parts) implements Undoable {
    /** What the newest of them changed. */
    @Override
    public String words() {
        return parts.getLast().words();
    }

    @Override
    public void back() {
        parts.reversed().forEach(Undoable::back);
    }

    @Override
    public void forth() {
        parts.forEach(Undoable::forth);
    }

    /** Whether the control with this key is among them. */
    boolean has(Object key) {
        return key != null && parts.stream().anyMatch(p -> key.equals(p.key()));
    }

    /** With a later change; null when all of them together change nothing. */
    static Undoable of(Undoable first, Undoable later) {
        List<Undoable> parts = new ArrayList<>(first instanceof Together t ? t.parts : List.of(first));
        int at = 0;
        while (at < parts.size()
                && (later.key() == null || !later.key().equals(parts.get(at).key()))) at++;
        if (at == parts.size()) parts.add(later);
        else {
            Undoable both = parts.get(at).with(later);
            if (both == null) parts.remove(at);
            else parts.set(at, both);
        }
        if (parts.isEmpty()) return null;
        return parts.size() == 1 ? parts.getFirst() : new Together(List.copyOf(parts));
    }
}
