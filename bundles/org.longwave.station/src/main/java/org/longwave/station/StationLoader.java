package org.longwave.station;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.longwave.api.Names;
import org.longwave.api.station.StationFault;
import org.longwave.station.StationReader.BadStation;
import org.longwave.station.StationReader.Document;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/** The station thread. Makes ConfigurationAdmin equal to the station file; touches only what changed. */
final class StationLoader {
    /** Marks the configurations that are ours to change and to delete; the leading dot keeps it out of services. */
    static final String OURS = ".longwave.station";

    private final Path file;
    private final ConfigurationAdmin admin;
    private final Supplier<Map<String, Known>> metaTypes;
    private final boolean inputsOnly;

    StationLoader(Path file, ConfigurationAdmin admin, Supplier<Map<String, Known>> metaTypes) {
        this(file, admin, metaTypes, false);
    }

    /** @param inputsOnly what reads a bus is checked but not started */
    StationLoader(Path file, ConfigurationAdmin admin, Supplier<Map<String, Known>> metaTypes, boolean inputsOnly) {
        this.inputsOnly = inputsOnly;
        this.file = file;
        this.admin = admin;
        this.metaTypes = metaTypes;
    }

    /** Reads, checks, applies. A file that cannot be read leaves what runs as it is; the engine always runs. */
    List<StationFault> load() throws IOException {
        Map<String, Configuration> present = present();
        List<StationFault> faults = new ArrayList<>();
        Document document = read(faults, present.isEmpty());
        if (document == null) return faults;
        StationPlan plan = new StationPlan(document, metaTypes.get(), orders(present), folder());
        faults.addAll(plan.faults());
        apply(plan, present);
        return List.copyOf(faults);
    }

    /** Null: not readable, and something runs already. */
    private Document read(List<StationFault> faults, boolean first) {
        String instead = first ? "; the engine runs without a station" : "; what runs goes on with its settings";
        try {
            return StationReader.read(Files.readString(file));
        } catch (BadStation e) {
            faults.add(new StationFault(e.line(), "", e.getMessage() + instead));
        } catch (NoSuchFileException e) {
            faults.add(new StationFault(0, "", "the station file " + file + " is not there" + instead));
        } catch (CharacterCodingException e) {
            faults.add(new StationFault(0, "", "the station file " + file + " is not written in UTF-8" + instead));
        } catch (IOException e) {
            faults.add(new StationFault(
                    0, "", "the station file " + file + " cannot be read (" + e.getMessage() + ")" + instead));
        }
        return first ? new Document(Map.of(), List.of()) : null;
    }

    private Path folder() {
        return file.toAbsolutePath().getParent();
    }

    private Map<String, Configuration> present() throws IOException {
        Map<String, Configuration> present = new LinkedHashMap<>();
        try {
            Configuration[] ours = admin.listConfigurations("(" + OURS + "=true)");
            if (ours != null) for (Configuration c : ours) present.put(c.getPid(), c);
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException("the filter for " + OURS, e);
        }
        return present;
    }

    private static Map<String, Integer> orders(Map<String, Configuration> present) {
        Map<String, Integer> orders = new HashMap<>();
        present.forEach((pid, c) -> orders.put(pid, (Integer) c.getProperties().get(Names.ORDER)));
        return orders;
    }

    private void apply(StationPlan plan, Map<String, Configuration> present) throws IOException {
        for (Map.Entry<String, Configuration> p : present.entrySet())
            if (!plan.wanted().containsKey(p.getKey()) && !plan.kept().contains(p.getKey()))
                p.getValue().delete();
        for (Map.Entry<String, Map<String, Object>> w : plan.wanted().entrySet()) {
            String pid = w.getKey();
            if (inputsOnly && plan.isOutput(pid)) continue;
            Hashtable<String, Object> properties = new Hashtable<>(w.getValue());
            properties.put(OURS, true);
            Configuration c = pid.indexOf('~') < 0
                    ? admin.getConfiguration(pid, "?")
                    : admin.getFactoryConfiguration(StationPlan.factory(pid), StationPlan.name(pid), "?");
            c.updateIfDifferent(properties);
        }
    }
}
