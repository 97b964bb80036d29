package org.longwave.ui.mixer;

import java.util.function.Predicate;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Text;
import org.longwave.api.StripInfo;
import org.longwave.ui.Settings;
import org.longwave.ui.Studio;
import org.longwave.ui.look.Icon;
import org.longwave.ui.look.Role;
import org.longwave.ui.look.Token;
import org.longwave.ui.nls.Nls;
import org.longwave.ui.pane.Caption;
import org.longwave.ui.pane.Frame;
import org.longwave.ui.pane.Pane;
import org.longwave.ui.pane.PopUp;
import org.longwave.ui.pane.PushButton;
import org.longwave.ui.pane.PushButton.Face;
import org.longwave.ui.pane.PushButton.Trigger;

/** Window thread. The row above the strips: banks, strips or buses, narrow, search, the list of all strips. */
final class MixerHead {
    static final int HEIGHT = 32;
    private static final int BUTTON = 22;
    private static final int SEARCH = 150;

    private final Studio studio;
    private final Arrangement arrangement;
    private final Pane pane;
    private final Text search;

    MixerHead(Composite parent, Studio studio, Arrangement arrangement) {
        this.studio = studio;
        this.arrangement = arrangement;
        search = new Text(parent, SWT.SINGLE | SWT.SEARCH | SWT.ICON_CANCEL | SWT.ICON_SEARCH);
        search.addListener(SWT.Modify, e -> arrangement.search(search.getText()));
        search.addListener(SWT.KeyDown, e -> {
            if (e.keyCode == SWT.ESC) search.setText("");
        });
        pane = new Pane(parent, studio, Token.PANEL, this::layout);
        look();
        Runnable newLook = this::look;
        studio.look().listen(newLook);
        Nls.listen(newLook);
        search.addListener(SWT.Dispose, e -> {
            studio.look().forget(newLook);
            Nls.forget(newLook);
        });
    }

    private void look() {
        search.setMessage(Nls.text("mixer.search"));
        search.setToolTipText(Nls.text("mixer.search.help"));
        search.setFont(studio.look().font(Role.NARROW));
        search.setBackground(studio.look().colour(Token.FIELD));
        search.setForeground(studio.look().colour(Token.FIELD_VALUE));
    }

    boolean owns(Control control) {
        return control == pane.canvas() || control == search;
    }

    /** All strips are looked for again. */
    void clearSearch() {
        search.setText("");
    }

    /** To the buttons: what is typed must not end in the search field by itself. */
    void setFocus() {
        pane.canvas().setFocus();
    }

    void place(int width, boolean visible) {
        pane.canvas().setVisible(visible);
        search.setVisible(visible);
        int field = width < 560 ? 110 : SEARCH;
        pane.canvas().setBounds(0, 0, width, HEIGHT);
        search.setBounds(width - field - 40, 3, field, 26);
        search.moveAbove(pane.canvas());
    }

    private void layout(Pane p) {
        int y = 5;
        int x = 6;
        Face back = new Face(
                Nls.text("mixer.bank.back"),
                null,
                Icon.LEFT,
                Role.BUTTON,
                Token.RAISED,
                Token.TEXT,
                Token.LINE_CONTROL);
        Face on = new Face(
                Nls.text("mixer.bank.on"), null, Icon.RIGHT, Role.BUTTON, Token.RAISED, Token.TEXT, Token.LINE_CONTROL);
        p.items()
                .add(new PushButton(
                                p,
                                new Rectangle(x, y, 30, BUTTON),
                                back,
                                f -> false,
                                Trigger.RELEASE,
                                () -> arrangement.turn(-1))
                        .locked(f -> arrangement.first() == 0, () -> Nls.text("mixer.bank.none")));
        p.items()
                .add(new PushButton(
                                p,
                                new Rectangle(x + 34, y, 30, BUTTON),
                                on,
                                f -> false,
                                Trigger.RELEASE,
                                () -> arrangement.turn(1))
                        .locked(
                                f -> arrangement.first() + arrangement.shownCount() >= arrangement.wantedCount(),
                                () -> Nls.text("mixer.bank.none")));
        Caption.Style quiet = Caption.Style.left(Role.NARROW, Token.TEXT2);
        int words = Math.max(
                p.look().width(quiet.role(), Nls.text("mixer.bank", 88, 88, 88)),
                p.look().width(quiet.role(), Nls.text("mixer.bank.nothing")));
        p.items().add(new Caption(p, new Rectangle(x + 72, y, words + 4, BUTTON), quiet, this::bank));
        x += 72 + words + 18;
        x = choice(p, x, "mixer.strips", f -> !arrangement.buses(), () -> arrangement.buses(false)) + 2;
        x = choice(p, x, "mixer.buses", f -> arrangement.buses(), () -> arrangement.buses(true)) + 10;
        choice(
                p,
                x,
                "mixer.narrow",
                f -> arrangement.allNarrow(),
                () -> arrangement.allNarrow(!arrangement.allNarrow()));
        Rectangle list = new Rectangle(p.area().width - 34, y, 28, BUTTON);
        p.items()
                .add(new PushButton(
                        p,
                        list,
                        Face.words(Nls.text("mixer.list"), "\u2630"),
                        f -> arrangement.anyHidden(),
                        Trigger.RELEASE,
                        () -> menu(p.canvas().toDisplay(list.x, list.y + list.height))));
    }

    /** Returns where it ends. */
    private static int choice(Pane p, int x, String key, Predicate<Frame> lit, Runnable act) {
        Face face =
                Face.words(Nls.text(key), Nls.text(key)).role(Role.BUTTON_SMALL).lit(Token.SELECT, Token.ON_SELECT);
        Rectangle at = new Rectangle(x, 5, PushButton.width(p.look(), face, 56), BUTTON);
        p.items().add(new PushButton(p, at, face, lit, Trigger.RELEASE, act));
        return x + at.width;
    }

    private String bank(Frame f) {
        int first = arrangement.first();
        int last = first + arrangement.shownCount();
        int of = arrangement.wantedCount();
        if (of == 0) return Nls.text("mixer.bank.nothing");
        return Nls.text("mixer.bank", first + 1, last, of);
    }

    private void menu(Point at) {
        PopUp menu = new PopUp(pane);
        for (StripInfo strip : studio.desk().state().strips()) {
            boolean hidden = arrangement.hidden(strip.id());
            menu.check(strip.label(), !hidden, () -> arrangement.hide(strip.id(), !hidden));
        }
        menu.line();
        menu.add(Nls.text("mixer.showAll"), arrangement::showAll);
        PopUp scales = menu.sub(Nls.text("mixer.scale"));
        for (BusScale scale : BusScale.values())
            scales.choice(scale.words(), scale == BusScale.chosen(studio), () -> choose(scale));
        boolean locked = studio.desk().patch().soloLocked();
        menu.line();
        menu.check(Nls.text("mixer.solo.unlocked"), !locked, () -> studio.desk().lockSolo(!locked));
        menu.open(at);
    }

    private void choose(BusScale scale) {
        studio.settings().set(Settings.BUS_METERS, scale.name());
        studio.desk().order(Nls.text("settings.title"), studio.settings()::save);
        arrangement.again();
    }
}
