package org.longwave.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.PlatformUI;
import org.longwave.ui.LiveWorkbench;

/** Test's thread. The real workbench on a real display, opened and closed as often as a test wants. */
final class OpenWindow implements AutoCloseable {
    private final CompletableFuture<Integer> ended = new CompletableFuture<>();
    private final Process windowManager;
    final Display display;
    final Hands hands;

    OpenWindow(int width, int height) throws Exception {
        // keys need a window manager that gives the focus; a second one leaves at once
        windowManager = new ProcessBuilder("openbox")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        CompletableFuture<Display> made = new CompletableFuture<>();
        Thread window = new Thread(() -> run(made), "window");
        window.setDaemon(true);
        window.start();
        display = made.get(60, TimeUnit.SECONDS);
        hands = new Hands(display);
        hands.until("the window is open", () -> ended.isDone() || hands.ask(this::shell) != null);
        assertFalse(ended.isDone(), "the workbench stays open");
        display.syncExec(() -> {
            shell().setBounds(0, 0, width, height);
            shell().forceActive();
        });
    }

    private void run(CompletableFuture<Display> made) {
        try {
            Display d = PlatformUI.createDisplay();
            made.complete(d);
            int code = PlatformUI.createAndRunWorkbench(d, new LiveWorkbench());
            d.dispose();
            ended.complete(code);
        } catch (Throwable e) {
            made.completeExceptionally(e);
            ended.completeExceptionally(e);
        }
    }

    /** Window thread. The main one, null until it can be seen. */
    Shell shell() {
        if (!PlatformUI.isWorkbenchRunning() || PlatformUI.getWorkbench().getWorkbenchWindowCount() == 0) return null;
        Shell shell = PlatformUI.getWorkbench().getWorkbenchWindows()[0].getShell();
        return shell == null || !shell.isVisible() ? null : shell;
    }

    /** Window thread. A window by what it is for, or null. */
    Shell shell(String part) {
        for (Shell s : display.getShells()) if (part.equals(s.getData("part")) && s.isVisible()) return s;
        return null;
    }

    boolean ended() {
        return ended.isDone();
    }

    @Override
    public void close() throws Exception {
        try {
            if (!ended.isDone())
                display.asyncExec(() -> PlatformUI.getWorkbench().close());
            assertEquals(PlatformUI.RETURN_OK, ended.get(30, TimeUnit.SECONDS));
        } finally {
            windowManager.destroy();
        }
    }
}
