package org.longwave.ui.mixer;

import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.longwave.api.InsertInfo;
import org.longwave.api.StripInfo;
import org.longwave.api.effect.EffectParameter;
import org.longwave.ui.Studio;
import org.longwave.ui.desk.DeskState;
import org.longwave.ui.look.Role;
import org.longwave.ui.look.Token;
import org.longwave.ui.nls.Nls;
import org.longwave.ui.pane.Caption;
import org.longwave.ui.pane.LevelMeter;
import org.longwave.ui.pane.Pane;
import org.longwave.ui.pane.PopUp;
import org.longwave.ui.pane.PushButton;
import org.longwave.ui.pane.PushButton.Face;
import org.longwave.ui.pane.PushButton.Trigger;

/**
 * Window thread. The large editor of a parametric equaliser: response with a handle for each band, the spectrum of the
 * strip before and after behind it, a card for each band.
 */
final class EqEditor {
    private static final int CARDS = 176;
    private static final int FOOT = 26;
    private static final int MARGIN = 16;
    private static final int GAP = 6;
    private static final int OUT = 96;
    /** Room for whose and which effect it is. */
    private static final int LEAST_NAMES = 360;

    private final EffectValues values;
    private final EditorHead.Compare compare = new EditorHead.Compare();
    private final EqAnalyser analyser;
    private final int[] chosen = {0};
    private final float[] lastType;
    private final Pane pane;

    EqEditor(Composite parent, Studio studio, EffectValues values) {
        this.values = values;
        analyser = new EqAnalyser(studio.desk(), values.slot());
        lastType = new float[64];
        pane = new Pane(parent, studio, Token.DESK, this::layout);
        pane.canvas().addListener(SWT.KeyDown, e -> {
            if (e.keyCode == SWT.ESC) pane.canvas().getShell().close();
        });
        pane.canvas().addListener(SWT.Dispose, e -> analyser.close());
    }

    Pane pane() {
        return pane;
    }

    private void layout(Pane p) {
        Rectangle area = p.area();
        InsertInfo insert = values.insert();
        EqModel model = EqModel.of(insert);
        if (area.isEmpty() || model == null) return;
        int right = EditorHead.add(p, values, compare, identity());
        analysers(p, right);
        p.items().add(new EffectWatch(p, values, false));
        int cardsTop = area.height - FOOT - CARDS - 4;
        Rectangle plot = new Rectangle(
                MARGIN, EditorHead.HEIGHT + 8, area.width - 2 * MARGIN, cardsTop - EditorHead.HEIGHT - 16);
        p.items().add(new EqPlot(p, plot, values, model, analyser, chosen));
        int bands = model.bands().size();
        int width = (area.width - 2 * MARGIN - OUT - bands * GAP) / bands;
        for (int b = 0; b < bands; b++)
            card(p, model, b, new Rectangle(MARGIN + b * (width + GAP), cardsTop, width, CARDS));
        out(p, model, new Rectangle(area.width - MARGIN - OUT, cardsTop, OUT, CARDS));
        Caption.Style hint = Caption.Style.left(Role.STATUS, Token.TEXT3);
        Rectangle foot = new Rectangle(MARGIN, area.height - FOOT, area.width - 2 * MARGIN, 20);
        p.items().add(new Caption(p, foot, hint, f -> Nls.text("mixer.eq.hint")));
    }

    private Token identity() {
        DeskState desk = pane.studio().desk().state();
        if (!values.slot().onBus())
            for (StripInfo s : desk.strips())
                if (s.number() == values.slot().owner()) return Token.identity(s.colour());
        return Token.TEXT;
    }

    private void analysers(Pane p, int right) {
        int x = right;
        EqAnalyser.Mode[] modes = EqAnalyser.Mode.values();
        for (int i = modes.length - 1; i >= 0; i--) {
            EqAnalyser.Mode mode = modes[i];
            if (!analyser.offers(mode)) continue;
            String words = Nls.text("mixer.eq.analyser." + mode.name());
            Face face = Face.words(Nls.text("mixer.eq.analyser") + " " + words, words)
                    .role(Role.BUTTON_SMALL)
                    .lit(Token.SELECT, Token.ON_SELECT);
            int width = PushButton.width(p.look(), face, 50);
            x -= width + 2;
            p.items()
                    .add(new PushButton(
                            p,
                            new Rectangle(x - 8, 9, width, 26),
                            face,
                            f -> analyser.mode() == mode,
                            Trigger.RELEASE,
                            () -> analyser.mode(mode)));
        }
        label(p, x - 16);
    }

    /** What the buttons to its right are for, where there is room for it. */
    private static void label(Pane p, int right) {
        Caption.Style style = Caption.Style.right(Role.NARROW, Token.TEXT3);
        int width = p.look().width(style.role(), Nls.text("mixer.eq.analyser")) + 4;
        if (right - width < LEAST_NAMES) return;
        p.items()
                .add(new Caption(
                        p, new Rectangle(right - width, 9, width, 26), style, f -> Nls.text("mixer.eq.analyser")));
    }

    private void card(Pane p, EqModel model, int band, Rectangle at) {
        int first = model.parameter(band, EqModel.TYPE);
        p.items().add(new EqCard(p, at, values, model, band, chosen));
        EffectParameter type = values.insert().parameters().get(first);
        String number = Nls.text("mixer.eq.band", band + 1);
        p.items()
                .add(new PushButton(
                                p,
                                new Rectangle(at.x + 38, at.y + 8, at.width - 38 - 54, 24),
                                Face.words(number + " " + Nls.text("mixer.eq.type"), "")
                                        .role(Role.BUTTON_SMALL),
                                f -> false,
                                Trigger.RELEASE,
                                () -> types(p, type, first, at))
                        .words(f -> choice(type, first))
                        .named());
        p.items()
                .add(new PushButton(
                                p,
                                new Rectangle(at.x + at.width - 50, at.y + 8, 42, 24),
                                Face.words(number + " " + Nls.text("mixer.eq.on"), Nls.text("mixer.eq.on"))
                                        .role(Role.BUTTON_SMALL)
                                        .lit(Token.OK, Token.ON_OK),
                                f -> values.of(first) > type.min(),
                                Trigger.RELEASE,
                                () -> toggle(type, first))
                        .words(f -> Nls.text(values.of(first) > type.min() ? "mixer.eq.on" : "mixer.eq.off")));
        String[] labels = {Nls.text("mixer.eq.frequency"), Nls.text("mixer.eq.gain"), "Q"};
        for (int i = 0; i < labels.length; i++) {
            Rectangle r = new Rectangle(at.x + 8, at.y + 40 + i * 44, at.width - 16, 38);
            p.items().add(EffectEditor.slider(p, values, first + 1 + i, r, labels[i]));
        }
    }

    private String choice(EffectParameter type, int index) {
        List<String> choices = type.choices();
        return choices.get(Math.clamp(Math.round(values.of(index) - type.min()), 0, choices.size() - 1));
    }

    private void types(Pane p, EffectParameter type, int index, Rectangle at) {
        PopUp menu = new PopUp(p);
        for (int i = 0; i < type.choices().size(); i++) {
            float value = type.min() + i;
            menu.choice(type.choices().get(i), values.of(index) == value, () -> values.move(index, value));
        }
        menu.open(p.canvas().toDisplay(at.x + 32, at.y + 32));
    }

    private void toggle(EffectParameter type, int index) {
        float now = values.of(index);
        if (now > type.min()) {
            lastType[index % lastType.length] = now;
            values.move(index, type.min());
            return;
        }
        float last = lastType[index % lastType.length];
        // a band that was off from the start becomes a bell
        values.move(index, last > type.min() ? last : type.initial() > type.min() ? type.initial() : type.min() + 1);
    }

    private void out(Pane p, EqModel model, Rectangle at) {
        p.items().add(new EqCard.Ground(p, at));
        Caption.Style head = new Caption.Style(Role.BUTTON_SMALL, Token.TEXT2, SWT.LEFT);
        p.items()
                .add(new Caption(
                        p, new Rectangle(at.x + 8, at.y + 8, at.width - 16, 20), head, f -> Nls.text("mixer.eq.out")));
        int meterTop = at.y + 34;
        int height = at.height - 34 - 10 - (model.output() >= 0 ? 44 : 0);
        Rectangle well = new Rectangle(at.x + 22, meterTop, 22, height);
        int owner = values.slot().owner();
        LevelMeter.Levels levels = values.slot().onBus() ? BusLevels.plain(p, owner) : new StripPane.Levels(owner);
        p.items().add(new LevelMeter(p, well, 10, new int[] {0, 9, 18, 30, 60}, levels));
        if (model.output() >= 0) {
            Rectangle r = new Rectangle(at.x + 8, at.y + at.height - 46, at.width - 16, 38);
            p.items().add(EffectEditor.slider(p, values, model.output(), r, Nls.text("mixer.eq.gain")));
        }
    }
}
