package org.longwave.device.javasound;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.DataLine;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.Mixer;
import javax.sound.sampled.SourceDataLine;
import javax.sound.sampled.TargetDataLine;
import org.longwave.api.DeviceException;
import org.longwave.api.DeviceException.Reason;

/**
 * Any thread but the engine's (asking the system takes time): which devices Java Sound knows, and how to open one.
 * Several devices may bear the same name; the first is taken.
 */
public final class JavaSoundDevices {
    /** The name for whatever the system has chosen as its device. */
    public static final String DEFAULT = "default";

    /** A quarter of it is the step in which lines move; less is not safe on a busy machine. */
    static final int BUFFER_MILLIS = 100;

    private static final int[] BITS = {24, 32, 16};
    /** For a device that refuses the station's rate; the edge makes one of the other. */
    private static final int[] OTHER_RATES = {48_000, 44_100, 96_000, 88_200, 192_000, 32_000, 16_000};

    /** A device by the name the station file may use. */
    public record Device(String name, boolean capture, boolean playback) {}

    /** A line that is open but not yet started. */
    record Opened<L extends DataLine>(L line, Pcm pcm) {}

    private JavaSoundDevices() {}

    /** Every device that can capture or play, in the system's order. */
    public static List<Device> list() {
        return withSystemLoader(() -> {
            List<Device> devices = new ArrayList<>();
            for (Mixer.Info info : AudioSystem.getMixerInfo()) {
                Mixer mixer = AudioSystem.getMixer(info);
                boolean capture = has(mixer, TargetDataLine.class);
                boolean playback = has(mixer, SourceDataLine.class);
                if (capture || playback) devices.add(new Device(info.getName(), capture, playback));
            }
            return List.copyOf(devices);
        });
    }

    private static boolean has(Mixer mixer, Class<?> line) {
        return mixer.isLineSupported(new DataLine.Info(line, null));
    }

    static Opened<TargetDataLine> openCapture(String device, int rateHz) throws DeviceException {
        return open(TargetDataLine.class, device, rateHz, (line, pcm, bytes) -> line.open(pcm.audioFormat(), bytes));
    }

    static Opened<SourceDataLine> openPlayback(String device, int rateHz) throws DeviceException {
        return open(SourceDataLine.class, device, rateHz, (line, pcm, bytes) -> line.open(pcm.audioFormat(), bytes));
    }

    private interface Opener<L> {
        void open(L line, Pcm pcm, int bufferBytes) throws LineUnavailableException;
    }

    private static <L extends DataLine> Opened<L> open(Class<L> kind, String device, int rateHz, Opener<L> opener)
            throws DeviceException {
        Mixer.Info mixer = device.equals(DEFAULT) ? null : find(kind, device);
        Exception last = null;
        for (Pcm pcm : candidates(rateHz)) {
            try {
                return withSystemLoader(() -> tryOpen(kind, mixer, pcm, opener));
            } catch (LineRefused e) {
                if (last == null) last = e.refusal;
            }
        }
        if (device.equals(DEFAULT) && names(kind).isEmpty())
            throw new DeviceException(
                    Reason.UNAVAILABLE,
                    "This machine has no sound device for " + use(kind) + "; connect one or start a sound server.",
                    last);
        throw new DeviceException(
                Reason.UNAVAILABLE,
                "The sound device \"" + device + "\" cannot be opened for " + use(kind) + " at " + rateHz
                        + " Hz or another usual rate (" + last.getMessage() + "); check that it is connected and free. "
                        + known(kind),
                last);
    }

    /** What to ask a device for, the best first: rather another rate than one channel. */
    static List<Pcm> candidates(int rateHz) {
        List<Pcm> all = new ArrayList<>();
        for (int channels = 2; channels >= 1; channels--) {
            for (int bits : BITS) all.add(new Pcm(rateHz, channels, bits));
            for (int other : OTHER_RATES)
                for (int bits : BITS) if (other != rateHz) all.add(new Pcm(other, channels, bits));
        }
        return all;
    }

    private static <L extends DataLine> Opened<L> tryOpen(Class<L> kind, Mixer.Info mixer, Pcm pcm, Opener<L> opener) {
        DataLine.Info info = new DataLine.Info(kind, pcm.audioFormat());
        L line = null;
        try {
            line = kind.cast(
                    mixer == null
                            ? AudioSystem.getLine(info)
                            : AudioSystem.getMixer(mixer).getLine(info));
            opener.open(line, pcm, pcm.rateHz() * BUFFER_MILLIS / 1000 * pcm.frameBytes());
            return new Opened<>(line, pcm);
        } catch (LineUnavailableException | IllegalArgumentException | SecurityException e) {
            if (line != null) line.close();
            throw new LineRefused(e);
        }
    }

    /** One format that one device does not take; the next may do. */
    private static final class LineRefused extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient Exception refusal;

        LineRefused(Exception refusal) {
            super(refusal);
            this.refusal = refusal;
        }
    }

    private static Mixer.Info find(Class<? extends DataLine> kind, String device) throws DeviceException {
        Mixer.Info found = withSystemLoader(() -> {
            for (Mixer.Info info : AudioSystem.getMixerInfo())
                if (matches(info.getName(), device) && has(AudioSystem.getMixer(info), kind)) return info;
            return null;
        });
        if (found != null) return found;
        throw new DeviceException(
                Reason.UNAVAILABLE,
                "There is no sound device \"" + device + "\" for " + use(kind) + "; connect it or change \"device\". "
                        + known(kind));
    }

    /** The whole name, or the part before the bracket with the system's address: {@code Mic [plughw:1,0]}. */
    static boolean matches(String listed, String wanted) {
        int bracket = listed.lastIndexOf(" [");
        return listed.equals(wanted)
                || bracket > 0 && listed.substring(0, bracket).equals(wanted);
    }

    private static String names(Class<? extends DataLine> kind) {
        boolean capture = kind == TargetDataLine.class;
        return list().stream()
                .filter(d -> capture ? d.capture() : d.playback())
                .map(d -> "\"" + d.name() + "\"")
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static String known(Class<? extends DataLine> kind) {
        String names = names(kind);
        return names.isEmpty()
                ? "This machine has no device for " + use(kind) + "."
                : "Devices for " + use(kind) + ": " + names + ".";
    }

    private static String use(Class<? extends DataLine> kind) {
        return kind == TargetDataLine.class ? "capture" : "playback";
    }

    /**
     * AudioSystem looks its providers up through the thread's context loader, which inside OSGi may be any bundle's;
     * with the system loader it sees those of the JDK and nothing else.
     */
    private static <T> T withSystemLoader(Callable<T> call) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(ClassLoader.getSystemClassLoader());
        try {
            return call.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
