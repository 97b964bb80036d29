package org.longwave.ui;

import org.eclipse.ui.IFolderLayout;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;
import org.longwave.ui.live.MixerView;
import org.longwave.ui.live.OnAirView;
import org.longwave.ui.live.RecorderView;
import org.longwave.ui.live.SpeakersView;

/** Window thread. The perspective "Live": mixer left; on air, recorder and loudspeakers right. */
public final class Perspective implements IPerspectiveFactory {
    @Override
    public void createInitialLayout(IPageLayout layout) {
        String area = layout.getEditorArea();
        layout.setEditorAreaVisible(false);
        folder(layout, "mixer", IPageLayout.LEFT, 0.6f, area, MixerView.ID);
        folder(layout, "onair", IPageLayout.TOP, 0.5f, area, OnAirView.ID);
        folder(layout, "recorder", IPageLayout.TOP, 0.55f, area, RecorderView.ID);
        folder(layout, "speakers", IPageLayout.TOP, 0.95f, area, SpeakersView.ID);
    }

    private static void folder(IPageLayout layout, String name, int side, float ratio, String next, String view) {
        IFolderLayout folder = layout.createFolder("org.longwave.ui.folder." + name, side, ratio, next);
        folder.addView(view);
        layout.getViewLayout(view).setCloseable(false);
    }
}
