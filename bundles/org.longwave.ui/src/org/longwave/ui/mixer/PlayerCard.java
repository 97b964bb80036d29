package org.longwave.ui.mixer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.longwave.api.StripInfo;
import org.longwave.api.input.TransportState;
import org.longwave.ui.desk.Deck;
import org.longwave.ui.desk.DeskState;
import org.longwave.ui.law.Words;
import org.longwave.ui.look.Draw;
import org.longwave.ui.look.Icon;
import org.longwave.ui.look.Look;
import org.longwave.ui.look.Role;
import org.longwave.ui.look.Token;
import org.longwave.ui.nls.Nls;
import org.longwave.ui.pane.Frame;
import org.longwave.ui.pane.Item;
import org.longwave.ui.pane.Pane;
import org.longwave.ui.pane.PushButton;
import org.longwave.ui.pane.PushButton.Face;
import org.longwave.ui.pane.PushButton.Trigger;

/** Window thread. A player's title, remaining time, progress, play, stop and loop; less of it where there is less room. */
final class PlayerCard implements Item {
    /** Below this height there is no room for it. */
    static final int LEAST = 46;

    private static final int BUTTON = 24;
    /** From this height on there is room for the title too. */
    private static final int TITLED = 78;
    /** From this height on it has everything. */
    private static final int FULL = 130;

    private final Pane pane;
    private DeskState shownOf;
    private final Rectangle bounds;
    private final String input;
    private final String start;
    private final Color track;
    private String title = "";
    private String label = "";
    private String time = "";
    private boolean problem;
    private int progress;

    private PlayerCard(Pane pane, Rectangle bounds, StripInfo strip) {
        this.pane = pane;
        this.bounds = bounds;
        input = strip.input();
        track = pane.look().mix(Token.LINE_CONTROL, Token.WELL, 0.4);
        start = Nls.text(strip.faderStart() ? "mixer.faderStart.on" : "mixer.faderStart.off");
    }

    /** Adds the card and its buttons. */
    static void add(Pane pane, Rectangle bounds, StripInfo strip, boolean narrow) {
        String input = strip.input();
        pane.items().add(new PlayerCard(pane, bounds, strip));
        int buttons = narrow ? 1 : bounds.width >= 3 * BUTTON + 4 ? 3 : 2;
        int gap = buttons == 1 ? 0 : (bounds.width - 4 - buttons * BUTTON) / (buttons - 1);
        int y = bounds.y + bounds.height - BUTTON - (bounds.height < FULL ? 2 : 24);
        int x = narrow ? bounds.x + (bounds.width - BUTTON) / 2 : bounds.x + 2;
        button(
                pane,
                new Rectangle(x, y, BUTTON, BUTTON),
                sign(Nls.text("mixer.play", input), Icon.PLAY).lit(Token.OK, Token.ON_OK),
                f -> {
                    Deck deck = f.desk().decks().get(input);
                    return deck != null && deck.state().playing();
                },
                input,
                deck -> {
                    if (narrow && deck.state().playing()) deck.transport().stop();
                    else deck.transport().play();
                });
        if (narrow) return;
        button(
                pane,
                new Rectangle(x + BUTTON + gap, y, BUTTON, BUTTON),
                sign(Nls.text("mixer.stop", input), Icon.STOP),
                f -> false,
                input,
                deck -> deck.transport().stop());
        if (buttons < 3) return;
        button(
                pane,
                new Rectangle(x + 2 * (BUTTON + gap), y, BUTTON, BUTTON),
                sign(Nls.text("mixer.loop", input), Icon.LOOP).lit(Token.SELECT, Token.ON_SELECT),
                f -> {
                    Deck deck = f.desk().decks().get(input);
                    return deck != null && deck.state().loop();
                },
                input,
                deck -> deck.transport().setLoop(!deck.state().loop()));
    }

    private static Face sign(String name, Icon icon) {
        return new Face(name, null, icon, Role.BUTTON, Token.RAISED, Token.TEXT, Token.LINE_CONTROL);
    }

    private static void button(
            Pane pane,
            Rectangle at,
            Face face,
            java.util.function.Predicate<Frame> lit,
            String input,
            java.util.function.Consumer<Deck> order) {
        pane.items().add(new PushButton(pane, at, face, lit, Trigger.PRESS, () -> {
            Deck deck = pane.studio().desk().state().decks().get(input);
            if (deck == null) pane.studio().desk().refuse(Nls.text("mixer.player.gone", face.name()));
            else pane.studio().desk().order(face.name(), () -> order.accept(deck));
        }));
    }

    @Override
    public Rectangle bounds() {
        return bounds;
    }

    @Override
    public void still(GC gc) {
        Look look = pane.look();
        Draw.box(gc, bounds, 2, look.colour(Token.WELL), look.colour(Token.LINE_SUBTLE), 1);
    }

    @Override
    public void frame(Frame frame) {
        if (frame.desk() == shownOf) return;
        shownOf = frame.desk();
        Deck deck = frame.desk().decks().get(input);
        if (deck == null) {
            show("", Nls.text("mixer.player.none"), Words.NONE, false, 0);
            return;
        }
        TransportState s = deck.state();
        if (!s.problem().isEmpty()) {
            show(s.title(), s.problem(), "", true, 0);
            return;
        }
        int rate = Math.max(1, frame.desk().rateHz());
        boolean known = s.lengthFrames() > 0;
        long left = Math.max(0, s.lengthFrames() - s.positionFrames());
        // whole seconds of the remaining time, rounded up: 0:00 only when it is over
        String words = known
                ? (s.playing() ? Words.MINUS : "") + Words.time((left + rate - 1) / rate)
                : Words.time(s.positionFrames() / rate);
        String what = Nls.text(
                known
                        ? s.playing() ? "mixer.player.remaining" : "mixer.player.length"
                        : s.playing() ? "mixer.player.running" : "mixer.player.stopped");
        int pixels = known ? (int) ((bounds.width - 10) * s.positionFrames() / s.lengthFrames()) : 0;
        show(s.title(), what, words, false, pixels);
    }

    private void show(String newTitle, String newLabel, String newTime, boolean newProblem, int newProgress) {
        if (newTitle.equals(title)
                && newLabel.equals(label)
                && newTime.equals(time)
                && newProblem == problem
                && newProgress == progress) return;
        title = newTitle;
        label = newLabel;
        time = newTime;
        problem = newProblem;
        progress = newProgress;
        pane.dirty(bounds);
    }

    @Override
    public void paint(GC gc) {
        Look look = pane.look();
        int x = bounds.x + 5;
        boolean full = bounds.height >= FULL;
        int top = bounds.y;
        if (bounds.height >= TITLED) {
            gc.setFont(look.font(Role.BUTTON_SMALL));
            gc.setForeground(look.colour(Token.METER_HOLD));
            Draw.text(gc, Draw.shorten(gc, title, bounds.width - 10), x, top + (full ? 14 : 12), SWT.LEFT);
            top += full ? 26 : 19;
        }
        gc.setFont(look.font(Role.SOURCE));
        gc.setForeground(look.colour(problem ? Token.WARN : Token.ON_WELL));
        if (problem) {
            int lines = Math.max(1, (bounds.y + bounds.height - BUTTON - 26 - top) / 14);
            Draw.paragraph(gc, label, new Rectangle(x, top, bounds.width - 10, lines * 14), 14, lines);
            return;
        }
        boolean narrow = bounds.width < 60;
        if (full && !narrow) Draw.text(gc, Draw.fit(gc, label, bounds.width - 10), x, top + 7, SWT.LEFT);
        gc.setFont(look.font(full && bounds.width > 60 ? Role.REMAINING : Role.VALUE));
        gc.setForeground(look.colour(Token.METER_HOLD));
        Draw.text(gc, time, x, full ? top + 29 : top + 10, SWT.LEFT);
        int y = full ? top + 48 : top + 19;
        gc.setBackground(track);
        gc.fillRectangle(x, y, bounds.width - 10, full ? 4 : 2);
        gc.setBackground(look.colour(Token.METER_HOLD));
        gc.fillRectangle(x, y, progress, full ? 4 : 2);
        if (!full || narrow) return;
        gc.setFont(look.font(Role.SOURCE));
        gc.setForeground(look.colour(Token.ON_WELL));
        Draw.text(gc, Draw.fit(gc, start, bounds.width - 10), x, bounds.y + bounds.height - 12, SWT.LEFT);
    }

    @Override
    public String help() {
        return title;
    }
}
