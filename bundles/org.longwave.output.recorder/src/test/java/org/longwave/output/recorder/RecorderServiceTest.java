package org.longwave.output.recorder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.longwave.api.Names;

class RecorderServiceTest {
    /** The settings with their defaults, some of them changed. */
    private static RecorderConfig config(Map<String, Object> changed) {
        InvocationHandler values =
                (proxy, method, arguments) -> changed.getOrDefault(method.getName(), method.getDefaultValue());
        return (RecorderConfig) Proxy.newProxyInstance(
                RecorderConfig.class.getClassLoader(), new Class<?>[] {RecorderConfig.class}, values);
    }

    private static RecorderSettings settings(Map<String, Object> changed) {
        return Configured.of(config(changed), "air").getFirst();
    }

    @Test
    void namesComeFromTheStationFile() {
        Map<String, Object> properties = Map.of(Names.NAME, "air", Names.ORDER, 7);
        assertEquals("air", RecorderService.name(properties));
        RecorderSettings settings =
                settings(Map.of("bus", "monitor", "format", "wav32f", "folder", Bench.FOLDER.toString()));
        assertEquals("monitor", settings.bus());
        assertEquals(FileFormat.WAV32F, settings.format());
        assertEquals(Bench.FOLDER.toAbsolutePath(), settings.folder());
        var service = RecorderService.serviceProperties(settings, properties);
        assertEquals("air", service.get(Names.NAME));
        assertEquals("monitor", service.get(Names.BUS));
        assertEquals("RECORDING", service.get(Names.PRIORITY));
        assertEquals(7, service.get(Names.ORDER));
    }

    @Test
    void nameIsThePartBehindTheTildeWhenNobodySaysMore() {
        assertEquals("x", RecorderService.name(Map.of("service.pid", "org.longwave.recorder~x")));
    }

    @Test
    void tracksBecomeRecordersOfTheirOwn() {
        List<RecorderSettings> tracks =
                Configured.of(config(Map.of("tracks", new String[] {"strip:mic", "post:music", "program"})), "multi");
        assertEquals(
                List.of("multi.strip-mic", "multi.post-music", "multi.program"),
                tracks.stream().map(RecorderSettings::name).toList());
        assertEquals(
                List.of("strip:mic", "post:music", "program"),
                tracks.stream().map(RecorderSettings::bus).toList());
        assertThrows(
                IllegalArgumentException.class,
                () -> Configured.of(config(Map.of("tracks", new String[] {"program", "program"})), "multi"));
    }

    @Test
    void loggerSplitsOnTheHourAndNamesTheOffset() {
        RecorderSettings logger = settings(Map.of("logger", true, "keepDays", 42));
        assertEquals(60, logger.splits().clockMinutes());
        assertTrue(logger.triggers().autostart());
        assertTrue(logger.writing().names().text().contains("{offset}"));
        assertEquals(42, logger.retention().days());
    }

    @Test
    void sixteenBitsAreDitheredUnlessSomebodySaysNo() {
        assertTrue(settings(Map.of("format", "wav16")).writing().dither());
        assertTrue(!settings(Map.of("format", "wav24")).writing().dither());
        assertTrue(settings(Map.of("format", "wav24", "dither", "on")).writing().dither());
        assertTrue(
                !settings(Map.of("format", "wav16", "dither", "off")).writing().dither());
    }

    @Test
    void badSettingsAreRefusedWithWhatIsAllowed() {
        refused("format is \"wma\", allowed wav16", Map.of("format", "wma"));
        refused("bus is empty", Map.of("bus", " "));
        refused("name has the unknown word {artist}, allowed {bus}, {date}", Map.of("fileName", "{artist}"));
        refused("schedule has \"sometimes\", allowed", Map.of("schedule", new String[] {"sometimes"}));
        refused("texts has \"nothing\", allowed", Map.of("texts", new String[] {"nothing"}));
        refused("splitClockMinutes is 7, allowed", Map.of("splitClockMinutes", 7));
        assertThrows(
                IllegalArgumentException.class,
                () -> new RecorderSettings("a", "program", Path.of("relative"), FileFormat.WAV24));
    }

    private static void refused(String sentence, Map<String, Object> changed) {
        var e = assertThrows(IllegalArgumentException.class, () -> settings(changed));
        assertTrue(e.getMessage().startsWith(sentence), e.getMessage());
    }
}
