package org.longwave.ui;

import org.eclipse.core.runtime.Platform;
import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.PlatformUI;
import org.longwave.ui.look.Theme;
import org.longwave.ui.nls.Nls;

/** Window thread. Theme, text size and language: as they were chosen, and changed while everything goes on. */
public final class Appearance {
    private Appearance() {}

    /** The theme that was chosen; without a choice high contrast when the desktop has it, else dark. */
    static Theme chosen(Settings settings, Display display) {
        String key = settings.text(Settings.THEME, "");
        if (key.isEmpty()) return display.getHighContrast() ? Theme.CONTRAST : Theme.DARK;
        return Theme.of(key);
    }

    /** Puts everything on as the settings say. */
    public static void apply(Display display) {
        Studio studio = Studio.of(display);
        Settings settings = studio.settings();
        Theme theme = chosen(settings, display);
        NativeTheme.put(theme);
        style(theme);
        studio.look().change(theme, Math.clamp(settings.number(Settings.TEXT_SIZE, 100), 90, 150));
        speak(settings);
    }

    static void speak(Settings settings) {
        String language = settings.text(Settings.LANGUAGE, "");
        Nls.speak(language.isEmpty() ? desktopLanguage() : language);
    }

    /** Chooses one setting, puts it on and keeps it. */
    public static void choose(Display display, String key, Object value) {
        Studio studio = Studio.of(display);
        studio.settings().set(key, value);
        apply(display);
        studio.desk().order(Nls.text("settings.keep"), studio.settings()::save);
    }

    /** Of the platform, which follows {@code -nl}. */
    private static String desktopLanguage() {
        return Platform.getNL().replaceAll("[_-].*", "");
    }

    /** Menus, tabs, dialogs and fields follow the style sheet. */
    private static void style(Theme theme) {
        IThemeEngine engine = PlatformUI.getWorkbench().getService(IThemeEngine.class);
        boolean on = engine.getActiveTheme() != null
                && engine.getActiveTheme().getId().equals(theme.css());
        if (!on) engine.setTheme(theme.css(), true);
    }
}
