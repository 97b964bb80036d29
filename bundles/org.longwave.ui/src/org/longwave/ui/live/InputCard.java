package org.longwave.ui.live;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.longwave.api.input.InputInfo;
import org.longwave.ui.desk.DeskState;
import org.longwave.ui.law.Words;
import org.longwave.ui.look.Draw;
import org.longwave.ui.look.Look;
import org.longwave.ui.look.Role;
import org.longwave.ui.look.Token;
import org.longwave.ui.pane.Frame;
import org.longwave.ui.pane.Item;
import org.longwave.ui.pane.Pane;

/** Window thread. How a live input fares: buffer and dropouts, or the sentence why it does not. */
final class InputCard implements Item {
    private final Pane pane;
    private DeskState shownOf;
    private final Rectangle bounds;
    private final String input;
    private String buffer = Words.NONE;
    private String dropouts = Words.NONE;
    private String sentence = "";

    InputCard(Pane pane, Rectangle bounds, String input) {
        this.pane = pane;
        this.bounds = bounds;
        this.input = input;
    }

    @Override
    public Rectangle bounds() {
        return bounds;
    }

    @Override
    public void still(GC gc) {
        Look look = pane.look();
        Draw.box(gc, bounds, 2, look.colour(Token.FIELD), look.colour(Token.LINE_SUBTLE), 1);
    }

    @Override
    public void frame(Frame frame) {
        if (frame.desk() == shownOf) return;
        shownOf = frame.desk();
        InputInfo info = frame.desk().inputs().get(input);
        boolean failed = info == null || info.state() == InputInfo.State.FAILED;
        String newSentence = !failed ? "" : info == null ? "waits for input \u201c" + input + "\u201d" : info.detail();
        String newBuffer = Words.NONE;
        String newDropouts = Words.NONE;
        if (!failed) {
            int rate = Math.max(1, frame.desk().rateHz());
            // by fives: the figure stands still when all is well
            newBuffer = Math.round(info.fillFrames() * 200.0 / rate) * 5 + " ms";
            newDropouts = Long.toString(info.underruns() + (info.overflowFrames() > 0 ? 1 : 0));
        }
        if (newSentence.equals(sentence) && newBuffer.equals(buffer) && newDropouts.equals(dropouts)) return;
        sentence = newSentence;
        buffer = newBuffer;
        dropouts = newDropouts;
        pane.dirty(bounds);
    }

    @Override
    public void paint(GC gc) {
        Look look = pane.look();
        int x = bounds.x + 5;
        if (!sentence.isEmpty()) {
            gc.setFont(look.font(Role.SOURCE));
            gc.setForeground(look.colour(Token.WARN_TEXT));
            Draw.paragraph(
                    gc,
                    sentence,
                    new Rectangle(x, bounds.y + 6, bounds.width - 10, bounds.height - 12),
                    14,
                    (bounds.height - 12) / 14);
            return;
        }
        row(gc, "Buffer", buffer, bounds.y + 14, Token.FIELD_VALUE);
        row(gc, "Dropouts", dropouts, bounds.y + 32, dropouts.equals("0") ? Token.OK_TEXT : Token.WARN_TEXT);
    }

    private void row(GC gc, String label, String value, int middle, Token colour) {
        Look look = pane.look();
        gc.setFont(look.font(Role.SOURCE));
        gc.setForeground(look.colour(Token.FIELD_TEXT));
        Draw.text(gc, label, bounds.x + 5, middle, SWT.LEFT);
        gc.setFont(look.font(Role.SOURCE_BOLD));
        gc.setForeground(look.colour(colour));
        Draw.text(gc, value, bounds.x + bounds.width - 5, middle, SWT.RIGHT);
    }

    @Override
    public String help() {
        return sentence;
    }
}
