package org.longwave.station;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;

/** Any thread. Knows which parts of a station are there, by asking the runtime of the components. */
final class Settled {
    private final ServiceComponentRuntime components;

    Settled(ServiceComponentRuntime components) {
        this.components = components;
    }

    /** The settings of the station whose part is not there yet. */
    Set<String> missing(ConfigurationAdmin admin) throws IOException, InvalidSyntaxException {
        Collection<ComponentDescriptionDTO> all = components.getComponentDescriptionDTOs();
        Set<String> known = new HashSet<>();
        Set<String> there = new HashSet<>();
        for (ComponentDescriptionDTO c : all) {
            known.addAll(List.of(c.configurationPid));
            for (ComponentConfigurationDTO part : components.getComponentConfigurationDTOs(c)) {
                boolean done = part.state == ComponentConfigurationDTO.ACTIVE
                        || part.state == ComponentConfigurationDTO.FAILED_ACTIVATION;
                if (done) there.addAll(pids(part.properties.get("service.pid")));
            }
        }
        Set<String> missing = new TreeSet<>();
        Configuration[] ours = admin.listConfigurations("(" + StationLoader.OURS + "=true)");
        for (Configuration c : ours == null ? new Configuration[0] : ours) {
            String of = c.getFactoryPid() == null ? c.getPid() : c.getFactoryPid();
            if (known.contains(of) && !there.contains(c.getPid())) missing.add(c.getPid());
        }
        return missing;
    }

    /** A component with several configurations has several of them. */
    private static List<String> pids(Object property) {
        List<String> pids = new ArrayList<>();
        if (property instanceof String one) pids.add(one);
        if (property instanceof String[] many) pids.addAll(List.of(many));
        if (property instanceof Collection<?> many) for (Object one : many) pids.add(String.valueOf(one));
        return pids;
    }
}
