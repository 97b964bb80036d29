package org.longwave.output.recorder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.annotation.Annotation;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.longwave.api.Names;

class RecorderServiceTest {
    private record Config(String bus, String folder, String format, boolean autostart)
            implements RecorderService.RecorderConfig {
        @Override
        public Class<? extends Annotation> annotationType() {
            return RecorderService.RecorderConfig.class;
        }
    }

    private static RecorderSettings settings(String bus, String format, Map<String, Object> properties) {
        return RecorderService.settings(new Config(bus, Bench.FOLDER.toString(), format, false), properties);
    }

    @Test
    void namesComeFromTheStationFile() {
        Map<String, Object> properties = Map.of(Names.NAME, "air", Names.ORDER, 7);
        RecorderSettings settings = settings("monitor", "wav32f", properties);
        assertEquals(
                new RecorderSettings("air", "monitor", Bench.FOLDER.toAbsolutePath(), SampleFormat.WAV32F), settings);
        var service = RecorderService.serviceProperties(settings, properties);
        assertEquals("air", service.get(Names.NAME));
        assertEquals("monitor", service.get(Names.BUS));
        assertEquals("RECORDING", service.get(Names.PRIORITY));
        assertEquals(7, service.get(Names.ORDER));
    }

    @Test
    void nameIsThePartBehindTheTildeWhenNobodySaysMore() {
        assertEquals(
                "x",
                settings("program", "wav24", Map.of("service.pid", "org.longwave.recorder~x"))
                        .name());
    }

    @Test
    void badSettingsAreRefusedWithWhatIsAllowed() {
        Map<String, Object> properties = Map.of(Names.NAME, "air");
        assertThrows(IllegalArgumentException.class, () -> settings("program", "flac", properties));
        assertThrows(IllegalArgumentException.class, () -> settings(" ", "wav24", properties));
        assertThrows(
                IllegalArgumentException.class,
                () -> new RecorderSettings("a", "program", Path.of("relative"), SampleFormat.WAV24));
    }
}
