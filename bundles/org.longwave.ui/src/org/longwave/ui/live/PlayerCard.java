package org.longwave.ui.live;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.longwave.api.input.TransportState;
import org.longwave.ui.desk.Deck;
import org.longwave.ui.desk.DeskState;
import org.longwave.ui.law.Words;
import org.longwave.ui.look.Draw;
import org.longwave.ui.look.Icon;
import org.longwave.ui.look.Look;
import org.longwave.ui.look.Role;
import org.longwave.ui.look.Token;
import org.longwave.ui.pane.Frame;
import org.longwave.ui.pane.Item;
import org.longwave.ui.pane.Pane;
import org.longwave.ui.pane.PushButton;
import org.longwave.ui.pane.PushButton.Face;
import org.longwave.ui.pane.PushButton.Trigger;

/** Window thread. A player's title, remaining time, progress, play, stop and loop. */
final class PlayerCard implements Item {
    private static final int BUTTON = 24;

    private final Pane pane;
    private DeskState shownOf;
    private final Rectangle bounds;
    private final String input;
    private String title = "";
    private String label = "";
    private String time = "";
    private boolean problem;
    private int progress;

    PlayerCard(Pane pane, Rectangle bounds, String input) {
        this.pane = pane;
        this.bounds = bounds;
        this.input = input;
    }

    /** Adds the card and its buttons. */
    static void add(Pane pane, Rectangle bounds, String input) {
        pane.items().add(new PlayerCard(pane, bounds, input));
        int gap = (bounds.width - 8 - 3 * BUTTON) / 2;
        int y = bounds.y + bounds.height - BUTTON - 6;
        Rectangle play = new Rectangle(bounds.x + 4, y, BUTTON, BUTTON);
        Rectangle stop = new Rectangle(play.x + BUTTON + gap, y, BUTTON, BUTTON);
        Rectangle loop = new Rectangle(stop.x + BUTTON + gap, y, BUTTON, BUTTON);
        button(
                pane,
                play,
                sign("Play " + input, Icon.PLAY).lit(Token.OK, Token.ON_OK),
                f -> {
                    Deck deck = f.desk().decks().get(input);
                    return deck != null && deck.state().playing();
                },
                input,
                deck -> deck.transport().play());
        button(
                pane,
                stop,
                sign("Stop " + input, Icon.STOP),
                f -> false,
                input,
                deck -> deck.transport().stop());
        button(
                pane,
                loop,
                sign("Loop " + input, Icon.LOOP).lit(Token.SELECT, Token.ON_SELECT),
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
            if (deck == null) pane.studio().desk().refuse(face.name() + ": the player is not there.");
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
            show("", "no player", Words.NONE, false, 0);
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
        String what = known ? s.playing() ? "remaining" : "stopped, length" : s.playing() ? "running" : "stopped";
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
        gc.setFont(look.font(Role.BUTTON_SMALL));
        gc.setForeground(look.colour(Token.ON_AIR));
        Draw.text(gc, Draw.fit(gc, title, bounds.width - 10), x, bounds.y + 14, SWT.LEFT);
        gc.setFont(look.font(Role.SOURCE));
        gc.setForeground(look.colour(problem ? Token.WARN : Token.ON_WELL));
        if (problem) {
            Draw.paragraph(gc, label, new Rectangle(x, bounds.y + 26, bounds.width - 10, 70), 14, 5);
            return;
        }
        Draw.text(gc, label, x, bounds.y + 33, SWT.LEFT);
        gc.setFont(look.font(Role.REMAINING));
        gc.setForeground(look.colour(Token.ON_AIR));
        Draw.text(gc, time, x, bounds.y + 56, SWT.LEFT);
        int y = bounds.y + bounds.height - BUTTON - 22;
        gc.setBackground(look.mix(Token.LINE_CONTROL, Token.WELL, 0.4));
        gc.fillRectangle(x, y, bounds.width - 10, 4);
        gc.setBackground(look.colour(Token.METER_HOLD));
        gc.fillRectangle(x, y, progress, 4);
    }

    @Override
    public String help() {
        return title;
    }
}
