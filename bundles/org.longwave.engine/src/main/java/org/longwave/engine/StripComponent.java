package org.longwave.engine;

import java.util.Map;
import org.longwave.api.Names;
import org.longwave.engine.host.StripSpec;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** One channel strip of the station file; control room. */
@Component(
        immediate = true,
        service = {},
        configurationPid = "org.longwave.strip",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = StripComponent.StripConfig.class, factory = true)
public final class StripComponent {
    /** How a strip stands when the station starts. */
    @ObjectClassDefinition(name = "Channel strip", description = "A strip of the desk; its name is the part after ~.")
    public @interface StripConfig {
        @AttributeDefinition(name = "Input", description = "Name of the input it plays: the part after ~.")
        String input();

        @AttributeDefinition(name = "Label", description = "What the operator reads; else the strip's name.")
        String label() default "";

        @AttributeDefinition(
                name = "Kind",
                description = "What it carries: its identity colour.",
                options = {
                    @Option(label = "Voice", value = "voice"),
                    @Option(label = "Guest", value = "guest"),
                    @Option(label = "Line", value = "line"),
                    @Option(label = "Player", value = "player"),
                    @Option(label = "System", value = "system"),
                    @Option(label = "Link", value = "link")
                })
        String kind() default "line";

        @AttributeDefinition(name = "Fader", description = "In dB; -120 is off, 0 unity.", min = "-120", max = "10")
        double faderDb() default 0;

        @AttributeDefinition(name = "Balance", description = "-1 left, 0 both, 1 right.", min = "-1", max = "1")
        double balance() default 0;

        @AttributeDefinition(name = "Mute", description = "Starts muted.")
        boolean mute() default false;

        @AttributeDefinition(name = "PFL", description = "Starts on the monitor bus.")
        boolean pfl() default false;
    }

    private final EngineComponent engine;
    private final String id;

    @Activate
    public StripComponent(@Reference EngineComponent engine, StripConfig config, Map<String, Object> properties) {
        this.engine = engine;
        id = String.valueOf(properties.get(Names.NAME));
        engine.studio().addStrip(spec(config, properties));
    }

    private StripSpec spec(StripConfig c, Map<String, Object> properties) {
        int order = properties.get(Names.ORDER) instanceof Number n ? n.intValue() : Integer.MAX_VALUE;
        return new StripSpec(
                id, c.label(), c.input(), c.kind(), order, (float) c.faderDb(), (float) c.balance(), c.mute(), c.pfl());
    }

    @Modified
    void modified(StripConfig config, Map<String, Object> properties) {
        engine.studio().changeStrip(spec(config, properties));
    }

    @Deactivate
    void deactivate() {
        engine.studio().removeStrip(id);
    }
}
