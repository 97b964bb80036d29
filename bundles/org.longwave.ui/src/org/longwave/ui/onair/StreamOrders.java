package org.longwave.ui.onair;

import java.util.List;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.widgets.Composite;
import org.longwave.api.output.OutputStatus;
import org.longwave.ui.Studio;
import org.longwave.ui.desk.DeskState;
import org.longwave.ui.desk.Output;
import org.longwave.ui.nls.Nls;

/** Window thread. Starts streams at once; stops them only after the station's name was typed. */
final class StreamOrders {
    private final Studio studio;
    private final Composite over;

    StreamOrders(Studio studio, Composite over) {
        this.studio = studio;
        this.over = over;
    }

    /** It is on the air or wants to be. */
    static boolean running(OutputStatus s) {
        return switch (s.state()) {
            case ON, CONNECTING, RETRYING -> true;
            case OFF, FAILED -> false;
        };
    }

    /** What must be typed. */
    static String station(DeskState desk) {
        return desk.station() == null || desk.station().isBlank() ? "stop" : desk.station();
    }

    void start(List<String> names) {
        for (String name : names) {
            Output output = find(name);
            if (output != null) studio.desk().order(Nls.text("onair.starting", name), output.control()::start);
        }
    }

    void stop(List<String> names) {
        String station = station(studio.desk().state());
        if (new StopDialog(over.getShell(), station, names).open() != Window.OK) return;
        for (String name : names) {
            Output output = find(name);
            if (output != null) studio.desk().order(Nls.text("onair.stopping", name), output.control()::stop);
        }
    }

    private Output find(String name) {
        for (Output output : studio.desk().state().outputs()) if (output.name().equals(name)) return output;
        studio.desk().refuse(Nls.text("onair.gone", name));
        return null;
    }
}
