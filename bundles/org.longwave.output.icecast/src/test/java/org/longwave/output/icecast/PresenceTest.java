package org.longwave.output.icecast;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PresenceTest {
    private static final long SECOND = 1_000_000_000L;

    private final Presence presence = new Presence();

    @Test
    void takesItselfAwayOnceItIsSurelyCounted() {
        assertEquals(5, presence.others(5, 0));
        presence.went(10 * SECOND);
        presence.came(10 * SECOND);
        assertEquals(Presence.UNCLEAR, presence.others(6, 9 * SECOND), "asked before, answered after");
        assertEquals(Presence.UNCLEAR, presence.others(6, 11 * SECOND));
        assertEquals(5, presence.others(6, 12 * SECOND));
        assertEquals(0, presence.others(0, 12 * SECOND), "a server that counts late");
        presence.went(13 * SECOND);
        assertEquals(Presence.UNCLEAR, presence.others(6, 14 * SECOND));
        assertEquals(6, presence.others(6, 15 * SECOND));
        assertEquals(-1, presence.others(-1, 15 * SECOND));
    }
}
