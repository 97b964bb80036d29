package org.longwave.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.application.WorkbenchAdvisor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

class MixerViewTest {
    @EnabledIfEnvironmentVariable(named = "DISPLAY", matches = ".+", disabledReason = "needs a display")
    @Test
    void viewOpensInARealWorkbench() {
        Display display = PlatformUI.createDisplay();
        AtomicReference<String> title = new AtomicReference<>();
        int code = PlatformUI.createAndRunWorkbench(display, new WorkbenchAdvisor() {
            @Override
            public String getInitialWindowPerspectiveId() {
                return "org.longwave.ui.perspective";
            }

            @Override
            public void postStartup() {
                IViewPart view = PlatformUI.getWorkbench()
                        .getActiveWorkbenchWindow()
                        .getActivePage()
                        .findView("org.longwave.ui.mixer");
                assertNotNull(view);
                title.set(view.getTitle());
                display.asyncExec(() -> PlatformUI.getWorkbench().close());
            }
        });
        display.dispose();
        assertEquals(PlatformUI.RETURN_OK, code);
        assertEquals("Mixer", title.get());
    }
}
