package org.longwave.player;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.longwave.api.DeviceException;
import org.longwave.api.Names;
import org.longwave.api.StreamFormat;
import org.longwave.api.input.AudioInput;
import org.longwave.api.input.InputControl;
import org.longwave.api.input.Transport;
import org.longwave.api.input.TransportState;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * Device thread (transport and settings: any): plays a WAV file. A file that is replaced is taken at the next start or
 * at the next turn of the loop; when the new one cannot be played the old one goes on.
 */
@Component(
        service = {AudioInput.class, Transport.class},
        configurationPid = "org.longwave.player",
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        property = Names.LIVE + ":Boolean=false")
@Designate(ocd = FilePlayer.Config.class, factory = true)
public final class FilePlayer implements AudioInput, Transport {
    /** Settings as the station file has them. */
    @ObjectClassDefinition(name = "Player", description = "Plays a WAV file: PCM with 16, 24 or 32 bits, or float.")
    public @interface Config {
        @AttributeDefinition(name = "File", description = "The WAV file to play.")
        String file();

        @AttributeDefinition(name = "Loop", description = "After the last frame comes the first.")
        boolean loop() default false;

        @AttributeDefinition(name = "Autoplay", description = "Begins to play as soon as the station starts.")
        boolean autoplay() default false;
    }

    private static final Logger LOG = System.getLogger("org.longwave.player");

    private final String name;
    /** Guards the order of wishes to the engine; never held while something waits. */
    private final Object orders = new Object();

    private volatile PlayerSettings settings;
    private volatile boolean loop;
    private volatile boolean playing;
    private volatile boolean ended;
    private volatile String problem = "";
    private volatile InputControl control;
    private volatile long lengthFrames;
    /** Frames given out since the last start. */
    private volatile long given;

    /** Starts asked for. */
    private volatile long asked;
    /** The engine's answer to the newest wish. */
    private CompletableFuture<Void> moving = CompletableFuture.completedFuture(null);
    /** Starts carried out. */
    private long done;

    private StreamFormat format;
    private FileStream stream;

    @Activate
    public FilePlayer(Config config, Map<String, Object> properties) {
        this(String.valueOf(properties.get(Names.NAME)), settings(config));
    }

    public FilePlayer(String name, PlayerSettings settings) {
        this.name = name;
        this.settings = settings;
        loop = settings.loop();
        playing = settings.autoplay();
    }

    private static PlayerSettings settings(Config config) {
        return new PlayerSettings(Path.of(config.file()), config.loop(), config.autoplay());
    }

    @Modified
    void modified(Config config) {
        change(settings(config));
    }

    /** Another file is opened at once, and plays on from its start when the old one played. */
    void change(PlayerSettings changed) {
        synchronized (orders) {
            PlayerSettings old = settings;
            settings = changed;
            if (changed.loop() != old.loop()) loop = changed.loop();
            if (!changed.file().equals(old.file())) ask();
        }
    }

    @Override
    public void open(StreamFormat format, InputControl control) throws DeviceException {
        this.format = format;
        take(openStream());
        synchronized (orders) {
            this.control = control;
            done = asked;
            tellEngine();
        }
    }

    /** Under the lock: from the start of the file. */
    private void ask() {
        asked++;
        // wakes the device thread, which may not be reading: the ring is full, or the file came to its end
        tellEngine();
    }

    /** Under the lock: the old frames away; the new ones heard at once when it plays, else waiting for play. */
    private void tellEngine() {
        InputControl place = control;
        if (place != null) moving = playing ? place.restart() : place.cue();
    }

    private FileStream openStream() throws DeviceException {
        try {
            FileStream opened = new FileStream(settings.file(), format);
            problem = "";
            return opened;
        } catch (DeviceException e) {
            problem = e.getMessage();
            throw e;
        }
    }

    private void take(FileStream opened) {
        closeStream();
        stream = opened;
        lengthFrames = opened.lengthFrames();
        given = 0;
        ended = false;
    }

    @Override
    public int read(float[][] planar, int frames) throws DeviceException {
        try {
            if (asked != done) {
                begin();
                return 0;
            }
            boolean again = loop;
            int n = stream.read(planar, frames, again);
            if (n == 0 && again) {
                toStart();
                n = stream.read(planar, frames, again);
            }
            if (n > 0) given += n;
            else ended = true;
            return n > 0 ? n : ENDED;
        } catch (DeviceException e) {
            problem = e.getMessage();
            throw e;
        }
    }

    /**
     * The wish is made once more from here, between two reads: only then is it sure that no frame of the new place was
     * given out before the ring was emptied.
     */
    private void begin() throws DeviceException {
        long order = asked;
        toStart();
        synchronized (orders) {
            done = order;
            tellEngine();
        }
    }

    private void toStart() throws DeviceException {
        boolean other = !stream.file().equals(settings.file());
        if (other) {
            take(openStream());
        } else if (stream.replaced()) {
            takeReplaced();
        } else {
            stream.rewind();
            given = 0;
            ended = false;
        }
    }

    private void takeReplaced() {
        String before = problem;
        try {
            take(openStream());
        } catch (DeviceException e) {
            if (!before.equals(e.getMessage()))
                LOG.log(Level.WARNING, "player {0}: the old version plays on. {1}", name, e.getMessage());
            stream.rewind();
            given = 0;
            ended = false;
        }
    }

    @Override
    public void close() {
        control = null;
        closeStream();
    }

    private void closeStream() {
        if (stream == null) return;
        try {
            stream.close();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "player {0}: closing \"{1}\" failed: {2}", name, stream.file(), e.getMessage());
        }
        stream = null;
    }

    @Override
    public void play() {
        synchronized (orders) {
            playing = true;
            ask();
        }
    }

    @Override
    public void stop() {
        synchronized (orders) {
            playing = false;
            InputControl place = control;
            if (place == null) return;
            place.hold();
            // a start under way would let the strip go again
            if (!moving.isDone()) moving = place.cue();
        }
    }

    @Override
    public void setLoop(boolean loop) {
        this.loop = loop;
    }

    @Override
    public TransportState state() {
        InputControl place = control;
        long queued = place == null ? 0 : place.queuedFrames();
        boolean over = ended && queued == 0;
        long heard = Math.max(0, given - queued);
        long length = lengthFrames;
        long position = 0;
        if (over) position = length;
        else if (playing && length > 0) position = heard % length;
        String title = String.valueOf(settings.file().getFileName());
        return new TransportState(title, playing && place != null && !over, loop, position, length, problem);
    }
}
