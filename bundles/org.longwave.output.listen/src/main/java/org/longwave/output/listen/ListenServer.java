package org.longwave.output.listen;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.function.Supplier;
import org.longwave.api.AudioBlock;
import org.longwave.api.StreamFormat;
import org.longwave.api.codec.EncoderHub;
import org.longwave.api.output.BusConsumer;
import org.longwave.api.output.OutputControl;
import org.longwave.api.output.OutputStatus;
import org.longwave.api.output.OutputStatus.State;

/**
 * The listener server: blocks on the consumer's thread, orders from any thread, levels and care for the door on the
 * thread {@code lw-out-<name>-level}. On from its making on; clients may wait before the first block.
 */
final class ListenServer implements BusConsumer, OutputControl {
    private static final int BURST_SECONDS = 2;
    private static final int PATIENCE_SECONDS = 10;
    private static final int LEVEL_MILLIS = 66;
    private static final int LEVEL_QUEUE_BYTES = 16_384;
    private static final long DOOR_RETRY_NANOS = 5_000_000_000L;
    private static final System.Logger LOG = System.getLogger(ListenServer.class.getName());

    private final ListenSettings settings;
    private final EncoderHub hub;
    private final Audience sound;
    private final Audience level = new Audience(0, LEVEL_QUEUE_BYTES);
    private final Levels levels = new Levels();
    private final Site site;
    private final Thread carer;

    private volatile HttpDoor door;
    private volatile StreamSource source;
    private String doorTrouble = "";
    private long doorRetryAtNanos;
    private boolean wanted = true;
    private boolean closed;
    private State shown = State.OFF;
    private Instant since = Instant.now();

    /** @param encoderMillis a client waits so long for an encoder that is just starting */
    ListenServer(ListenSettings settings, EncoderHub hub, Supplier<String> stationName, int encoderMillis) {
        this.settings = settings;
        this.hub = hub;
        int rate = settings.bytesPerSecond();
        sound = new Audience(BURST_SECONDS * rate, PATIENCE_SECONDS * rate);
        site = new Site(settings, sound, level, stationName, hub, encoderMillis);
        openDoor();
        carer = Thread.ofPlatform()
                .daemon()
                .name("lw-out-" + settings.name() + "-level")
                .start(this::care);
    }

    @Override
    public void open(StreamFormat format) {
        source = new StreamSource(settings, hub, sound, format);
    }

    @Override
    public void block(AudioBlock block) {
        levels.add(block);
        source.block(block);
    }

    @Override
    public void close() {
        StreamSource ending = source;
        if (ending != null) ending.close();
    }

    @Override
    public synchronized void start() {
        wanted = true;
        if (door == null) openDoor();
    }

    @Override
    public synchronized void stop() {
        wanted = false;
        doorTrouble = "";
        closeDoor();
    }

    /** Ends everything; the server is not used again. */
    void shutDown() {
        synchronized (this) {
            closed = true;
            wanted = false;
            closeDoor();
            notifyAll();
        }
        try {
            carer.join(2000);
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void openDoor() {
        try {
            InetAddress address = InetAddress.getByName(settings.address());
            HttpDoor opened = new HttpDoor(settings.name(), address, settings.port(), site);
            door = opened;
            doorTrouble = "";
            LOG.log(Level.INFO, "{0}: listeners welcome at {1}", settings.name(), target());
        } catch (IOException failed) {
            doorRetryAtNanos = System.nanoTime() + DOOR_RETRY_NANOS;
            String sentence = "No listener can come in at " + settings.address() + " ports " + settings.port() + " to "
                    + (settings.port() + HttpDoor.MORE_PORTS) + " (" + failed.getMessage() + "). Trying every 5 s.";
            if (!sentence.equals(doorTrouble)) LOG.log(Level.WARNING, "{0}: {1}", settings.name(), sentence);
            doorTrouble = sentence;
        }
    }

    private void closeDoor() {
        HttpDoor closing = door;
        door = null;
        sound.end();
        level.end();
        if (closing != null) closing.close();
    }

    private void care() {
        try {
            while (pace()) {
                if (level.size() > 0) level.give(event().getBytes(StandardCharsets.UTF_8));
            }
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits one level period and looks after the door; false at the end. */
    private synchronized boolean pace() throws InterruptedException {
        if (!closed) wait(LEVEL_MILLIS);
        if (!closed && wanted && door == null && System.nanoTime() - doorRetryAtNanos >= 0) openDoor();
        return !closed;
    }

    /** One server-sent event; without levels when no sound came. */
    private String event() {
        String now = levels.take();
        return "data:{\"listeners\":" + sound.size() + (now == null ? "" : "," + now) + "}\n\n";
    }

    @Override
    public synchronized OutputStatus status() {
        StreamSource now = source;
        String trouble = doorTrouble.isEmpty() && now != null ? now.trouble() : doorTrouble;
        State state = State.ON;
        if (!wanted) state = State.OFF;
        else if (!trouble.isEmpty()) state = State.RETRYING;
        if (state != shown) since = Instant.now();
        shown = state;
        String detail = state == State.ON ? remarks() : trouble;
        return new OutputStatus(
                OutputStatus.Kind.LISTENER,
                state,
                wanted ? detail : "",
                target(),
                since,
                now == null ? 0 : now.frames(),
                now == null ? 0 : now.bytes(),
                sound.size());
    }

    private String remarks() {
        HttpDoor open = door;
        StringBuilder remarks = new StringBuilder();
        if (open != null && settings.port() != 0 && open.port() != settings.port())
            remarks.append(
                    "Port " + settings.port() + " is taken by another program, so this is port " + open.port() + ". ");
        long dropped = sound.dropped();
        if (dropped > 0)
            remarks.append(dropped + (dropped == 1 ? " listener" : " listeners") + " dropped for not reading for "
                    + PATIENCE_SECONDS + " s.");
        return remarks.toString().strip();
    }

    private String target() {
        HttpDoor open = door;
        String host = settings.address().contains(":") ? "[" + settings.address() + "]" : settings.address();
        return "http://" + host + ":" + (open == null ? settings.port() : open.port()) + "/";
    }
}
