package org.longwave.effects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.longwave.api.effect.EffectFactory;
import org.longwave.api.effect.EffectParameter;
import org.longwave.api.effect.EffectPreset;

/** {@code docs/user/effects.md} says what the factories say. */
class HandbookTest {
    static final List<EffectFactory> ALL = List.of(
            new ParametricEqFactory(),
            new GraphicEqFactory(),
            new CompressorFactory(),
            new AheadCompressorFactory(),
            new GateFactory(),
            new DeEsserFactory(),
            new PeakLimiterFactory(),
            new LevellerFactory(),
            new DuckerFactory());

    private static String table(EffectFactory factory) {
        StringBuilder text = new StringBuilder("| parameter | range | new |\n|---|---|---|\n");
        for (EffectParameter p : factory.parameters())
            text.append("| ")
                    .append(p.name())
                    .append(" | ")
                    .append(range(p))
                    .append(" | ")
                    .append(value(p, p.initial()))
                    .append(" |\n");
        String presets = factory.presets().stream().map(EffectPreset::name).collect(Collectors.joining(", "));
        return text.append("\nPresets: ").append(presets).append(".\n").toString();
    }

    private static String range(EffectParameter p) {
        if (!p.choices().isEmpty()) return String.join(", ", p.choices());
        return number(p.min()) + " .. " + number(p.max()) + (p.unit().isEmpty() ? "" : " " + p.unit());
    }

    private static String value(EffectParameter p, float value) {
        return p.choices().isEmpty() ? number(value) : p.choices().get((int) (value - p.min()));
    }

    private static String number(float x) {
        return x == Math.rint(x) ? String.valueOf((long) x) : String.valueOf(x);
    }

    @Test
    void handbookHasEveryEffectAsItIs() throws IOException {
        Path file = Path.of("../../docs/user/effects.md");
        String handbook = Files.readString(file);
        for (EffectFactory factory : ALL) {
            assertTrue(handbook.contains("## " + factory.name() + "\n\n`" + factory.id() + "`"), factory.id());
            assertTrue(
                    handbook.contains(table(factory)),
                    factory.name() + " is described otherwise in " + file + "; it should say\n\n" + table(factory));
        }
    }

    @Test
    void idsAndNamesAreUnique() {
        Set<String> seen = new HashSet<>();
        for (EffectFactory f : ALL) assertTrue(seen.add(f.id()) && seen.add(f.name()), f.id());
    }

    @Test
    void everyFactoryIsOfferedAsAService() throws IOException {
        for (EffectFactory f : ALL) {
            Path xml = Path.of("target/classes/OSGI-INF/" + f.getClass().getName() + ".xml");
            String text = Files.readString(xml);
            assertTrue(text.contains("interface=\"" + EffectFactory.class.getName() + "\""), xml.toString());
        }
    }

    @Test
    void handbookNamesNoEffectThatIsNotThere() throws IOException {
        String handbook = Files.readString(Path.of("../../docs/user/effects.md"));
        assertEquals(ALL.size(), handbook.split("\n`longwave\\.", -1).length - 1);
    }
}
