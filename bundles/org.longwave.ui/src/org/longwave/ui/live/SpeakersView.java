package org.longwave.ui.live;

import java.util.List;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.part.ViewPart;
import org.longwave.api.output.OutputStatus.Kind;
import org.longwave.ui.Studio;

/** Window thread. Loudspeakers and phones. */
public final class SpeakersView extends ViewPart {
    public static final String ID = "org.longwave.ui.speakers";

    private OutputsPane rows;

    @Override
    public void createPartControl(Composite parent) {
        rows = new OutputsPane(parent, Studio.of(parent.getDisplay()), List.of(Kind.PLAYBACK), "output.none.speakers");
    }

    @Override
    public void setFocus() {
        rows.pane().canvas().setFocus();
    }
}
