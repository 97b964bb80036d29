package org.longwave.ui.live;

import java.util.List;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.part.ViewPart;
import org.longwave.api.output.OutputStatus.Kind;
import org.longwave.ui.Studio;

/** Window thread. Streams and the built-in listener server. */
public final class OnAirView extends ViewPart {
    public static final String ID = "org.longwave.ui.onair";

    private OutputsPane rows;

    @Override
    public void createPartControl(Composite parent) {
        rows = new OutputsPane(
                parent,
                Studio.of(parent.getDisplay()),
                List.of(Kind.STREAM, Kind.LISTENER),
                "No stream in the station file yet.");
    }

    @Override
    public void setFocus() {
        rows.pane().canvas().setFocus();
    }
}
