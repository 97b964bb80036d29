package org.longwave.ui.live;

/** Window thread. The mixer, under the name that perspectives know. */
public final class MixerView extends org.longwave.ui.mixer.MixerView {
    public static final String ID = "org.longwave.ui.mixer";
}
