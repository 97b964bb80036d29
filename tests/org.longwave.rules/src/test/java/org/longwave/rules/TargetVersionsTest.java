package org.longwave.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is compiled against is what runs. */
class TargetVersionsTest {
    @Test
    void mavenAndTheTargetPlatformAgree() throws Exception {
        Path root = Checkout.root();
        Map<String, String> maven = Versions.of(root.resolve("bundles/pom.xml"));
        Map<String, String> target = Versions.of(root.resolve("target-platform/longwave.target"));
        Set<String> both = new HashSet<>(maven.keySet());
        both.retainAll(target.keySet());
        assertTrue(both.contains("org.jctools:jctools-core-jdk11"), "compared: " + both);
        assertEquals(List.of(), Versions.differences(maven, target));
    }

    @Test
    void differenceIsNamed() {
        assertEquals(
                List.of("g:a is 1 in Maven and 2 in the target platform"),
                Versions.differences(Map.of("g:a", "1", "g:b", "1", "g:c", "1"), Map.of("g:a", "2", "g:b", "1")));
    }
}
