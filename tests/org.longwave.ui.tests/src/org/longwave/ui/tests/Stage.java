package org.longwave.ui.tests;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.longwave.ui.Studio;
import org.longwave.ui.look.Token;

/** The test's thread. A bare window with a display thread of its own, in which single views are shown. */
final class Stage implements AutoCloseable {
    private final CompletableFuture<Throwable> ended = new CompletableFuture<>();
    private final Process windowManager;
    final Display display;
    private Shell shell;
    private volatile boolean over;

    /** Builds a view. */
    interface View {
        void on(Composite parent, Studio studio);
    }

    /** A view and its place. */
    record Place(Rectangle at, View view) {
        static Place of(int x, int y, int width, int height, View view) {
            return new Place(new Rectangle(x, y, width, height), view);
        }
    }

    Stage() throws Exception {
        windowManager = new ProcessBuilder("openbox")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        CompletableFuture<Display> made = new CompletableFuture<>();
        Thread window = new Thread(() -> run(made), "window of views");
        window.setDaemon(true);
        window.start();
        display = made.get(30, TimeUnit.SECONDS);
    }

    private void run(CompletableFuture<Display> made) {
        Display own = new Display();
        try {
            Studio.of(own);
            made.complete(own);
            while (!over) if (!own.readAndDispatch()) own.sleep();
            if (shell != null) shell.dispose();
            own.dispose();
            ended.complete(null);
        } catch (Throwable e) {
            made.completeExceptionally(e);
            ended.complete(e);
            // who asks a window without a thread would wait for ever
            own.dispose();
        }
    }

    Studio studio() {
        Studio[] studio = new Studio[1];
        display.syncExec(() -> studio[0] = Studio.of(display));
        return studio[0];
    }

    Shell shell() {
        return shell;
    }

    /** Opens a window of this size with these views in place of the one before. */
    void show(int width, int height, Place... places) {
        display.syncExec(() -> {
            if (shell != null) shell.dispose();
            shell = new Shell(display, SWT.NO_TRIM);
            Studio studio = Studio.of(display);
            shell.setBackground(studio.look().colour(Token.WINDOW));
            for (Place place : places) {
                Composite part = new Composite(shell, SWT.NONE);
                part.setLayout(new FillLayout());
                part.setBounds(place.at());
                place.view().on(part, studio);
                part.layout(true, true);
            }
            shell.setBounds(0, 0, width, height);
            shell.open();
            shell.forceActive();
        });
    }

    @Override
    public void close() throws Exception {
        over = true;
        display.wake();
        Throwable failure = ended.get(10, TimeUnit.SECONDS);
        windowManager.destroy();
        if (failure != null) throw new AssertionError("the window's thread failed", failure);
    }
}
