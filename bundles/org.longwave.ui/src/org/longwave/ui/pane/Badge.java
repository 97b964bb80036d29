package org.longwave.ui.pane;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.longwave.api.output.OutputStatus.Kind;
import org.longwave.api.output.OutputStatus.State;
import org.longwave.ui.look.Draw;
import org.longwave.ui.look.Icon;
import org.longwave.ui.look.Look;
import org.longwave.ui.look.Role;
import org.longwave.ui.look.Token;
import org.longwave.ui.nls.Nls;

/**
 * Window thread. The sign of a state: word, shape and colour.
 *
 * @param key of the word
 */
public record Badge(String key, Icon icon, Token fill, Token text, Token edge) {
    /** Of a stream that is sent and was heard back. */
    public static final Badge HEARD = new Badge("badge.onAir", Icon.DOT, Token.AIR, Token.ON_AIR, Token.AIR);
    /** Of a stream that is sent, and on the mount is silence or something else. */
    public static final Badge NOT_HEARD =
            new Badge("badge.notHeard", Icon.ALARM, Token.WARN, Token.ON_WARN, Token.WARN);

    public static Badge of(Kind kind, State state) {
        return switch (state) {
            case OFF -> new Badge("badge.off", Icon.DOT, Token.PANEL, Token.TEXT3, Token.LINE_SUBTLE);
            case CONNECTING ->
                new Badge(
                        kind == Kind.STREAM ? "badge.connecting" : "badge.starting",
                        Icon.RETRY,
                        Token.PANEL,
                        Token.TEXT,
                        Token.LINE_CONTROL);
            case RETRYING -> new Badge("badge.retrying", Icon.RETRY, Token.WARN, Token.ON_WARN, Token.WARN);
            case FAILED -> new Badge("badge.failed", Icon.ALARM, Token.WARN, Token.ON_WARN, Token.WARN);
            case ON -> on(kind);
        };
    }

    private static Badge on(Kind kind) {
        return switch (kind) {
            // an outline: it is sent, nobody has heard it back
            case STREAM -> new Badge("badge.onAir", Icon.CIRCLE, Token.STRIP, Token.AIR_TEXT, Token.AIR);
            case RECORDER -> new Badge("badge.recording", Icon.DOT, Token.AIR, Token.ON_AIR, Token.AIR);
            case LISTENER -> new Badge("badge.listening", Icon.CHECK, Token.STRIP, Token.OK_TEXT, Token.OK);
            case REPORT -> new Badge("badge.measuring", Icon.CHECK, Token.STRIP, Token.OK_TEXT, Token.OK);
            case PLAYBACK -> new Badge("badge.playing", Icon.PLAY, Token.STRIP, Token.OK_TEXT, Token.OK);
        };
    }

    /** In the operator's language. */
    public String word() {
        return Nls.text(key);
    }

    public int width(GC gc, Look look) {
        gc.setFont(look.font(Role.BADGE));
        return gc.textExtent(word()).x + 33;
    }

    /** Paints it with its left upper corner there; returns its width. */
    public int paint(GC gc, Look look, int x, int y) {
        int width = width(gc, look);
        boolean outline = edge == Token.AIR && fill == Token.STRIP;
        Draw.box(gc, new Rectangle(x, y, width, 22), 3, look.colour(fill), look.colour(edge), outline ? 2 : 1);
        icon.paint(gc, x + 6, y + 11, look.colour(text));
        gc.setForeground(look.colour(text));
        Draw.text(gc, word(), x + 26, y + 11, SWT.LEFT);
        return width;
    }
}
