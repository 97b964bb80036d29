package org.longwave.ui.loudness;

import java.util.List;
import org.eclipse.swt.graphics.Rectangle;
import org.longwave.api.BusInfo;
import org.longwave.api.Names;
import org.longwave.ui.desk.DeskState;
import org.longwave.ui.look.Role;
import org.longwave.ui.look.Token;
import org.longwave.ui.nls.Nls;
import org.longwave.ui.pane.Choice;
import org.longwave.ui.pane.Pane;
import org.longwave.ui.pane.PushButton;
import org.longwave.ui.pane.PushButton.Face;
import org.longwave.ui.pane.PushButton.Trigger;
import org.longwave.ui.pane.Shape;

/** Window thread. Which bus a view measures; the programme at the start. */
final class BusChoice {
    private String id = Names.PROGRAM;

    /** Its number, -1 while it is not there. */
    int number(DeskState desk) {
        return desk.bus(id);
    }

    private String label(DeskState desk) {
        for (BusInfo bus : desk.buses()) if (bus.id().equals(id)) return bus.label();
        return id;
    }

    /** What decides about the layout. */
    Object shape(DeskState desk) {
        return label(desk);
    }

    /** Adds the button that chooses. */
    void button(Pane p, Rectangle at, String what) {
        String label = label(Shape.desk(p));
        Face face = new Face(
                Nls.text("loudness.of", what, label),
                label,
                null,
                Role.BUTTON_SMALL,
                Token.RAISED,
                Token.TEXT,
                Token.LINE_CONTROL);
        p.items().add(new PushButton(p, at, face, f -> false, Trigger.RELEASE, () -> choose(p, at)).named());
    }

    private void choose(Pane p, Rectangle at) {
        DeskState desk = Shape.desk(p);
        List<BusInfo> buses = desk.buses();
        Choice.open(p, at, buses.stream().map(BusInfo::label).toList(), label(desk), word -> {
            for (BusInfo bus : buses) if (bus.label().equals(word)) id = bus.id();
            p.relayout();
        });
    }
}
