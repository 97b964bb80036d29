package org.longwave.output.recorder;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.longwave.api.DeviceException;
import org.longwave.api.codec.Title;
import org.longwave.api.output.OutputStatus;
import org.longwave.api.output.OutputStatus.State;
import org.longwave.api.output.RecordedFile;
import org.longwave.api.output.RecorderControl;
import org.longwave.api.output.TitleSink;

/** Several tracks as one recorder: they start and stop at the same frame. Any thread. */
final class Multitrack implements RecorderControl, TitleSink {
    private final List<Recorder> tracks;

    Multitrack(List<Recorder> tracks) {
        this.tracks = List.copyOf(tracks);
    }

    /** The newest frame that any track has: what a track has not taken yet will come. */
    private long newest() {
        return tracks.stream().mapToLong(Recorder::head).max().orElse(-1);
    }

    @Override
    public void start() {
        long frame = newest();
        for (Recorder track : tracks)
            if (track.status().state() == State.RETRYING) track.start();
            else track.startAt(frame);
    }

    @Override
    public void stop() {
        long frame = newest();
        for (Recorder track : tracks) track.stopAt(frame);
    }

    @Override
    public void pause() {
        at(Order.Kind.PAUSE, "");
    }

    @Override
    public void resume() {
        at(Order.Kind.RESUME, "");
    }

    @Override
    public void marker(String text) {
        at(Order.Kind.MARKER, text);
    }

    @Override
    public void split() {
        at(Order.Kind.SPLIT, "");
    }

    /** What goes on the air goes into the recording too. */
    @Override
    public void title(Title title) {
        title(title.line());
    }

    @Override
    public void title(String text) {
        at(Order.Kind.TITLE, text);
    }

    private void at(Order.Kind kind, String text) {
        long frame = newest();
        for (Recorder track : tracks) track.order(new Order(frame, kind, text));
    }

    @Override
    public void saveRetro() {
        for (Recorder track : tracks) track.saveRetro();
    }

    /** The worst state, the first sentence of a track that has it, sums. */
    @Override
    public OutputStatus status() {
        List<OutputStatus> all = tracks.stream().map(Recorder::status).toList();
        OutputStatus worst = all.getFirst();
        for (OutputStatus s : all) if (rank(s.state()) > rank(worst.state())) worst = s;
        long frames = all.stream().mapToLong(OutputStatus::frames).max().orElse(0);
        long bytes = all.stream().mapToLong(OutputStatus::bytes).sum();
        String detail = tracks.size() + " tracks. " + worst.detail();
        return new OutputStatus(
                worst.kind(), worst.state(), detail.strip(), worst.target(), worst.since(), frames, bytes, -1);
    }

    private static int rank(State state) {
        return switch (state) {
            case OFF -> 0;
            case ON -> 1;
            case CONNECTING -> 2;
            case RETRYING -> 3;
            case FAILED -> 4;
        };
    }

    @Override
    public List<RecordedFile> history() {
        List<RecordedFile> all = new ArrayList<>();
        for (Recorder track : tracks) all.addAll(track.history());
        all.sort(Comparator.comparing(RecordedFile::started).reversed());
        return all;
    }

    private Recorder owner(Path file) {
        for (Recorder track : tracks) if (track.archive().find(file) != null) return track;
        return tracks.getFirst();
    }

    @Override
    public Path rename(Path file, String template) throws DeviceException {
        return owner(file).rename(file, template);
    }

    @Override
    public void edit(Path file, Map<String, String> tags) throws DeviceException {
        owner(file).edit(file, tags);
    }
}
