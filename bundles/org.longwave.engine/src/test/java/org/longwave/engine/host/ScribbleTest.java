package org.longwave.engine.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.longwave.api.StripInfo;

/** Names and colours that an operator writes on strips, beside what the station file says. */
class ScribbleTest {
    private final TestDesk desk = new TestDesk();

    private static StripSpec spec(String label, float faderDb) {
        return new StripSpec("a", label, "a", "voice", 0, faderDb, 0f, false, false);
    }

    private StripInfo strip() {
        return desk.studio.strips().getFirst();
    }

    private int add(String label) {
        desk.studio.addStrip(spec(label, 0));
        return strip().number();
    }

    @Test
    void whatIsWrittenByHandIsShownEverywhere() {
        int n = add("Mic");
        long before = desk.studio.layoutVersion();
        desk.studio.scribble(n, " Ann ", "guest");
        assertEquals("Ann", strip().label());
        assertEquals("guest", strip().colour());
        assertEquals("voice", strip().kind(), "it is still a microphone");
        assertTrue(strip().mic());
        assertTrue(desk.studio.layoutVersion() > before);
        desk.run(2);
        assertEquals(strip(), desk.studio.desk().strips().getFirst().info());
        desk.studio.scribble(n, "", "");
        assertEquals("Mic", strip().label());
        assertEquals("voice", strip().colour());
    }

    @Test
    void theFileWinsWhenItSaysSomethingElseThanBefore() {
        int n = add("Mic");
        desk.studio.colour("a", "line");
        assertEquals("line", strip().colour());
        desk.studio.scribble(n, "Ann", "guest");
        desk.studio.changeStrip(spec("Mic", -6));
        desk.studio.colour("a", "line");
        assertEquals("Ann", strip().label(), "the fader was changed in the file, not the label");
        assertEquals("guest", strip().colour());
        desk.studio.changeStrip(spec("Microphone", -6));
        desk.studio.colour("a", "player");
        assertEquals("Microphone", strip().label());
        assertEquals("player", strip().colour());
    }

    @Test
    void whatCannotBeIsRefusedAndChangesNothing() {
        int n = add("Mic");
        assertThrows(IllegalArgumentException.class, () -> desk.studio.scribble(n, "x".repeat(41), ""));
        assertThrows(IllegalArgumentException.class, () -> desk.studio.scribble(n, "x", "purple"));
        assertThrows(IllegalArgumentException.class, () -> desk.studio.scribble(n + 1, "x", ""));
        assertEquals("Mic", strip().label());
    }
}
