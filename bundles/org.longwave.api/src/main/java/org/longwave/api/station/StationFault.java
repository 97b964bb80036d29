package org.longwave.api.station;

/**
 * One refused part of the station file; the rest of the station runs.
 *
 * @param line 1-based, 0 when the whole file is meant
 * @param key the configuration and setting, for example {@code org.longwave.strip~music faderDb}
 * @param message what is wrong, with the allowed range, and what goes on instead
 */
public record StationFault(int line, String key, String message) {
    @Override
    public String toString() {
        return (line > 0 ? "line " + line + ": " : "") + (key.isEmpty() ? "" : key + ": ") + message;
    }
}
