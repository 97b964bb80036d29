package org.longwave.ui.desk;

import org.longwave.ui.scene.Scene;

/**
 * Any thread. A scene was stored or deleted.
 *
 * @param before what the file held, null for none
 * @param after what it holds, null for none
 */
record SceneChange(Desk desk, String words, Scene before, Scene after) implements Undoable {
    @Override
    public void back() {
        become(after, before);
    }

    @Override
    public void forth() {
        become(before, after);
    }

    private void become(Scene was, Scene next) {
        desk.order(words, () -> {
            if (next != null) desk.scenes().store(next);
            else desk.scenes().delete(was);
        });
    }
}
