package org.longwave.codec.aac;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class AdtsTest {
    @Test
    void saysRateChannelsAndLength() {
        byte[] head = new byte[9];
        Adts.head(head, 2, 0x1234 - 7, 44_100, 2);
        assertArrayEquals(HexFormat.of().parseHex("0000fff1508246 9ffc".replace(" ", "")), head);
        head = new byte[7];
        Adts.head(head, 0, 100, 48_000, 1);
        assertArrayEquals(HexFormat.of().parseHex("fff14c400d7ffc"), head);
    }

    @Test
    void refusesWhatTheHeadCannotSay() {
        assertThrows(IllegalArgumentException.class, () -> Adts.head(new byte[7], 0, 8185, 48_000, 2));
        assertThrows(IllegalArgumentException.class, () -> Adts.head(new byte[7], 0, 100, 47_999, 2));
    }
}
