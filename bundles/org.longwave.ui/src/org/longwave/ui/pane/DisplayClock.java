package org.longwave.ui.pane;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.eclipse.swt.widgets.Display;
import org.longwave.api.MeterFrame;
import org.longwave.ui.desk.Desk;
import org.longwave.ui.desk.DeskState;
import org.longwave.ui.nls.Nls;

/**
 * Window thread. The window's one clock: 30 times a second it reads each snapshot once and tells the parts that can be
 * seen. A frame that is late is dropped, not queued.
 */
public final class DisplayClock {
    private static final Logger LOG = System.getLogger(DisplayClock.class.getName());
    private static final int PERIOD_MILLIS = 33;

    private final Display display;
    private final Desk desk;
    private final MeterFrame meters = new MeterFrame();
    private final List<Part> parts = new ArrayList<>();
    private long next = System.nanoTime();
    private Frame latest;
    private final FrameTimes times = new FrameTimes();
    private final PressTimes presses = new PressTimes();

    /** Something that is drawn. */
    public interface Part {
        /** Compares with what is on the screen and asks for a redraw where a pixel differs. */
        void frame(Frame frame);

        /** The part threw: it is not told again. */
        void broken(String words);
    }

    public DisplayClock(Display display, Desk desk) {
        this.display = display;
        this.desk = desk;
        display.timerExec(0, this::tick);
    }

    /** The newest frame, null before the first: new controls are drawn from it at once. */
    public Frame latest() {
        return latest;
    }

    public void add(Part part) {
        parts.add(part);
    }

    public void remove(Part part) {
        parts.remove(part);
    }

    /** What the frames cost, for whoever measures. */
    public FrameTimes times() {
        return times;
    }

    /** What keys cost, for whoever measures. */
    public PressTimes presses() {
        return presses;
    }

    /** All peak fields start anew. */
    public void resetPeaks() {
        for (Part part : parts)
            if (part instanceof Pane pane)
                for (Item item : pane.items()) if (item instanceof PeakField field) field.reset();
    }

    private void tick() {
        long began = System.nanoTime();
        times.begin(began);
        Frame frame = read();
        latest = frame;
        for (Part part : List.copyOf(parts)) tell(part, frame);
        long now = System.nanoTime();
        times.spend(now - began);
        next = Math.max(next + PERIOD_MILLIS * 1_000_000L, now);
        display.timerExec((int) Math.max(1, (next - now) / 1_000_000), this::tick);
    }

    private Frame read() {
        DeskState state = desk.state();
        if (state.engine() == null) {
            Arrays.fill(meters.values(), 0);
            return new Frame(state, meters, System.nanoTime());
        }
        try {
            state.engine().readMeters(meters);
        } catch (RuntimeException | LinkageError e) {
            desk.refuse(Nls.text("pane.noMeters", e));
        }
        return new Frame(state, meters, System.nanoTime());
    }

    private void tell(Part part, Frame frame) {
        try {
            part.frame(frame);
        } catch (RuntimeException | LinkageError e) {
            LOG.log(Level.ERROR, "A part of the window failed and stands still; the programme goes on.", e);
            parts.remove(part);
            part.broken(Nls.text("pane.failed", e));
            desk.refuse(Nls.text("pane.failed.log"));
        }
    }
}
