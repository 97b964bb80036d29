package org.longwave.api;

/** Keys of service properties; the station sets them from the station file. */
public final class Names {
    /** The part after the {@code ~} of a configuration: {@code org.longwave.player~music} is named {@code music}. */
    public static final String NAME = "longwave.name";
    /** Integer that grows with the place in the station file (not by 1): strips are shown in this order. */
    public static final String ORDER = "longwave.order";
    /** For an {@link org.longwave.api.input.AudioInput}: Boolean, true for a live device. */
    public static final String LIVE = "longwave.live";
    /**
     * For a {@link org.longwave.api.output.BusConsumer}: the bus it reads, default {@code program}; or one strip alone,
     * {@link #STRIP_TAP} or {@link #POST_TAP} with its name, which is waited for while there is none.
     */
    public static final String BUS = "longwave.bus";
    /** For a {@link org.longwave.api.output.BusConsumer}: name of a {@link org.longwave.api.output.Priority}. */
    public static final String PRIORITY = "longwave.priority";

    /** The bus that goes on air. */
    public static final String PROGRAM = "program";
    /** The bus that only the operator hears. */
    public static final String MONITOR = "monitor";

    /** Before a strip's name, as a bus to read: what this strip read from its input, before anything was done to it. */
    public static final String STRIP_TAP = "strip:";
    /** Before a strip's name, as a bus to read: what this strip adds to the programme, after its fader. */
    public static final String POST_TAP = "post:";

    private Names() {}
}
