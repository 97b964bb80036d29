package org.longwave.ui.onair;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;
import org.longwave.ui.Studio;
import org.longwave.ui.desk.Watch;
import org.longwave.ui.look.Draw;
import org.longwave.ui.look.Icon;
import org.longwave.ui.look.Look;
import org.longwave.ui.look.Role;
import org.longwave.ui.look.Token;
import org.longwave.ui.nls.Nls;
import org.longwave.ui.pane.Caption;
import org.longwave.ui.pane.Frame;
import org.longwave.ui.pane.Item;
import org.longwave.ui.pane.Pane;
import org.longwave.ui.pane.PushButton;
import org.longwave.ui.pane.PushButton.Face;
import org.longwave.ui.pane.PushButton.Trigger;

/** Window thread. What the listeners read now: a field to edit, a button to send it, and when that was done. */
final class TitleBox {
    static final int HEIGHT = 60;
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final Studio studio;
    private final Pane pane;
    private final Text text;

    TitleBox(Composite parent, Studio studio) {
        this.studio = studio;
        Text[] made = new Text[1];
        pane = new Pane(parent, studio, Token.PANEL, p -> layout(p, made[0]));
        text = new Text(pane.canvas(), SWT.SINGLE);
        made[0] = text;
        text.addListener(SWT.DefaultSelection, e -> send());
    }

    Pane pane() {
        return pane;
    }

    private void send() {
        String line = text.getText().strip();
        if (line.isEmpty()) studio.desk().refuse(Nls.text("onair.noTitle"));
        else studio.watch().send(line);
    }

    private void layout(Pane p, Text field) {
        Rectangle area = p.area();
        Look look = p.look();
        Face face = Face.words(Nls.text("onair.send"), Nls.text("onair.send"));
        int label = Math.max(84, look.width(Role.LABEL, Nls.text("onair.now")) + 20);
        int button = PushButton.width(look, face, 88);
        String longest = Nls.text("onair.sent.many", "88:88:88", 8);
        int sent = area.width > 560 ? Math.max(118, look.width(Role.SOURCE, longest) + 16) : 0;
        int high = look.percent() > 115 ? 34 : 28;
        int top = 21 - high / 2;
        Caption.Style small = Caption.Style.left(Role.LABEL, Token.TEXT3);
        p.items()
                .add(new Caption(
                        p, new Rectangle(12, top + 1, label - 12, high - 2), small, f -> Nls.text("onair.now")));
        Rectangle box = new Rectangle(label, top, Math.max(80, area.width - label - button - sent - 20), high);
        p.items().add(new Field(p, box));
        if (field != null) {
            field.setMessage(Nls.text("onair.hint"));
            field.setToolTipText(Nls.text("onair.tip"));
            field.setFont(p.look().font(Role.TEXT_MEDIUM));
            field.setBackground(p.look().colour(Token.FIELD));
            field.setForeground(p.look().colour(Token.FIELD_VALUE));
            field.setBounds(box.x + 6, box.y + 2, box.width - 32, box.height - 4);
        }
        Rectangle at = new Rectangle(box.x + box.width + 6, top, button, high);
        p.items().add(new PushButton(p, at, face, f -> false, Trigger.RELEASE, this::send));
        boolean little = area.height <= TopRestBottom.SMALL;
        if (little && sent == 0) return;
        Rectangle when =
                sent > 0 ? new Rectangle(at.x + button + 8, top, sent - 12, high) : new Rectangle(label, 37, 300, 16);
        p.items().add(new Caption(p, when, Caption.Style.left(Role.SOURCE, Token.TEXT2), f -> sent()));
        Caption.Style head = new Caption.Style(Role.LABEL, Token.TEXT3, SWT.LEFT);
        if (sent == 0 || little) return;
        int column = MountRow.column(area.width - 16);
        p.items().add(new Caption(p, new Rectangle(20, 40, 100, 16), head, f -> Nls.text("onair.head.mount")));
        p.items().add(new Caption(p, new Rectangle(8 + column, 40, 180, 16), head, f -> Nls.text("onair.head.state")));
        Rectangle listeners = new Rectangle(area.width - 16 - 84 - 84 - 16, 40, 84, 16);
        p.items()
                .add(new Caption(
                        p,
                        listeners,
                        Caption.Style.right(Role.LABEL, Token.TEXT3),
                        f -> Nls.text("onair.head.listeners")));
    }

    private String sent() {
        Watch.Sent last = studio.watch().sent();
        if (last.at() == null) return Nls.text("onair.unsent");
        List<String> to = last.to();
        String at = CLOCK.format(last.at().atZone(ZoneId.systemDefault()));
        return to.size() == 1
                ? Nls.text("onair.sent.one", at, to.getFirst())
                : Nls.text("onair.sent.many", at, to.size());
    }

    /** The frame around the native field. */
    private record Field(Pane pane, Rectangle bounds) implements Item {
        @Override
        public void still(GC gc) {
            Look look = pane.look();
            Draw.box(gc, bounds, 2, look.colour(Token.FIELD), look.colour(Token.LINE_CONTROL), 1);
        }

        @Override
        public void paint(GC gc) {
            Icon.EDIT.paint(
                    gc,
                    bounds.x + bounds.width - 22,
                    bounds.y + bounds.height / 2,
                    pane.look().colour(Token.TEXT3));
        }

        @Override
        public void frame(Frame frame) {
            // the field draws itself
        }

        @Override
        public Spoken spoken() {
            return new Spoken(ACC.ROLE_TEXT, Nls.text("onair.now"), "", false);
        }
    }
}
