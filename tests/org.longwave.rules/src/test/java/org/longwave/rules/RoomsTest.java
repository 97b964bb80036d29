package org.longwave.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each bundle knows its room. */
class RoomsTest {
    private final List<Rooms.Bundle> bundles =
            Checkout.bundles().stream().map(Rooms.Bundle::read).toList();

    @Test
    void nobodyDrawsAForbiddenArrow() {
        assertEquals("", String.join("\n", new Rooms(bundles).offences()));
    }

    @Test
    void everyBundleWasBuiltAndRead() {
        List<String> names = bundles.stream().map(Rooms.Bundle::name).toList();
        assertTrue(
                names.containsAll(List.of("org.longwave.api", "org.longwave.engine", "org.longwave.ui")), "" + names);
        for (Rooms.Bundle bundle : bundles)
            assertEquals(
                    bundle.name(),
                    bundle.manifest().getValue("Bundle-SymbolicName").replaceAll(";.*", ""));
        for (Rooms.Bundle bundle : bundles)
            if (hasCode(bundle)) assertFalse(bundle.references().isEmpty(), bundle.name() + " was not built");
    }

    private static boolean hasCode(Rooms.Bundle bundle) {
        return Checkout.files(Checkout.root().resolve("bundles").resolve(bundle.name()), ".java").stream()
                .filter(f -> !f.toString().contains("/test/"))
                .anyMatch(f -> !f.endsWith("package-info.java") && Files.isRegularFile(f));
    }
}
