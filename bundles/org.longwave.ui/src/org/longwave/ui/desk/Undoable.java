package org.longwave.ui.desk;

/** Any thread. A change of the desk that can be taken back and made again. */
public interface Undoable {
    /** What was changed, as the operator says it: "Phone PFL on". */
    String words();

    /** Changes with the same key that follow each other closely are one; null stands alone. */
    default Object key() {
        return null;
    }

    void back();

    void forth();

    /** Of this change and a later one with the same key, one; null when together they change nothing. */
    default Undoable with(Undoable later) {
        throw new UnsupportedOperationException("a change with a key says how it goes together with the next");
    }
}
