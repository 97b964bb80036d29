package org.longwave.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.longwave.api.output.OutputStatus.State;
import org.longwave.ui.look.Role;
import org.longwave.ui.look.Token;
import org.longwave.ui.onair.OnAirPane;
import org.longwave.ui.pane.Caption;
import org.longwave.ui.pane.Pane;
import org.longwave.ui.pane.PushButton;
import org.longwave.ui.pane.PushButton.Face;
import org.longwave.ui.pane.PushButton.Trigger;
import org.osgi.framework.FrameworkUtil;

/** The judge of pictures sees planted faults, and none where there is none; what is higher than its room can be reached. */
class PictureJudgeTest {
    private static Stage stage;
    private static Hands hands;

    @BeforeAll
    static void open() throws Exception {
        stage = new Stage();
        hands = new Hands(stage.display);
    }

    @AfterAll
    static void close() throws Exception {
        stage.close();
    }

    private static List<String> faults(Consumer<Pane> layout) {
        stage.show(
                400,
                200,
                Stage.Place.of(0, 0, 400, 200, (parent, studio) -> new Pane(parent, studio, Token.PANEL, layout)));
        hands.until("it has frames", () -> stage.studio().clock().latest() != null);
        return hands.ask(() -> PictureJudge.faults("test", hands.panes()));
    }

    private static void button(Pane p, String words, int x, int width) {
        p.items()
                .add(new PushButton(
                        p,
                        new Rectangle(x, 10, width, 24),
                        Face.words(words, words),
                        f -> false,
                        Trigger.RELEASE,
                        () -> {}));
    }

    private static Caption caption(Pane p, String words, int x, int width) {
        Caption.Style style = new Caption.Style(Role.TEXT, Token.TEXT, SWT.LEFT);
        return new Caption(p, new Rectangle(x, 60, width, 20), style, f -> words);
    }

    @Test
    void findsNothingWhereNothingIsWrong() {
        assertEquals(List.of(), faults(p -> {
            button(p, "Marker", 10, 80);
            button(p, "Split", 94, 80);
            p.items().add(caption(p, "State", 10, 100));
            p.items()
                    .add(caption(p, "A name that is far too long for this", 120, 60)
                            .mayShorten());
        }));
    }

    @Test
    void seesWordsThatAreCut() {
        List<String> faults = faults(p -> {
            button(p, "Keep the last minutes", 10, 60);
            p.items().add(caption(p, "not heard back", 10, 40));
        });
        assertEquals(2, faults.size(), faults.toString());
        assertTrue(faults.get(0).contains("PushButton cuts \"Keep the last minutes\""), faults.toString());
        assertTrue(faults.get(1).contains("Caption cuts \"not heard back\""), faults.toString());
    }

    @Test
    void seesControlsOverOneAnotherAndOutside() {
        List<String> faults = faults(p -> {
            button(p, "Debug", 10, 80);
            button(p, "Accept", 86, 80);
            button(p, "Export", 340, 80);
        });
        assertEquals(2, faults.size(), faults.toString());
        assertTrue(faults.stream().anyMatch(f -> f.contains("\"Debug\" and PushButton \"Accept\" lie over")));
        assertTrue(faults.stream().anyMatch(f -> f.contains("\"Export\" lies outside")));
    }

    @Test
    void seesTextsOverOneAnother() {
        List<String> faults = faults(p -> {
            p.items().add(caption(p, "ON AIR ?", 10, 100));
            p.items().add(caption(p, "1,284", 30, 100));
        });
        assertEquals(1, faults.size(), faults.toString());
        assertTrue(faults.getFirst().contains("\"ON AIR ?\" and Caption \"1,284\" lie over one another"));
    }

    @Test
    void everyMountCanBeReachedInALowPart() throws Exception {
        try (ViewsDesk desk =
                new ViewsDesk(FrameworkUtil.getBundle(PictureJudgeTest.class).getBundleContext())) {
            desk.show.state = State.ON;
            desk.register();
            stage.show(480, 200, Stage.Place.of(0, 0, 480, 200, OnAirPane::new));
            hands.until("the mounts are there", () -> hands.find("Stop backup") != null);
            Hands.pause(300);
            ScrolledComposite scroll = hands.ask(() -> hands.panes().stream()
                    .map(p -> p.canvas().getParent())
                    .filter(ScrolledComposite.class::isInstance)
                    .map(ScrolledComposite.class::cast)
                    .findFirst()
                    .orElseThrow());
            assertTrue(hands.ask(() -> scroll.getMinHeight() > scroll.getClientArea().height), "it does not fit");
            Point button = hands.middle("Stop main");
            hands.move(button.x, button.y);
            hands.wheel(-8);
            hands.until("the wheel scrolls over a button too", () -> hands.ask(() -> scroll.getOrigin().y) > 0);
            Rectangle last = hands.find("Stop backup");
            Rectangle seen = hands.ask(() -> {
                Point at = scroll.toDisplay(0, 0);
                return new Rectangle(at.x, at.y, scroll.getSize().x, scroll.getSize().y);
            });
            assertTrue(seen.intersection(last).height == last.height, () -> last + " is seen in " + seen);
        }
    }
}
