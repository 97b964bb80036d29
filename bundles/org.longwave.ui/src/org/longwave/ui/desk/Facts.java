package org.longwave.ui.desk;

import java.util.List;
import java.util.Map;
import org.longwave.api.LatencyStage;
import org.longwave.api.RouteInfo;

/**
 * Any thread. What only some views show, read at one moment and only while a view asks for it.
 *
 * @param routes for each strip's number where it goes
 * @param latency every place where sound waits
 * @param path those between the first live input and the first loudspeaker
 * @param machine null before the first reading
 * @param recorders by name; one that only starts and stops is not among them
 */
public record Facts(
        Map<Integer, List<RouteInfo>> routes,
        List<LatencyStage> latency,
        List<LatencyStage> path,
        MachineFacts machine,
        Map<String, RecorderFacts> recorders) {
    static final Facts EMPTY = new Facts(Map.of(), List.of(), List.of(), null, Map.of());

    public List<RouteInfo> routes(int strip) {
        return routes.getOrDefault(strip, List.of());
    }
}
