package org.longwave.ui.live;

import java.util.List;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.part.ViewPart;
import org.longwave.api.output.OutputStatus.Kind;
import org.longwave.ui.Studio;

/** Window thread. Recorders and loudness reports. */
public final class RecorderView extends ViewPart {
    public static final String ID = "org.longwave.ui.recorder";

    private OutputsPane rows;

    @Override
    public void createPartControl(Composite parent) {
        rows = new OutputsPane(
                parent,
                Studio.of(parent.getDisplay()),
                List.of(Kind.RECORDER, Kind.REPORT),
                "No recorder in the station file yet.");
    }

    @Override
    public void setFocus() {
        rows.pane().canvas().setFocus();
    }
}
