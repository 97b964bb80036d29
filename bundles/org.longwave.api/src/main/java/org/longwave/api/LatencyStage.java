package org.longwave.api;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * One place where sound waits on its way through the station, at one moment; any thread.
 *
 * @param stage one of the constants here
 * @param what name of the input, strip, bus or consumer, empty for the engine's block
 * @param millis how long it waits there
 */
public record LatencyStage(String stage, String what, double millis) {
    /** An input's device gives its frames in steps: what its thread waits for at most. */
    public static final String DEVICE = "device";
    /** The filter at an input's or an output's edge. */
    public static final String EDGE = "edge";
    /** Frames that wait in an input's ring. */
    public static final String INPUT = "input ring";
    /** The engine makes a whole block at a time. */
    public static final String BLOCK = "block";
    /** What the effects in the slots of a strip or a bus delay. */
    public static final String INSERTS = "inserts";
    /** A strip waits for slower ones, so that all arrive together. */
    public static final String ALIGNMENT = "alignment";
    /** The operator's delay of a strip. */
    public static final String DELAY = "delay";
    /** A bus's limiter looks ahead. */
    public static final String LIMITER = "limiter";
    /** Blocks published that a consumer has not taken yet. */
    public static final String CONSUMER = "output ring";
    /** What a consumer holds itself, as far as it tells: a sound card's buffer. */
    public static final String BUFFER = "output buffer";

    public static double sumMillis(List<LatencyStage> stages) {
        return stages.stream().mapToDouble(LatencyStage::millis).sum();
    }

    /** {@code latency: mic ring 42.7 + block 5.3 + limiter 1.3 + speaker ring 10.7 = 60.0 ms}; empty for no stages. */
    public static String line(List<LatencyStage> stages) {
        if (stages.isEmpty()) return "";
        return stages.stream().map(LatencyStage::toString).collect(Collectors.joining(" + ", "latency: ", ""))
                + String.format(Locale.ROOT, " = %.1f ms", sumMillis(stages));
    }

    @Override
    public String toString() {
        String name = switch (stage) {
            case INPUT, CONSUMER -> what + " ring";
            case BUFFER -> what + " buffer";
            case DEVICE -> what + " device";
            case EDGE -> what + " edge";
            case INSERTS, ALIGNMENT, DELAY -> what + " " + stage;
            default -> stage;
        };
        return String.format(Locale.ROOT, "%s %.1f", name, millis);
    }
}
