package org.longwave.ui.deed;

import java.util.List;
import org.longwave.ui.nls.Nls;

/**
 * Window thread. Something the operator can do: by menu, by key, by search.
 *
 * @param id group and name, "desk.undo"; its words stand in nls/deed.properties
 * @param keys what it comes with; empty for none
 * @param run does it
 */
public record Deed(String id, List<Stroke> keys, Runnable run) {
    public Deed {
        keys = List.copyOf(keys);
    }

    /** @param keys strokes with spaces between, "F1 Ctrl+Shift+L" */
    public static Deed of(String id, String keys, Runnable run) {
        return new Deed(id, Stroke.list(keys), run);
    }

    public String name() {
        return Nls.text("deed." + id);
    }

    /** Of the group it belongs to. */
    public String group() {
        return Nls.text("deed.group." + id.substring(0, id.indexOf('.')));
    }
}
