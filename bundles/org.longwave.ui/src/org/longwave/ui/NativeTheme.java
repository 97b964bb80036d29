package org.longwave.ui;

import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.swt.SWT;
import org.longwave.ui.look.Theme;
import org.longwave.ui.look.Token;
import org.longwave.ui.look.Tokens;

/**
 * Window thread. Gives what the desktop's toolkit draws by itself (menus, tooltips, scroll bars, dialogs, fields) the
 * colours of a theme, at once and without its slow changes of colour.
 */
final class NativeTheme {
    private static final Logger LOG = System.getLogger(NativeTheme.class.getName());
    private static final String SHEET = "/theme/gtk.css";
    /** What must stand above the colours that the toolkit gives each table and field itself. */
    private static final String ABOVE = "/theme/gtk-selection.css";

    private static final Pattern COLOUR = Pattern.compile("@(\\w+)");
    private static final int APPLICATION_PRIORITY = 600;
    private static final int ABOVE_PRIORITY = APPLICATION_PRIORITY + 100;
    private static long provider;
    private static long above;

    private NativeTheme() {}

    /** Only GTK needs to be asked; where it cannot be, the native parts keep the desktop's colours. */
    static void put(Theme theme) {
        if (!"gtk".equals(SWT.getPlatform())) return;
        try {
            Class<?> os = Class.forName("org.eclipse.swt.internal.gtk.OS");
            Class<?> gtk = Class.forName("org.eclipse.swt.internal.gtk.GTK");
            os.getMethod("setDarkThemePreferred", boolean.class).invoke(null, theme != Theme.LIGHT);
            long settings = (long) gtk.getMethod("gtk_settings_get_default").invoke(null);
            os.getMethod("g_object_set", long.class, byte[].class, boolean.class, long.class)
                    .invoke(null, settings, bytes("gtk-enable-animations"), false, 0L);
            provider = style(gtk, provider, APPLICATION_PRIORITY, sheet(theme, SHEET));
            above = style(gtk, above, ABOVE_PRIORITY, sheet(theme, ABOVE));
        } catch (ReflectiveOperationException | LinkageError | IOException e) {
            LOG.log(Level.INFO, "Menus and dialogs keep the desktop''s colours: {0}", e.toString());
        }
    }

    /** Puts a sheet on in place of what the provider held; returns the provider, a new one for 0. */
    private static long style(Class<?> gtk, long held, int priority, String css) throws ReflectiveOperationException {
        Class<?> gtk3 = Class.forName("org.eclipse.swt.internal.gtk3.GTK3");
        Class<?> gdk = Class.forName("org.eclipse.swt.internal.gtk.GDK");
        long holder = held;
        if (holder == 0) {
            holder = (long) gtk.getMethod("gtk_css_provider_new").invoke(null);
            long screen = (long) gdk.getMethod("gdk_screen_get_default").invoke(null);
            gtk3.getMethod("gtk_style_context_add_provider_for_screen", long.class, long.class, int.class)
                    .invoke(null, screen, holder, priority);
        }
        gtk3.getMethod("gtk_css_provider_load_from_data", long.class, byte[].class, long.class, long[].class)
                .invoke(null, holder, bytes(css), -1L, null);
        return holder;
    }

    /** As C wants it. */
    private static byte[] bytes(String text) {
        return (text + "\0").getBytes(StandardCharsets.UTF_8);
    }

    /** A style sheet in the colours of a theme. */
    static String sheet(Theme theme, String name) throws IOException {
        Tokens tokens = Tokens.read(theme.key());
        Map<String, String> colours = new HashMap<>();
        for (Token token : Token.values()) colours.put(token.key(), String.format("#%06x", tokens.rgb(token)));
        try (InputStream in = NativeTheme.class.getResourceAsStream(name)) {
            if (in == null) throw new IOException(name + " is missing from the bundle");
            String sheet = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return COLOUR.matcher(sheet)
                    .replaceAll(m -> Matcher.quoteReplacement(colours.getOrDefault(m.group(1), m.group())));
        }
    }
}
