package org.longwave.ui.look;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URL;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.core.runtime.FileLocator;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.FontData;
import org.eclipse.swt.widgets.Display;

/** Window thread. The colours and fonts of one display; made once, so that painting makes none. */
public final class Look {
    private static final Logger LOG = System.getLogger(Look.class.getName());
    private static final String[] FILES = {
        "Roboto-Regular", "Roboto-Medium", "Roboto-Bold", "RobotoCondensed-Regular", "RobotoCondensed-Bold"
    };

    private final Display display;
    private final Tokens tokens;
    private final Map<Token, Color> colours = new EnumMap<>(Token.class);
    private final Map<Integer, Color> mixed = new HashMap<>();
    private final Map<Role, Font> fonts = new EnumMap<>(Role.class);

    public Look(Display display, Tokens tokens) {
        this.display = display;
        this.tokens = tokens;
        loadFonts();
        for (Token token : Token.values()) colours.put(token, colour(tokens.rgb(token)));
        for (Role role : Role.values()) fonts.put(role, newFont(role));
    }

    public Color colour(Token token) {
        return colours.get(token);
    }

    public Font font(Role role) {
        return fonts.get(role);
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

    private Font newFont(Role role) {
        FontData data = new FontData(role.family, 10, role.bold ? SWT.BOLD : SWT.NORMAL);
        data.height = role.px * 72f / display.getDPI().y;
        return new Font(display, data);
    }
}
