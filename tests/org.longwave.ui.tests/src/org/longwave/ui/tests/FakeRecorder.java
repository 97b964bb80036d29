package org.longwave.ui.tests;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.longwave.api.DeviceException;
import org.longwave.api.DeviceException.Reason;
import org.longwave.api.output.OutputStatus;
import org.longwave.api.output.OutputStatus.Kind;
import org.longwave.api.output.OutputStatus.State;
import org.longwave.api.output.RecordedFile;
import org.longwave.api.output.RecordedFile.Levels;
import org.longwave.api.output.RecorderControl;
import org.longwave.api.output.RecorderState;
import org.longwave.api.output.RecorderTrack;

/** Any thread. A recorder that writes nothing and keeps its orders in a list. */
final class FakeRecorder implements RecorderControl {
    private static final Path FOLDER = Path.of("/srv/recordings");
    final List<String> orders = new CopyOnWriteArrayList<>();
    volatile State state = State.OFF;
    volatile boolean paused;
    volatile long spaceSeconds = 6 * 3600 + 12 * 60;
    volatile Path picture;
    private volatile List<String> spans = List.of();
    private volatile List<String> buses;
    private final long frames;

    FakeRecorder(List<String> buses, long seconds) {
        this.buses = buses;
        frames = seconds * 48_000;
    }

    private void order(String words) {
        orders.add(words);
    }

    @Override
    public void start() {
        order("start");
        state = State.ON;
    }

    @Override
    public void stop() {
        order("stop");
        state = State.OFF;
    }

    @Override
    public OutputStatus status() {
        return new OutputStatus(
                Kind.RECORDER,
                state,
                "",
                FOLDER.resolve("evening-show_2026-11-22_13-24-24.wav").toString(),
                Instant.now().minusSeconds(60),
                frames,
                frames * 6,
                -1);
    }

    @Override
    public void pause() {
        order("pause");
        paused = true;
    }

    @Override
    public void resume() {
        order("resume");
        paused = false;
    }

    @Override
    public void marker(String text) {
        order("marker " + text);
    }

    @Override
    public void split() {
        order("split");
    }

    @Override
    public void title(String text) {
        order("title " + text);
    }

    @Override
    public void saveRetro() {
        order("retro");
    }

    @Override
    public RecorderState state() {
        Levels levels = new Levels(-2.1, -1.3, -22.9, 6.4, -18, -20);
        RecorderState.Current current = state != State.ON
                ? null
                : new RecorderState.Current(
                        FOLDER.resolve("a.wav"), Instant.now(), frames, 48_000, frames * 6, 0, levels, null);
        return new RecorderState(true, paused, current, spaceSeconds, spaceSeconds < 3600, 615, null, null);
    }

    @Override
    public List<RecorderTrack> tracks() {
        return buses.stream()
                .map(bus -> new RecorderTrack("show." + bus, bus, true, status()))
                .toList();
    }

    @Override
    public void tracks(List<String> buses) {
        order("tracks " + buses);
        this.buses = buses;
    }

    @Override
    public void arm(String bus, boolean armed) {
        order("arm " + bus + " " + armed);
    }

    @Override
    public List<String> schedule() {
        return spans;
    }

    @Override
    public void schedule(List<String> next) {
        if (next.contains("sometimes")) throw new IllegalArgumentException("schedule has \"sometimes\"");
        order("schedule " + next);
        spans = List.copyOf(next);
    }

    @Override
    public List<RecordedFile> history() {
        Levels good = new Levels(-3.2, -1.1, -22.8, 6.1, -17, -19);
        Levels hot = new Levels(-0.1, 0.3, -19.4, 11.8, -12, -15);
        Instant at = Instant.parse("2026-11-22T12:00:00Z");
        return List.of(
                file("evening-show_13-24-24.wav", "Evening show", at, 3600, good, 0, RecordedFile.State.COMPLETE),
                file(
                        "interview_10-02-11.wav",
                        "Interview, raw",
                        at.minusSeconds(9000),
                        1934,
                        hot,
                        0,
                        RecordedFile.State.REPAIRED),
                file(
                        "morning_06-00-00.wav",
                        "Morning show",
                        at.minusSeconds(22_000),
                        14_400,
                        good,
                        9600,
                        RecordedFile.State.CUT),
                file(
                        "night_00-00-00.flac",
                        "",
                        at.minusSeconds(44_000),
                        21_600,
                        Levels.UNKNOWN,
                        0,
                        RecordedFile.State.DELETED));
    }

    private static RecordedFile file(
            String name, String title, Instant at, long seconds, Levels levels, long lost, RecordedFile.State state) {
        return new RecordedFile(
                FOLDER.resolve(name),
                "program",
                title,
                at,
                0,
                seconds * 48_000,
                48_000,
                seconds * 48_000 * 6,
                levels,
                lost,
                state,
                "");
    }

    @Override
    public Path overview(Path file) {
        return picture;
    }

    @Override
    public Path rename(Path file, String template) throws DeviceException {
        if (template.equals("full")) throw new DeviceException(Reason.IO, "The disk is full.");
        order("rename " + file.getFileName() + " " + template);
        return file.resolveSibling(template + ".wav");
    }

    @Override
    public void edit(Path file, Map<String, String> tags) {
        order("edit " + file.getFileName() + " " + tags);
    }
}
