package org.longwave.ui.mixer;

import java.util.HashSet;
import java.util.Set;
import org.eclipse.ui.IMemento;
import org.longwave.api.StripInfo;

/**
 * Window thread. How the operator arranged the mixer: bank, search, what is hidden or narrow. Kept with the window's
 * layout.
 */
final class Arrangement {
    private static final String HIDDEN = "hidden";
    private static final String NARROW = "narrow";
    private static final String ALL_NARROW = "allNarrow";
    private static final String SEND = "firstSend";

    private final Changed changed;
    private final Set<String> hidden = new HashSet<>();
    private final Set<String> narrow = new HashSet<>();
    private boolean allNarrow;
    private boolean buses;
    private String search = "";
    private int first;
    private int firstSend;
    private int shownCount;
    private int wantedCount;

    /** Told when the mixer has to be arranged anew. */
    interface Changed {
        /** @param layoutToo strips show other things, too */
        void arrange(boolean layoutToo);
    }

    Arrangement(Changed changed) {
        this.changed = changed;
    }

    /** Strips and buses show other things than before. */
    void again() {
        changed.arrange(true);
    }

    boolean shows(StripInfo strip) {
        if (hidden.contains(strip.id())) return false;
        return search.isEmpty()
                || MixerView.folded(strip.label()).contains(search)
                || MixerView.folded(strip.id()).contains(search)
                || MixerView.folded(strip.input()).contains(search);
    }

    boolean hidden(String strip) {
        return hidden.contains(strip);
    }

    boolean anyHidden() {
        return !hidden.isEmpty();
    }

    void hide(String strip, boolean on) {
        if (on ? hidden.add(strip) : hidden.remove(strip)) changed.arrange(false);
    }

    void showAll() {
        hidden.clear();
        changed.arrange(false);
    }

    boolean narrow(String strip) {
        return allNarrow != narrow.contains(strip);
    }

    /** One strip otherwise than all. */
    void narrow(String strip, boolean on) {
        if (on == allNarrow) narrow.remove(strip);
        else narrow.add(strip);
        changed.arrange(false);
    }

    boolean allNarrow() {
        return allNarrow;
    }

    void allNarrow(boolean on) {
        allNarrow = on;
        narrow.clear();
        changed.arrange(false);
    }

    boolean buses() {
        return buses;
    }

    void buses(boolean on) {
        buses = on;
        first = 0;
        changed.arrange(false);
    }

    void search(String words) {
        search = MixerView.folded(words.strip());
        first = 0;
        changed.arrange(false);
    }

    int firstSend() {
        return firstSend;
    }

    void firstSend(int index) {
        firstSend = index;
        changed.arrange(true);
    }

    /** First one that is shown, of so many. */
    int first(int of) {
        first = Math.clamp(first, 0, Math.max(0, of - 1));
        return first;
    }

    /** What the mixer found room for. */
    void shown(int from, int count, int of) {
        first = from;
        shownCount = count;
        wantedCount = of;
    }

    int shownCount() {
        return shownCount;
    }

    int wantedCount() {
        return wantedCount;
    }

    int first() {
        return first;
    }

    /** Strips are shown, and this one is not hidden. */
    void reveal(StripInfo strip) {
        buses = false;
        hidden.remove(strip.id());
        changed.arrange(false);
    }

    /** The one at {@code index} of those that are wanted comes into sight. */
    void bring(int index) {
        if (index >= first && index < first + shownCount) return;
        first = index;
        changed.arrange(false);
    }

    /** A bank further to the right, or with -1 to the left. */
    void turn(int by) {
        int next = first + by * Math.max(1, shownCount);
        first = Math.clamp(next, 0, Math.max(0, wantedCount - 1));
        changed.arrange(false);
    }

    void read(IMemento memento) {
        if (memento == null) return;
        add(memento.getString(HIDDEN), hidden);
        add(memento.getString(NARROW), narrow);
        allNarrow = Boolean.TRUE.equals(memento.getBoolean(ALL_NARROW));
        Integer send = memento.getInteger(SEND);
        firstSend = send == null ? 0 : send;
    }

    private static void add(String words, Set<String> into) {
        if (words != null) for (String id : words.split("\n")) if (!id.isEmpty()) into.add(id);
    }

    void write(IMemento memento) {
        memento.putString(HIDDEN, String.join("\n", hidden));
        memento.putString(NARROW, String.join("\n", narrow));
        memento.putBoolean(ALL_NARROW, allNarrow);
        memento.putInteger(SEND, firstSend);
    }
}
