package org.longwave.loudness;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Map;
import org.longwave.api.Names;
import org.longwave.api.output.BusConsumer;
import org.longwave.api.output.OutputControl;
import org.longwave.api.output.Priority;
import org.longwave.api.station.Station;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** A reporter of the station file, from the control room; registers its {@link Reporter} with the bus it reads. */
@Component(
        immediate = true,
        service = {},
        configurationPid = "org.longwave.report",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = ReportService.ReportConfig.class, factory = true)
public final class ReportService {
    /** The settings of one reporter. */
    @ObjectClassDefinition(
            name = "Loudness report",
            description = "Measures a bus from start to stop and writes a table and a readable report.")
    public @interface ReportConfig {
        @AttributeDefinition(name = "Bus", description = "The bus to measure: program, monitor or another bus's name")
        String bus() default Names.PROGRAM;

        @AttributeDefinition(
                name = "Folder",
                description = "Where the files go, relative to the station file's folder; it is made when missing")
        String folder() default "reports";

        @AttributeDefinition(name = "Start by itself", description = "Start measuring as soon as the station runs")
        boolean autostart() default false;

        @AttributeDefinition(
                name = "Target loudness",
                description = "What the programme should have, in LUFS: -23 after EBU R 128",
                min = "-70",
                max = "0")
        double targetLufs() default -23;

        @AttributeDefinition(
                name = "Tolerance",
                description = "How far the loudness may be from the target, in LU",
                min = "0",
                max = "30")
        double toleranceLu() default 1;

        @AttributeDefinition(
                name = "Highest true peak",
                description = "What true peaks may reach, in dBTP",
                min = "-30",
                max = "20")
        double maxTruePeakDbtp() default -1;
    }

    private final Reporter reporter;
    private final ServiceRegistration<?> registration;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile Station station;

    @Activate
    public ReportService(BundleContext context, ReportConfig config, Map<String, Object> properties) {
        ReportSettings settings = settings(config, properties);
        reporter = new Reporter(settings, config.autostart(), InstantSource.system(), this::stationName);
        registration = context.registerService(
                new String[] {BusConsumer.class.getName(), OutputControl.class.getName()},
                reporter,
                serviceProperties(settings, properties));
    }

    private String stationName() {
        Station s = station;
        return s == null ? "" : s.name();
    }

    @Modified
    void modified(ReportConfig config, Map<String, Object> properties) {
        ReportSettings settings = settings(config, properties);
        reporter.settings(settings);
        registration.setProperties(serviceProperties(settings, properties));
    }

    /** The engine hands over what is published and closes the reporter, which so finishes its report. */
    @Deactivate
    void deactivate() {
        registration.unregister();
    }

    private static ReportSettings settings(ReportConfig c, Map<String, Object> properties) {
        return new ReportSettings(
                String.valueOf(properties.get(Names.NAME)),
                c.bus(),
                Path.of(c.folder()).toAbsolutePath().normalize(),
                new Target(c.targetLufs(), c.toleranceLu(), c.maxTruePeakDbtp()));
    }

    private static Dictionary<String, Object> serviceProperties(
            ReportSettings settings, Map<String, Object> properties) {
        Dictionary<String, Object> result = new Hashtable<>();
        result.put(Names.NAME, settings.name());
        result.put(Names.BUS, settings.bus());
        result.put(Names.PRIORITY, Priority.RECORDING.name());
        Object order = properties.get(Names.ORDER);
        if (order != null) result.put(Names.ORDER, order);
        return result;
    }
}
