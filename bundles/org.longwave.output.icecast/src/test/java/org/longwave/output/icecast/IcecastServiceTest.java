package org.longwave.output.icecast;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Collections;
import java.util.Dictionary;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.longwave.api.Names;

class IcecastServiceTest {
    @Test
    void publishesNameAndOrderAndNeverThePassword() {
        Dictionary<String, Object> published =
                IcecastService.serviceProperties(Samples.settings(8000), Map.of(Names.ORDER, 3, "password", "x"));
        assertEquals(Set.of(Names.NAME, Names.ORDER), Set.copyOf(Collections.list(published.keys())));
        assertEquals(3, published.get(Names.ORDER));
    }
}
