package org.longwave.station;

import static org.longwave.station.FakeAttribute.flag;
import static org.longwave.station.FakeAttribute.number;
import static org.longwave.station.FakeAttribute.password;
import static org.longwave.station.FakeAttribute.text;
import static org.longwave.station.FakeAttribute.texts;
import static org.longwave.station.FakeAttribute.whole;

import java.io.InputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.osgi.service.metatype.AttributeDefinition;
import org.osgi.service.metatype.ObjectClassDefinition;

/** The test's thread. What the plug-ins of a small studio know. */
final class FakePlugins {
    private FakePlugins() {}

    static Map<String, Known> known() {
        Map<String, Known> known = new HashMap<>();
        known.put("org.longwave.station", single(text("name", "Longwave")));
        known.put("org.longwave.engine", single(whole("rateHz", "44100", "192000", "48000")));
        known.put("org.longwave.bus", factory(number("masterDb", "-120.0", "10.0", "0")));
        known.put(
                "org.longwave.strip",
                factory(
                        text("input", null),
                        text("kind", "line", "voice", "line"),
                        number("faderDb", "-120.0", "10.0", "0"),
                        flag("mute")));
        known.put("org.longwave.player", factory(text("file", null), flag("loop"), texts("tags")));
        known.put("org.longwave.recorder", factory(text("bus", "program"), text("folder", "recordings")));
        known.put(
                "org.longwave.icecast",
                factory(text("bus", "program"), whole("port", "1", "65535", "8000"), password(".password")));
        return known;
    }

    static Known factory(AttributeDefinition... attributes) {
        return new Known(true, new Definition(attributes));
    }

    private static Known single(AttributeDefinition... attributes) {
        return new Known(false, new Definition(attributes));
    }

    private record Definition(AttributeDefinition... attributes) implements ObjectClassDefinition {
        @Override
        public String getName() {
            return "";
        }

        @Override
        public String getID() {
            return "";
        }

        @Override
        public String getDescription() {
            return "";
        }

        @Override
        public AttributeDefinition[] getAttributeDefinitions(int filter) {
            return Arrays.copyOf(attributes, attributes.length);
        }

        @Override
        public InputStream getIcon(int size) {
            return null;
        }
    }
}
