package org.longwave.station;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/** Any thread. The user's own Longwave folder: the demo station, logs. */
final class Home {
    private Home() {}

    /** {@code -Dlongwave.home}, else {@code LONGWAVE_HOME}, else {@code .longwave} in the user's home folder. */
    static Path of(Properties properties, Map<String, String> environment) {
        String told = properties.getProperty("longwave.home", environment.getOrDefault("LONGWAVE_HOME", ""));
        return told.isEmpty() ? Path.of(properties.getProperty("user.home"), ".longwave") : Path.of(told);
    }
}
