package org.longwave.engine;

import java.util.Map;
import org.longwave.api.Names;
import org.longwave.api.input.Transport;
import org.longwave.api.output.OnAirLight;
import org.longwave.api.output.OnAirListener;
import org.longwave.api.output.OnAirState;
import org.longwave.api.output.OutputControl;
import org.longwave.engine.host.DeskWatch;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** The studio's lights, fader start and the lock on solo: collects outputs, players and lamps; control room. */
@Component(immediate = true, service = OnAirLight.class)
public final class OnAirComponent implements OnAirLight {
    private final DeskWatch watch;

    @Activate
    public OnAirComponent(@Reference EngineComponent engine) {
        watch = new DeskWatch(engine.studio());
        watch.start();
    }

    @Deactivate
    void deactivate() {
        watch.stop();
    }

    @Override
    public OnAirState state() {
        return watch.state();
    }

    private static String name(Map<String, Object> properties) {
        return String.valueOf(properties.getOrDefault(Names.NAME, "without a name"));
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addOutput(OutputControl output, Map<String, Object> properties) {
        watch.addOutput(name(properties), output);
    }

    void removeOutput(OutputControl output) {
        watch.removeOutput(output);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addTransport(Transport transport, Map<String, Object> properties) {
        watch.addTransport(name(properties), transport);
    }

    void removeTransport(Transport transport) {
        watch.removeTransport(transport);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addListener(OnAirListener listener) {
        watch.addListener(listener);
    }

    void removeListener(OnAirListener listener) {
        watch.removeListener(listener);
    }
}
