package org.longwave.ui.pane;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.events.MouseEvent;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.longwave.ui.law.MeterLaw;
import org.longwave.ui.law.Words;
import org.longwave.ui.look.Draw;
import org.longwave.ui.look.Role;
import org.longwave.ui.look.Token;
import org.longwave.ui.nls.Nls;

/** Window thread. The highest peak since the last click, or how often it clipped since then. */
public final class PeakField implements Item {
    private final Pane pane;
    private final Rectangle bounds;
    private final Peaks peaks;
    private final String label;
    private float highest = Float.NEGATIVE_INFINITY;
    private int clipsSeen = -1;
    private int clips;
    private String words = "";
    private String name = "";

    /** Where it looks. */
    public interface Peaks {
        /** Linear. */
        float peak(Frame frame);

        int clips(Frame frame);
    }

    public PeakField(Pane pane, Rectangle bounds, Peaks peaks) {
        this(pane, bounds, "", peaks);
    }

    /** @param label before the figure */
    public PeakField(Pane pane, Rectangle bounds, String label, Peaks peaks) {
        this.label = label;
        this.pane = pane;
        this.bounds = bounds;
        this.peaks = peaks;
    }

    /** Whose it is, as a screen reader says it. */
    public PeakField of(String whose) {
        name = Nls.text("mixer.peak.of", whose);
        return this;
    }

    @Override
    public Rectangle bounds() {
        return bounds;
    }

    @Override
    public boolean active() {
        return true;
    }

    @Override
    public void frame(Frame frame) {
        int total = peaks.clips(frame);
        if (clipsSeen < 0 || total < clipsSeen) clipsSeen = total;
        clips = total - clipsSeen;
        highest = Math.max(highest, MeterLaw.dbfs(peaks.peak(frame)));
        String now = clips > 0 ? "CLIP " + Math.min(clips, 99) : label + Words.level(highest);
        if (now.equals(words)) return;
        words = now;
        pane.dirty(bounds);
    }

    @Override
    public void paint(GC gc) {
        boolean clipped = clips > 0;
        Token fill = clipped ? Token.METER_CLIP : Token.FIELD;
        Draw.box(gc, bounds, 2, pane.look().colour(fill), pane.look().colour(clipped ? fill : Token.LINE_SUBTLE), 1);
        gc.setFont(pane.look().font(clipped ? Role.SOURCE_BOLD : Role.NARROW));
        gc.setForeground(pane.look().colour(clipped ? Token.ON_WARN : Token.FIELD_TEXT));
        Draw.text(gc, words, bounds.x + bounds.width / 2, bounds.y + bounds.height / 2, SWT.CENTER);
    }

    @Override
    public void press(MouseEvent e) {
        if ((e.stateMask & SWT.SHIFT) != 0) pane.studio().clock().resetPeaks();
        else reset();
    }

    /** Forgets peak and clips. */
    public void reset() {
        highest = Float.NEGATIVE_INFINITY;
        clipsSeen = -1;
    }

    @Override
    public String help() {
        return Nls.text("mixer.help.peak");
    }

    @Override
    public Spoken spoken() {
        return new Spoken(ACC.ROLE_PUSHBUTTON, name, words, clips > 0);
    }
}
