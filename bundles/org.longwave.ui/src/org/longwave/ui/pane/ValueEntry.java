package org.longwave.ui.pane;

import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Text;
import org.longwave.ui.look.Role;
import org.longwave.ui.look.Token;

/** Window thread. A field for typing a value: Enter takes it, Esc and leaving it do not. */
final class ValueEntry {
    private ValueEntry() {}

    static Text open(Pane pane, Rectangle at, String start, Consumer<String> typed) {
        Text text = new Text(pane.canvas(), SWT.SINGLE | SWT.CENTER);
        text.setFont(pane.look().font(Role.VALUE));
        text.setBackground(pane.look().colour(Token.FIELD));
        text.setForeground(pane.look().colour(Token.FIELD_VALUE));
        int height = Math.max(at.height + 8, 28);
        text.setBounds(at.x - 4, at.y + (at.height - height) / 2, Math.max(at.width + 8, 64), height);
        text.setText(start);
        text.setSelection(start.length());
        text.addListener(SWT.KeyDown, e -> {
            if (e.keyCode == SWT.ESC) close(pane, text);
        });
        text.addListener(SWT.DefaultSelection, e -> {
            try {
                typed.accept(text.getText());
                close(pane, text);
            } catch (IllegalArgumentException wrong) {
                text.setForeground(pane.look().colour(Token.WARN_TEXT));
                text.setToolTipText(wrong.getMessage());
                pane.studio().desk().refuse(wrong.getMessage());
            }
        });
        text.addListener(
                SWT.FocusOut,
                e -> text.getDisplay().asyncExec(() -> {
                    if (!text.isDisposed()) text.dispose();
                }));
        text.setFocus();
        return text;
    }

    private static void close(Pane pane, Text text) {
        pane.canvas().setFocus();
        if (!text.isDisposed()) text.dispose();
    }
}
