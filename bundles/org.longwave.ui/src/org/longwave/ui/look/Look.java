package org.longwave.ui.look;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URL;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.core.runtime.FileLocator;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.FontData;
import org.eclipse.swt.graphics.FontMetrics;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.widgets.Display;

/**
 * Window thread. The colours and fonts of one display; made once for a theme and a text size, so that painting makes
 * none. Whoever keeps a colour or font asks again when told.
 */
public final class Look {
    private static final Logger LOG = System.getLogger(Look.class.getName());
    private static final String[] FILES = {
        "Roboto-Regular", "Roboto-Medium", "Roboto-Bold", "RobotoCondensed-Regular", "RobotoCondensed-Bold"
    };

    private static final int PROBE_POINTS = 720;
    /** Ascent and descent of Roboto in its size. */
    private static final float ROBOTO_HEIGHT = 2400f / 2048;

    private final Display display;
    private final float pointsPerPx;
    private Theme theme;
    private Tokens tokens;
    private int percent = 100;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final Map<Token, Color> colours = new EnumMap<>(Token.class);
    private final Map<Integer, Color> mixed = new HashMap<>();
    private final Map<Role, Font> fonts = new EnumMap<>(Role.class);

    public Look(Display display, Theme theme) {
        this.display = display;
        loadFonts();
        pointsPerPx = pointsPerPx(display);
        take(theme);
        for (Role role : Role.values()) fonts.put(role, newFont(role));
    }

    private void take(Theme next) {
        theme = next;
        tokens = Tokens.read(next.key());
        mixed.clear();
        for (Token token : Token.values()) colours.put(token, colour(tokens.rgb(token)));
    }

    public Theme theme() {
        return theme;
    }

    /** Text size in percent of the usual one. */
    public int percent() {
        return percent;
    }

    /** A length that grows with the text, for rows and columns that hold some. */
    public int grown(int px) {
        return Math.round(px * percent / 100f);
    }

    /** Of rows that hold words: they grow half as much as the words. */
    public int stretched(int px) {
        return Math.round(px * (1 + (percent - 100) / 200f));
    }

    /** Puts another theme or text size on and tells all who draw. */
    public void change(Theme next, int textPercent) {
        if (textPercent < 50 || textPercent > 300)
            throw new IllegalArgumentException("text size is " + textPercent + " %, allowed 50..300");
        if (next == theme && textPercent == percent) return;
        if (next != theme) take(next);
        List<Font> old = List.of();
        if (textPercent != percent) {
            percent = textPercent;
            old = List.copyOf(fonts.values());
            for (Role role : Role.values()) fonts.put(role, newFont(role));
        }
        listeners.forEach(Runnable::run);
        old.forEach(Font::dispose);
    }

    /** @param changed called after another theme or text size was put on */
    public void listen(Runnable changed) {
        listeners.add(changed);
    }

    public void forget(Runnable changed) {
        listeners.remove(changed);
    }

    public Color colour(Token token) {
        return colours.get(token);
    }

    public Font font(Role role) {
        return fonts.get(role);
    }

    /** How wide words are, for layouts; do not ask for it in a paint. */
    public int width(Role role, String words) {
        GC gc = new GC(display);
        try {
            gc.setFont(font(role));
            return gc.textExtent(words).x;
        } finally {
            gc.dispose();
        }
    }

    /** Text on something that is held down; a high contrast turns its ground round. */
    public Color onPressed(Token text) {
        return colour(theme == Theme.CONTRAST ? Token.ON_SELECT : text);
    }

    /** {@code share} of one colour over another; keep it, do not ask for it in a paint. */
    public Color mix(Token over, Token ground, double share) {
        return mixed.computeIfAbsent(tokens.mix(over, ground, share), Look::colour);
    }

    public void dispose() {
        fonts.values().forEach(Font::dispose);
    }

    private static Color colour(int rgb) {
        return new Color(rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255);
    }

    private void loadFonts() {
        for (String name : FILES) {
            String path = "/fonts/" + name + ".ttf";
            try {
                URL url = Look.class.getResource(path);
                if (url == null || !display.loadFont(FileLocator.toFileURL(url).getPath()))
                    LOG.log(Level.WARNING, "The font {0} could not be loaded; a font of the desktop stands in.", path);
            } catch (IOException e) {
                LOG.log(Level.WARNING, "The font " + path + " could not be read; a font of the desktop stands in.", e);
            }
        }
    }

    /**
     * Measured, because it is the toolkit's own affair how many pixels it makes of a point; what the display says of its
     * dots per inch is the size of the glass, and no part of that.
     */
    private static float pointsPerPx(Display display) {
        Font probe = new Font(display, "Roboto", PROBE_POINTS, SWT.NORMAL);
        GC gc = new GC(display);
        try {
            gc.setFont(probe);
            FontMetrics metrics = gc.getFontMetrics();
            float px = (metrics.getAscent() + metrics.getDescent()) / ROBOTO_HEIGHT;
            return px > 0 ? PROBE_POINTS / px : 72f / 96;
        } finally {
            gc.dispose();
            probe.dispose();
        }
    }

    private Font newFont(Role role) {
        FontData data = new FontData(role.family, 10, role.bold ? SWT.BOLD : SWT.NORMAL);
        data.height = role.px * Math.min(percent, role.mostPercent) / 100f * pointsPerPx;
        return new Font(display, data);
    }
}
