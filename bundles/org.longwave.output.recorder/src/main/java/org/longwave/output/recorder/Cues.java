package org.longwave.output.recorder;

/** What a recorder follows in the station; asked on the consumer thread, must not wait. */
interface Cues {
    /** Whether the output of this name is on the air. */
    boolean isOnAir(String output);

    /** Whether the fader of this strip is open and not muted. */
    boolean isFaderOpen(String strip);

    /** Nothing to follow. */
    Cues NONE = new Cues() {
        @Override
        public boolean isOnAir(String output) {
            return false;
        }

        @Override
        public boolean isFaderOpen(String strip) {
            return false;
        }
    };
}
