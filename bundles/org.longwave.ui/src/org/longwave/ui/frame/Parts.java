package org.longwave.ui.frame;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.e4.ui.model.application.ui.MElementContainer;
import org.eclipse.e4.ui.model.application.ui.MUIElement;
import org.eclipse.e4.ui.model.application.ui.advanced.MPerspective;
import org.eclipse.e4.ui.model.application.ui.advanced.MPlaceholder;
import org.eclipse.e4.ui.model.application.ui.basic.MPart;
import org.eclipse.e4.ui.model.application.ui.basic.MPartStack;
import org.eclipse.e4.ui.model.application.ui.basic.MStackElement;
import org.eclipse.e4.ui.model.application.ui.basic.MWindow;
import org.eclipse.e4.ui.model.application.ui.menu.MMenuElement;
import org.eclipse.e4.ui.workbench.modeling.EModelService;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.longwave.ui.Perspective;
import org.longwave.ui.nls.Nls;

/** Window thread. Shows parts, goes from one to the next, pulls one off into a window of its own and puts it back. */
public final class Parts {
    private static final String HOME = ".home";
    private static final int SHIFT = 60;

    private Parts() {}

    /** Says why not, or nothing when it is shown. */
    public static String show(IWorkbenchWindow window, String part) {
        try {
            window.getActivePage().showView(Perspective.id(part));
            return "";
        } catch (PartInitException e) {
            return Nls.text("parts.none", part, e.getMessage());
        }
    }

    public static boolean there(IWorkbenchWindow window, String part) {
        return window.getWorkbench().getViewRegistry().find(Perspective.id(part)) != null;
    }

    /** Goes to the next part that can be seen, in the order they were opened. */
    public static void next(IWorkbenchWindow window, int by) {
        IWorkbenchPage page = window.getActivePage();
        List<IViewPart> seen = Arrays.stream(page.getViewReferences())
                .map(r -> r.getView(false))
                .filter(v -> v != null && page.isPartVisible(v))
                .toList();
        if (seen.isEmpty()) return;
        IWorkbenchPart now = page.getActivePart();
        int at = now instanceof IViewPart v ? seen.indexOf(v) : -1;
        page.activate(seen.get(Math.floorMod(at + by, seen.size())));
    }

    /** Gives the active part the whole window, or its place back. */
    public static void maximizeOrRestore(IWorkbenchWindow window) {
        IWorkbenchPage page = window.getActivePage();
        if (page.getActivePartReference() != null) page.toggleZoom(page.getActivePartReference());
    }

    /** Pulls the active part off into a window of its own, or puts it back; says what was done. */
    public static String tearOffOrPutBack(IWorkbenchWindow window) {
        IWorkbenchPart active = window.getActivePage().getActivePart();
        MPart part = active == null ? null : active.getSite().getService(MPart.class);
        if (part == null) return Nls.text("parts.noActive");
        EModelService models = window.getService(EModelService.class);
        MWindow main = window.getService(MWindow.class);
        MUIElement element = part.getCurSharedRef() == null ? part : part.getCurSharedRef();
        MPerspective perspective = models.getPerspectiveFor(element);
        if (perspective == null) perspective = models.getActivePerspective(main);
        MWindow own = torn(perspective, element);
        if (own == null) {
            tearOff(models, window.getShell(), element);
            return Nls.text("parts.torn", part.getLocalizedLabel());
        }
        putBack(models, perspective, element, own);
        return Nls.text("parts.back", part.getLocalizedLabel());
    }

    /** The window of its own that it is in, or null. */
    private static MWindow torn(MPerspective perspective, MUIElement element) {
        for (MWindow window : perspective.getWindows())
            for (MUIElement up = element; up != null; up = up.getParent()) if (up == window) return window;
        return null;
    }

    private static void tearOff(EModelService models, Shell shell, MUIElement element) {
        MElementContainer<MUIElement> stack = element.getParent();
        MPlaceholder home = models.createModelElement(MPlaceholder.class);
        home.setElementId(element.getElementId() + HOME);
        home.setToBeRendered(false);
        stack.getChildren().add(stack.getChildren().indexOf(element), home);
        Rectangle at = bounds(element, shell);
        MPartStack own = models.createModelElement(MPartStack.class);
        own.setElementId(element.getElementId() + ".own");
        own.getChildren().add((MStackElement) element);
        own.setSelectedElement((MStackElement) element);
        // the stack must stand somewhere before it can be pulled off
        MElementContainer<MUIElement> sash = stack.getParent();
        int place = sash.getChildren().indexOf(stack);
        sash.getChildren().add(place + 1, own);
        if (stack.getChildren().stream().noneMatch(MUIElement::isToBeRendered)) stack.setToBeRendered(false);
        models.detach(own, at.x, at.y, at.width, at.height);
    }

    private static Rectangle bounds(MUIElement element, Shell shell) {
        Rectangle window = shell.getBounds();
        if (!(element.getWidget() instanceof Control control))
            return new Rectangle(window.x + SHIFT, window.y + SHIFT, 640, 480);
        Point size = control.getSize();
        Point at = control.toDisplay(0, 0);
        return new Rectangle(at.x + SHIFT / 2, at.y + SHIFT / 2, size.x, size.y + SHIFT);
    }

    private static void putBack(EModelService models, MPerspective perspective, MUIElement element, MWindow own) {
        String id = element.getElementId() + HOME;
        MPlaceholder home = models.findElements(perspective, id, MPlaceholder.class, null).stream()
                .findFirst()
                .orElse(null);
        MElementContainer<MUIElement> stack = home != null
                ? home.getParent()
                : stack(models.findElements(perspective, null, MPartStack.class, null)
                        .getFirst());
        int at = home == null ? stack.getChildren().size() : stack.getChildren().indexOf(home);
        stack.getChildren().add(at, element);
        if (home != null) stack.getChildren().remove(home);
        stack.setToBeRendered(true);
        stack.setVisible(true);
        stack.setSelectedElement(element);
        own.setToBeRendered(false);
        perspective.getWindows().remove(own);
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static MElementContainer<MUIElement> stack(MPartStack stack) {
        return (MElementContainer) stack;
    }

    /** Names the tabs and the menus in the language that is spoken now. */
    public static void label(IWorkbenchWindow window) {
        EModelService models = window.getService(EModelService.class);
        MWindow main = window.getService(MWindow.class);
        Map<String, Object> seen = new HashMap<>();
        for (MPart part : models.findElements(main, null, MPart.class, null)) label(part, seen);
        if (main.getMainMenu() != null)
            for (MMenuElement menu : main.getMainMenu().getChildren())
                if (Nls.knows("menu." + menu.getElementId())) menu.setLabel(Nls.text("menu." + menu.getElementId()));
        for (MPlaceholder place : models.findElements(main, null, MPlaceholder.class, null))
            if (place.getRef() instanceof MPart part) label(part, seen);
    }

    private static void label(MPart part, Map<String, Object> seen) {
        String id = part.getElementId();
        if (id == null || !id.startsWith("org.longwave.ui.") || seen.put(id, part) == part) return;
        String key = "parts.name." + id.substring(id.lastIndexOf('.') + 1);
        if (Nls.knows(key)) part.setLabel(Nls.text(key));
    }
}
