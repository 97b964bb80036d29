package org.longwave.ui.tests;

import java.nio.file.Path;
import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.graphics.PaletteData;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.longwave.api.output.OutputStatus.State;
import org.longwave.ui.recorder.HistoryPane;
import org.longwave.ui.recorder.RecorderPane;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;

/** The recorder's dialogs, by real keys: a recording's name and texts, a recorder's schedule. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RecorderDialogsTest {
    private static final BundleContext CONTEXT =
            FrameworkUtil.getBundle(RecorderDialogsTest.class).getBundleContext();
    private static Stage stage;
    private static Hands hands;
    private static ViewsDesk desk;

    @TempDir
    static Path folder;

    @BeforeAll
    static void open() throws Exception {
        desk = new ViewsDesk(CONTEXT);
        desk.register();
        stage = new Stage();
        hands = new Hands(stage.display);
        hands.until("the desk is read", () -> stage.studio().desk().state().engine() != null);
    }

    @AfterAll
    static void close() throws Exception {
        stage.close();
        desk.close();
    }

    private static String said(String name) {
        return hands.spoken(name) == null ? "" : hands.spoken(name).value();
    }

    @Test
    @Order(1)
    void recordingIsOpenedRenamedAndGetsTexts() throws Exception {
        ImageLoader loader = new ImageLoader();
        loader.data = new ImageData[] {new ImageData(300, 128, 24, new PaletteData(0xFF0000, 0xFF00, 0xFF))};
        desk.show.picture = folder.resolve("peaks.png");
        loader.save(desk.show.picture.toString(), SWT.IMAGE_PNG);
        stage.show(
                1280,
                700,
                Stage.Place.of(6, 6, 700, 300, HistoryPane::new),
                Stage.Place.of(712, 6, 560, 300, RecorderPane::new));
        hands.until("the list", () -> said("Recordings").contains("Interview, raw"));
        hands.click("Open the recording");
        hands.until(
                "it asks for one", () -> stage.studio().desk().refusal().words().startsWith("Choose a recording"));
        hands.click("Recordings");
        hands.key("Home");
        hands.key("Return");
        hands.until(
                "the peaks",
                () -> hands.inDialog("Recording", "recording.peaks").equals("true"));
        hands.screenshot("views-recording");
        hands.type("full");
        hands.key("Return");
        hands.until(
                "why not", () -> hands.inDialog("Recording", "recording.said").equals("The disk is full."));
        hands.key("ctrl+a");
        hands.type("best");
        hands.key("Return");
        hands.until("renamed", () -> desk.show.orders.getLast().equals("rename evening-show_13-24-24.wav best"));
        hands.until(
                "it says so",
                () -> hands.inDialog("Recording", "recording.said").equals("It is called best.wav now."));
        for (int n = 0; n < 3; n++) hands.key("Tab"); // over the button and the title to the artist
        hands.type("Example Artist");
        hands.key("Return");
        hands.until(
                "written, that text alone",
                () -> desk.show.orders.getLast().equals("edit best.wav {artist=Example Artist}"));
        hands.key("Escape");
        hands.until("it is closed", () -> hands.dialog("Recording") == null);
    }

    @Test
    @Order(2)
    void scheduleIsSetOrRefusedWithTheReason() {
        desk.show.state = State.ON;
        hands.until(
                "the card of a recorder that runs",
                () -> hands.find("Stop show") != null && hands.find("Tracks of show") != null);
        Hands.pause(300);
        for (String typed : List.of("sometimes", "daily 12:00-12:30")) {
            if (typed.equals("sometimes")) {
                hands.click("Tracks of show");
                hands.move(5, 5); // not over the menu, where it would choose
                Hands.pause(500);
                hands.key("End"); // the last line
                hands.key("Return");
                hands.until("it opens", () -> hands.dialog("Schedule of show") != null);
                Hands.pause(300);
            }
            hands.key("ctrl+a");
            hands.type(typed);
            hands.key("ctrl+Tab");
            hands.key("Tab");
            hands.key("Return");
            if (typed.equals("sometimes"))
                hands.until(
                        "why not",
                        () -> hands.inDialog("Schedule of show", "schedule.said")
                                .startsWith("schedule has"));
            if (typed.equals("sometimes")) hands.screenshot("views-schedule");
        }
        hands.until("it is set", () -> desk.show.orders.getLast().equals("schedule [daily 12:00-12:30]"));
        hands.until("it is closed", () -> hands.dialog("Schedule of show") == null);
    }
}
