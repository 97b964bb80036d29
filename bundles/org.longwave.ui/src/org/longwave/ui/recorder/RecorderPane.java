package org.longwave.ui.recorder;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.longwave.api.Names;
import org.longwave.api.output.OutputStatus.Kind;
import org.longwave.api.output.OutputStatus.State;
import org.longwave.api.output.RecorderControl;
import org.longwave.api.output.RecorderTrack;
import org.longwave.ui.Studio;
import org.longwave.ui.desk.DeskState;
import org.longwave.ui.desk.Output;
import org.longwave.ui.desk.RecorderFacts;
import org.longwave.ui.look.Icon;
import org.longwave.ui.look.Role;
import org.longwave.ui.look.Token;
import org.longwave.ui.nls.Nls;
import org.longwave.ui.pane.Caption;
import org.longwave.ui.pane.Pane;
import org.longwave.ui.pane.PushButton;
import org.longwave.ui.pane.PushButton.Face;
import org.longwave.ui.pane.PushButton.Trigger;
import org.longwave.ui.pane.Scrolled;
import org.longwave.ui.pane.Shape;

/** Window thread. A card for each recorder: what it does, the last minute of each track, and what can be done to it. */
public final class RecorderPane {
    private static final int MARGIN = 8;
    private static final int WAVE = 52;
    private static final int TALLEST_WAVE = 120;
    private static final int BUTTONS = 38;
    private static final int MAX_WAVES = 8;

    private final Studio studio;
    private final Scrolled scrolled;

    /** What decides about the layout. */
    private record Card(
            String name,
            Kind kind,
            boolean full,
            boolean running,
            boolean paused,
            String retro,
            String keep,
            boolean noted,
            List<String> tracks) {}

    public RecorderPane(Composite parent, Studio studio) {
        this.studio = studio;
        scrolled = new Scrolled(parent, studio, Token.PANEL, this::layout);
    }

    public Pane pane() {
        return scrolled.pane();
    }

    private List<Card> shape(DeskState desk) {
        List<Card> cards = new ArrayList<>();
        List<Output> all = new ArrayList<>(desk.outputs(Kind.RECORDER));
        all.addAll(desk.outputs(Kind.REPORT));
        for (Output o : all) {
            RecorderFacts facts = studio.watch().facts().recorders().get(o.name());
            boolean running = switch (o.status().state()) {
                case ON, CONNECTING, RETRYING -> true;
                case OFF, FAILED -> false;
            };
            List<String> tracks = new ArrayList<>();
            if (facts != null)
                for (RecorderTrack t : facts.tracks())
                    if (t.status().state() == State.ON && tracks.size() < MAX_WAVES) tracks.add(t.bus());
            cards.add(new Card(
                    o.name(),
                    o.status().kind(),
                    o.control() instanceof RecorderControl,
                    running,
                    facts != null && facts.state().paused(),
                    facts == null ? "" : retro(facts.state().retroSeconds()),
                    facts == null ? "" : keep(facts.state().retroSeconds()),
                    !o.status().detail().isEmpty(),
                    tracks));
        }
        return cards;
    }

    /** "Keep the last 10 minutes": what is in memory now, rounded down. */
    private static String retro(double seconds) {
        if (seconds < 10) return "";
        if (seconds < 120) return Nls.text("recorder.keep.seconds", (int) (seconds / 10) * 10);
        return Nls.text("recorder.keep.minutes", (int) (seconds / 60));
    }

    /** The same where there is little room. */
    private static String keep(double seconds) {
        if (seconds < 10) return "";
        String span = seconds < 120 ? (int) (seconds / 10) * 10 + " s" : (int) (seconds / 60) + " min";
        return Nls.text("recorder.keep.short", span);
    }

    private void layout(Pane p) {
        p.items().add(new Shape(p, this::shape));
        List<Card> cards = shape(Shape.desk(p));
        Rectangle a = p.area();
        if (cards.isEmpty()) {
            Rectangle at = new Rectangle(MARGIN + 4, 10, a.width - 2 * MARGIN, 20);
            Caption.Style style = Caption.Style.left(Role.TEXT, Token.TEXT3);
            p.items().add(new Caption(p, at, style, f -> Nls.text("recorder.nothing")));
        }
        int least = MARGIN - 2;
        int tracks = 0;
        for (Card card : cards) {
            least += height(card, leastWave(cards, card)) + 6;
            tracks += card.tracks().size();
        }
        int spare = scrolled.control().getClientArea().height - least - 2;
        int more = tracks == 0 ? 0 : Math.max(0, spare / tracks);
        int y = MARGIN - 2;
        for (Card card : cards) {
            int wave = Math.min(TALLEST_WAVE, leastWave(cards, card) + more);
            int height = height(card, wave);
            card(p, card, new Rectangle(MARGIN, y, a.width - 2 * MARGIN, height), wave);
            y += height + 6;
        }
        // last: it may build this anew
        scrolled.need(least);
    }

    private static int leastWave(List<Card> cards, Card card) {
        return cards.size() > 1 || card.tracks().size() > 2 ? 40 : WAVE;
    }

    private static int height(Card card, int wave) {
        return RecorderBlock.HEAD + card.tracks().size() * (wave + 2) + (card.noted() ? 20 : 0) + BUTTONS;
    }

    private void card(Pane p, Card card, Rectangle at, int wave) {
        p.items().add(new RecorderBlock(p, at, card.name()));
        int y = at.y + RecorderBlock.HEAD;
        for (String bus : card.tracks()) {
            Rectangle in = new Rectangle(at.x + 14, y, at.width - 24, wave);
            p.items().add(new WaveItem(p, in, card.name(), bus, label(Shape.desk(p), bus)));
            y += wave + 2;
        }
        buttons(p, card, new Rectangle(at.x + 14, at.y + at.height - 34, at.width - 24, 28));
    }

    /** What the operator calls a bus, a strip's input or a strip after its fader. */
    static String label(DeskState desk, String bus) {
        String strip = bus.startsWith(Names.STRIP_TAP)
                ? bus.substring(Names.STRIP_TAP.length())
                : bus.startsWith(Names.POST_TAP) ? bus.substring(Names.POST_TAP.length()) : null;
        if (strip == null)
            return desk.buses().stream()
                    .filter(b -> b.id().equals(bus))
                    .map(b -> b.label())
                    .findFirst()
                    .orElse(bus);
        return desk.strips().stream()
                .filter(s -> s.id().equals(strip))
                .map(s -> s.label())
                .findFirst()
                .orElse(strip);
    }

    private void buttons(Pane p, Card card, Rectangle row) {
        int x = row.x;
        boolean signs = !fits(p, card, row.width);
        if (!card.running()) {
            boolean report = card.kind() == Kind.REPORT;
            Face begin = report
                    ? Face.words(Nls.text("recorder.measure.name", card.name()), Nls.text("recorder.measure"))
                            .with(Icon.PLAY)
                    : Face.words(Nls.text("recorder.record.name", card.name()), Nls.text("recorder.record"))
                            .with(Icon.DOT);
            x = add(p, row, x, 96, begin, Trigger.RELEASE, () -> start(card));
        } else if (card.kind() == Kind.REPORT) {
            Face stop = Face.words(Nls.text("recorder.stop.name", card.name()), Nls.text("recorder.stop"))
                    .with(Icon.STOP);
            x = add(p, row, x, 96, stop, Trigger.RELEASE, () -> stop(card));
        } else {
            Face stop = Face.words(Nls.text("recorder.stop.name", card.name()), Nls.text("recorder.stop.hold"))
                    .with(Icon.STOP)
                    .edge(Token.AIR);
            x = add(p, row, x, 108, stop, Trigger.HOLD, () -> stop(card));
            if (card.full()) x = whileRunning(p, card, row, x, signs);
        }
        if (card.full()) x = tracks(p, card, row, x);
        if (card.retro().isEmpty()) return;
        Face keep = Face.words(Nls.text("recorder.keep.name", card.name()), card.retro());
        Face small = Face.words(Nls.text("recorder.keep.name", card.name()), card.keep());
        int left = row.x + row.width - x;
        Face face = PushButton.width(p.look(), keep, 0) <= left ? keep : small;
        int width = Math.min(PushButton.width(p.look(), face, 96), left);
        Rectangle at = new Rectangle(row.x + row.width - width, row.y, width, row.height);
        p.items().add(new PushButton(p, at, face, f -> false, Trigger.RELEASE, () -> keep(card)));
    }

    /** Its words, or its sign when there is no room beside the button that keeps the last minutes. */
    private static int tracks(Pane p, Card card, Rectangle row, int x) {
        int keep = card.retro().isEmpty() ? 0 : PushButton.width(p.look(), Face.words("", card.keep()), 96) + 6;
        int room = row.x + row.width - x - keep;
        Face words = face("tracks", card.name(), Icon.CHECK, false);
        Face face = PushButton.width(p.look(), words, 0) <= room ? words : words.silent();
        if (PushButton.width(p.look(), face, 36) > room) return x;
        return add(p, row, x, 36, face, Trigger.RELEASE, () -> {
            Point at = p.canvas().toDisplay(x, row.y + row.height);
            TrackMenu.open(p, card.name(), at);
        });
    }

    /** Whether all buttons of a card have room for their words; what can be told by its sign goes without, if not. */
    private static boolean fits(Pane p, Card card, int room) {
        if (!card.running() || !card.full()) return true;
        String[] words = {
            "recorder.stop.hold", card.paused() ? "recorder.on" : "recorder.pause", "recorder.marker", "recorder.split"
        };
        int need = 0;
        for (String word : words)
            need += PushButton.width(p.look(), Face.words("", Nls.text(word)).with(Icon.STOP), 0) + 6;
        if (!card.keep().isEmpty()) need += PushButton.width(p.look(), Face.words("", card.keep()), 96);
        return need <= room;
    }

    private static Face face(String key, String name, Icon icon, boolean sign) {
        Face face = Face.words(Nls.text("recorder." + key + ".name", name), Nls.text("recorder." + key))
                .with(icon);
        return sign ? face.silent() : face;
    }

    private int whileRunning(Pane p, Card card, Rectangle row, int from, boolean signs) {
        int x = from;
        String name = card.name();
        if (card.paused()) {
            Face resume = face("on", name, Icon.PLAY, signs);
            x = add(p, row, x, 36, resume, Trigger.RELEASE, () -> order(name, "recording.on", RecorderControl::resume));
        } else {
            Face pause = face("pause", name, Icon.PAUSE, signs);
            x = add(
                    p,
                    row,
                    x,
                    36,
                    pause,
                    Trigger.RELEASE,
                    () -> order(name, "recording.pause", RecorderControl::pause));
        }
        Face marker = face("marker", name, Icon.FLAG, signs);
        x = add(p, row, x, 36, marker, Trigger.PRESS, () -> mark(name));
        Face split = face("split", name, Icon.SPLIT, signs);
        return add(p, row, x, 36, split, Trigger.RELEASE, () -> order(name, "recording.split", RecorderControl::split));
    }

    /** As wide as its words need, {@code least} or more; returns where the next one begins. */
    private static int add(Pane p, Rectangle row, int x, int least, Face face, Trigger trigger, Runnable run) {
        int width = PushButton.width(p.look(), face, least);
        p.items().add(new PushButton(p, new Rectangle(x, row.y, width, row.height), face, f -> false, trigger, run));
        return x + width + 6;
    }

    private void mark(String name) {
        int number = studio.watch().waves().flags(name).size() + 1;
        studio.watch().waves().flag(name, Nls.text("recorder.flag", number));
        order(name, "recording.marker", c -> c.marker(""));
    }

    private void keep(Card card) {
        order(card.name(), "recording.keep", RecorderControl::saveRetro);
        studio.desk().say(Nls.text("recorder.kept", card.name()));
    }

    private void start(Card card) {
        Output output = find(card.name());
        if (output != null) studio.desk().order(Nls.text("onair.starting", card.name()), output.control()::start);
    }

    private void stop(Card card) {
        Output output = find(card.name());
        if (output != null) studio.desk().order(Nls.text("onair.stopping", card.name()), output.control()::stop);
    }

    private void order(String name, String key, Consumer<RecorderControl> order) {
        Output output = find(name);
        if (output != null && output.control() instanceof RecorderControl control)
            studio.desk().order(Nls.text(key, name), () -> order.accept(control));
    }

    private Output find(String name) {
        for (Output output : studio.desk().state().outputs()) if (output.name().equals(name)) return output;
        studio.desk().refuse(Nls.text("onair.gone", name));
        return null;
    }
}
