package org.longwave.engine;

import java.lang.System.Logger.Level;
import java.util.Map;
import org.longwave.api.BusInfo;
import org.longwave.api.Names;
import org.longwave.engine.host.BusSpec;
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

/** A bus of the station file; the programme and the monitor are there without it. Control room. */
@Component(
        immediate = true,
        service = {},
        configurationPid = "org.longwave.bus",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = BusComponent.BusConfig.class, factory = true)
public final class BusComponent {
    /** How a bus stands when the station starts. */
    @ObjectClassDefinition(name = "Bus", description = "A bus of the desk; its name is the part after ~.")
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

        @AttributeDefinition(
                name = "Kind",
                description = "A sum of strips; everything but one guest; or a monitor that hears another bus. "
                        + "When nothing is said: monitor for the bus monitor, mixminus with a guest, else mix.",
                options = {
                    @Option(label = "By its name", value = "auto"),
                    @Option(label = "Mix", value = "mix"),
                    @Option(label = "Mix-minus", value = "mixminus"),
                    @Option(label = "Monitor", value = "monitor")
                })
        String kind() default "auto";

        @AttributeDefinition(name = "Guest", description = "Of a mix-minus: name of the strip it leaves out.")
        String guest() default "";

        @AttributeDefinition(name = "Source", description = "Of a monitor: name of the bus it hears.")
        String source() default "program";

        @AttributeDefinition(name = "Mute", description = "Starts muted.")
        boolean mute() default false;

        @AttributeDefinition(
                name = "Mute on mic",
                description = "Silent while a microphone is open: for loudspeakers in the studio.")
        boolean muteOnMic() default false;
    }

    private static final System.Logger LOG = System.getLogger(BusComponent.class.getName());

    private final EngineComponent engine;
    private final String id;
    private final boolean placed;

    @Activate
    public BusComponent(@Reference EngineComponent engine, BusConfig config, Map<String, Object> properties) {
        this.engine = engine;
        id = String.valueOf(properties.get(Names.NAME));
        BusSpec spec = spec(config);
        placed = !id.equals(Names.PROGRAM) && !id.equals(Names.MONITOR);
        if (placed) engine.studio().addBus(spec);
        else engine.studio().changeBus(spec);
    }

    private BusSpec spec(BusConfig c) {
        String kind = c.kind();
        if (kind.equals("auto"))
            kind = id.equals(Names.MONITOR) ? BusInfo.MONITOR : c.guest().isEmpty() ? BusInfo.MIX : BusInfo.MIX_MINUS;
        return new BusSpec(
                id,
                c.label(),
                kind,
                c.guest(),
                c.source(),
                (float) c.masterDb(),
                (float) c.ceilingDb(),
                c.ringSeconds(),
                c.mute(),
                c.muteOnMic());
    }

    @Modified
    void modified(BusConfig c) {
        try {
            engine.studio().changeBus(spec(c)).whenComplete((applied, failure) -> {
                if (failure != null) LOG.log(Level.ERROR, "bus {0}: {1}", id, failure.getMessage());
            });
        } catch (IllegalArgumentException refused) {
            LOG.log(Level.ERROR, "{0}; it goes on as it was", refused.getMessage());
        }
    }

    @Deactivate
    void deactivate() {
        if (placed) engine.studio().removeBus(id);
    }
}
