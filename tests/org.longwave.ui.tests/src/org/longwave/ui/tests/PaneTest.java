package org.longwave.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.longwave.ui.look.Token;
import org.longwave.ui.pane.Item;
import org.longwave.ui.pane.Pane;

/** What a pane paints, and when, in a real window. */
class PaneTest {
    private static Stage stage;
    private static Hands hands;
    private Pane pane;

    @BeforeAll
    static void open() throws Exception {
        stage = new Stage();
        hands = new Hands(stage.display);
    }

    @AfterAll
    static void close() throws Exception {
        stage.close();
    }

    /** A box that counts how often it is painted. */
    private static final class Box implements Item {
        private final Pane pane;
        private final int number;
        private volatile Token colour = Token.WARN;
        private volatile int paints;

        Box(Pane pane, int number) {
            this.pane = pane;
            this.number = number;
        }

        @Override
        public Rectangle bounds() {
            return new Rectangle(20, 20 + 100 * number, 100, 60);
        }

        @Override
        public void paint(GC gc) {
            paints++;
            gc.setBackground(pane.look().colour(colour));
            gc.fillRectangle(bounds());
        }

        @Override
        public Spoken spoken() {
            return new Spoken(ACC.ROLE_LABEL, "box " + number, "", false);
        }
    }

    private Box box(int number) {
        return (Box) hands.ask(() -> pane.items().get(number));
    }

    private void show() {
        stage.show(
                200,
                360,
                Stage.Place.of(
                        0,
                        0,
                        200,
                        360,
                        (parent, studio) -> pane = new Pane(parent, studio, Token.PANEL, p -> {
                            for (int i = 0; i < 3; i++) p.items().add(new Box(p, i));
                        })));
        hands.until("it is painted", () -> hands.pixel("box 2", 10, 10) == rgb(Token.WARN));
        Hands.pause(300);
    }

    private static int rgb(Token token) {
        return hands.ask(() -> {
            var c = stage.studio().look().colour(token);
            return c.getRed() << 16 | c.getGreen() << 8 | c.getBlue();
        });
    }

    @Test
    void twoSmallChangesDoNotPaintWhatLiesBetween() {
        show();
        Box top = box(0);
        Box middle = box(1);
        Box bottom = box(2);
        int before = middle.paints;
        int topBefore = top.paints;
        stage.display.syncExec(() -> {
            top.colour = Token.OK;
            bottom.colour = Token.OK;
            pane.dirty(top.bounds());
            pane.dirty(bottom.bounds());
        });
        hands.until(
                "both are new",
                () -> hands.pixel("box 0", 10, 10) == rgb(Token.OK) && hands.pixel("box 2", 10, 10) == rgb(Token.OK));
        assertEquals(before, middle.paints);
        assertEquals(topBefore + 1, top.paints);
    }

    @Test
    void whatAnotherWindowHidIsThereAgainWithoutAPaint() {
        show();
        Box middle = box(1);
        int before = middle.paints;
        Shell over = hands.ask(() -> {
            Shell shell = new Shell(stage.display, SWT.NO_TRIM | SWT.ON_TOP);
            shell.setBounds(0, 0, 300, 500);
            shell.open();
            return shell;
        });
        hands.until("it is hidden", () -> hands.pixel("box 1", 10, 10) != rgb(Token.WARN));
        stage.display.syncExec(over::dispose);
        hands.until("it is back", () -> hands.pixel("box 1", 10, 10) == rgb(Token.WARN));
        assertEquals(before, middle.paints);
    }
}
