package org.longwave.engine.host;

import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.longwave.api.MeterFrame;
import org.longwave.api.StripInfo;
import org.longwave.api.input.Transport;
import org.longwave.api.output.OnAirListener;
import org.longwave.api.output.OnAirState;
import org.longwave.api.output.OutputControl;
import org.longwave.api.output.OutputStatus;

/**
 * Looks at the outputs ten times a second, and as long as a lamp, a fader start or a solo depends on it at the desk fifty
 * times, and acts on what it sees: the lights follow open microphones and outputs, a fader that opens starts its player,
 * and solo in place ends when something goes on air; {@code lw-control-watch}, or a test that calls {@link #step}.
 */
public final class DeskWatch {
    private static final QuietLog LOG = QuietLog.of(DeskWatch.class);
    private static final long PAUSE_NANOS = 20_000_000;
    /** An output makes a sentence of how it is: it is asked at each fifth look only. */
    private static final int LOOKS = 5;
    /** In dB: a fader below this is shut. */
    private static final float SHUT_DB = -100f;

    private final Studio studio;
    private final MeterFrame meters = new MeterFrame();
    private final Map<OutputControl, String> outputs = new LinkedHashMap<>();
    private final Map<String, Transport> transports = new HashMap<>();
    /** What each listener was told last; null: nothing yet. */
    private final Map<OnAirListener, OnAirState> listeners = new LinkedHashMap<>();
    /** By number, for strips with fader start: the fader was open. */
    private final Map<Integer, Boolean> wasOpen = new HashMap<>();

    private volatile OnAirState state = new OnAirState(false, false, false);
    private volatile boolean stopping;
    private Thread thread;

    public DeskWatch(Studio studio) {
        this.studio = studio;
        studio.onAir(this::busy);
    }

    public void start() {
        thread = Thread.ofPlatform().name("lw-control-watch").daemon().start(this::run);
    }

    private void run() {
        int looks = 0;
        while (!stopping) {
            boolean soon = look(looks % LOOKS == 0);
            looks = soon ? looks + 1 : 0;
            LockSupport.parkNanos(this, soon ? PAUSE_NANOS : LOOKS * PAUSE_NANOS);
        }
    }

    public void stop() {
        stopping = true;
        if (thread != null) Threads.end(thread);
    }

    public synchronized void addOutput(String name, OutputControl output) {
        outputs.put(output, name);
    }

    public synchronized void removeOutput(OutputControl output) {
        outputs.remove(output);
    }

    public synchronized void addTransport(String name, Transport transport) {
        transports.putIfAbsent(name, transport);
    }

    public synchronized void removeTransport(Transport transport) {
        transports.values().remove(transport);
    }

    public synchronized void addListener(OnAirListener listener) {
        listeners.put(listener, null);
    }

    public synchronized void removeListener(OnAirListener listener) {
        listeners.remove(listener);
    }

    public OnAirState state() {
        return state;
    }

    /** What is on air or recording, one plain clause; empty when nothing is. */
    synchronized String busy() {
        for (Map.Entry<OutputControl, String> e : outputs.entrySet()) {
            OutputStatus s = status(e.getKey());
            if (wants(s, OutputStatus.Kind.STREAM)) return "the stream " + e.getValue() + " is on air";
            if (wants(s, OutputStatus.Kind.RECORDER)) return "the recorder " + e.getValue() + " is recording";
            if (s != null && s.kind() == OutputStatus.Kind.LISTENER && s.listeners() > 0)
                return "somebody listens to " + e.getValue();
        }
        return "";
    }

    private static OutputStatus status(OutputControl output) {
        try {
            return output.status();
        } catch (RuntimeException | LinkageError e) {
            LOG.log(Level.WARNING, "an output failed when asked how it is", e);
            return null;
        }
    }

    private static boolean wants(OutputStatus s, OutputStatus.Kind kind) {
        return s != null
                && s.kind() == kind
                && s.state() != OutputStatus.State.OFF
                && s.state() != OutputStatus.State.FAILED;
    }

    /** One look at everything. */
    public void step() {
        look(true);
    }

    /** True: somebody waits for what the next look at the desk shows. */
    synchronized boolean look(boolean outputsToo) {
        studio.readMeters(meters);
        boolean mic = false;
        boolean soloed = false;
        boolean starts = false;
        for (StripInfo strip : studio.strips()) {
            mic |= meters.stripFlag(strip.number(), MeterFrame.MIC_OPEN);
            soloed |= meters.stripFlag(strip.number(), MeterFrame.SOLO);
            starts |= strip.faderStart();
            if (strip.faderStart()) watchFader(strip);
        }
        state = outputsToo ? lights(mic) : new OnAirState(mic, state.onAir(), state.recording());
        if (outputsToo && soloed && !busy().isEmpty()) studio.lockSolo(true);
        tell();
        return starts || soloed || !listeners.isEmpty();
    }

    private OnAirState lights(boolean mic) {
        boolean air = false;
        boolean recording = false;
        for (OutputControl output : outputs.keySet()) {
            OutputStatus s = status(output);
            air |= wants(s, OutputStatus.Kind.STREAM);
            recording |= wants(s, OutputStatus.Kind.RECORDER);
        }
        return new OnAirState(mic, air, recording);
    }

    private void watchFader(StripInfo strip) {
        boolean open = meters.stripFaderDb(strip.number()) > SHUT_DB;
        Boolean before = wasOpen.put(strip.number(), open);
        Transport transport = transports.get(strip.input());
        if (!open || before == null || before || transport == null) return;
        try {
            transport.play();
        } catch (RuntimeException | LinkageError e) {
            LOG.log(Level.WARNING, "the player " + strip.input() + " failed when its fader opened", e);
        }
    }

    private void tell() {
        for (Map.Entry<OnAirListener, OnAirState> e : listeners.entrySet()) {
            if (state.equals(e.getValue())) continue;
            e.setValue(state);
            try {
                e.getKey().changed(state);
            } catch (RuntimeException | LinkageError failure) {
                LOG.log(Level.WARNING, "an on-air light failed", failure);
            }
        }
    }
}
