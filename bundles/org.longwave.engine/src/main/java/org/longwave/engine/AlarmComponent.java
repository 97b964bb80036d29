package org.longwave.engine;

import java.util.Map;
import org.longwave.api.Names;
import org.longwave.engine.host.AlarmSettings;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** One alarm of the station file; control room. */
@Component(
        immediate = true,
        service = {},
        configurationPid = "org.longwave.alarm",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = AlarmComponent.AlarmConfig.class, factory = true)
public final class AlarmComponent {
    /** What is watched. */
    @ObjectClassDefinition(name = "Alarm", description = "Watches a bus for silence and for its loudness.")
    public @interface AlarmConfig {
        @AttributeDefinition(name = "Bus", description = "The bus to watch: program, monitor or another bus's name")
        String bus() default Names.PROGRAM;

        @AttributeDefinition(
                name = "Silence level",
                description = "Below this there is silence, in dBFS (RMS, a sine of full scale is 0).",
                min = "-100",
                max = "0")
        double silenceDb() default -50;

        @AttributeDefinition(
                name = "Silence time",
                description = "Seconds of silence until the alarm; 0: no alarm of silence.",
                min = "0",
                max = "86400")
        double silenceSeconds() default 10;

        @AttributeDefinition(
                name = "Target loudness",
                description = "What the loudness should be, in LUFS.",
                min = "-70",
                max = "0")
        double targetLufs() default -23;

        @AttributeDefinition(
                name = "Tolerance",
                description = "How far the loudness may be from the target, in LU.",
                min = "0.1",
                max = "30")
        double toleranceLu() default 2;

        @AttributeDefinition(
                name = "Loudness time",
                description = "Seconds over which the loudness is taken, for example 60; 0: no alarm of loudness.",
                min = "0",
                max = "3600")
        int loudnessSeconds() default 0;
    }

    private final MetersComponent meters;
    private final String name;

    @Activate
    public AlarmComponent(@Reference MetersComponent meters, AlarmConfig config, Map<String, Object> properties) {
        this.meters = meters;
        name = String.valueOf(properties.get(Names.NAME));
        modified(config);
    }

    @Modified
    void modified(AlarmConfig c) {
        meters.metering()
                .watch(
                        name,
                        new AlarmSettings(
                                c.bus(),
                                c.silenceDb(),
                                c.silenceSeconds(),
                                c.targetLufs(),
                                c.toleranceLu(),
                                c.loudnessSeconds()));
    }

    @Deactivate
    void deactivate() {
        meters.metering().unwatch(name);
    }
}
