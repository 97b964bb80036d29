package org.longwave.engine;

import java.util.Map;
import org.longwave.api.Names;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Settings of the programme or the monitor bus; control room. */
@Component(
        immediate = true,
        service = {},
        configurationPid = "org.longwave.bus",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = BusComponent.BusConfig.class, factory = true)
public final class BusComponent {
    /** How a bus stands when the station starts. */
    @ObjectClassDefinition(name = "Bus", description = "The bus program or monitor: the part after ~.")
    public @interface BusConfig {
        @AttributeDefinition(name = "Label", description = "What the operator reads.")
        String label() default "";

        @AttributeDefinition(
                name = "Master fader",
                description = "In dB; -120 is off, 0 unity.",
                min = "-120",
                max = "10")
        double masterDb() default 0;

        @AttributeDefinition(
                name = "Limiter ceiling",
                description = "Highest sample that leaves the safety limiter, in dBFS.",
                min = "-20",
                max = "0")
        double ceilingDb() default -1;

        @AttributeDefinition(
                name = "Ring",
                description = "Seconds this bus keeps for its readers; 0: as long as the engine's setting says.",
                min = "0",
                max = "60")
        double ringSeconds() default 0;
    }

    private final EngineComponent engine;
    private final String id;

    @Activate
    public BusComponent(@Reference EngineComponent engine, BusConfig config, Map<String, Object> properties) {
        this.engine = engine;
        id = String.valueOf(properties.get(Names.NAME));
        modified(config);
    }

    @Modified
    void modified(BusConfig c) {
        engine.studio().changeBus(id, c.label(), (float) c.masterDb(), (float) c.ceilingDb(), c.ringSeconds());
    }
}
