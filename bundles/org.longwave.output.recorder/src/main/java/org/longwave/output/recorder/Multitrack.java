package org.longwave.output.recorder;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.longwave.api.DeviceException;
import org.longwave.api.codec.Title;
import org.longwave.api.output.OutputStatus;
import org.longwave.api.output.OutputStatus.State;
import org.longwave.api.output.RecordedFile;
import org.longwave.api.output.RecorderControl;
import org.longwave.api.output.RecorderState;
import org.longwave.api.output.RecorderTrack;
import org.longwave.api.output.TitleSink;

/** A recorder's tracks, one or several, as one: they start, split and stop at the same frame. Any thread. */
final class Multitrack implements RecorderControl, TitleSink, Recorder.Conductor {
    private final String name;
    private final Surroundings around;
    private final Stage stage;
    /** Every track there ever was, by its bus: one that comes back is the same. */
    private final Map<String, Recorder> known = new HashMap<>();

    private List<Recorder> tracks = List.of();
    private RecorderSettings settings;
    private Archive archive;
    private final Map<Recorder, Silence> silent = new HashMap<>();
    private String refusal = "";

    /** Where tracks come and go as consumers. */
    interface Stage {
        void enters(Recorder track);

        void leaves(Recorder track);
    }

    /** @param settings of each track, but for its name and bus */
    Multitrack(String name, RecorderSettings settings, Archive archive, Surroundings around, Stage stage) {
        this.name = name;
        this.settings = settings;
        this.archive = archive;
        this.around = around;
        this.stage = stage;
    }

    synchronized List<Recorder> recorders() {
        return tracks;
    }

    /** Also those that are no longer among the tracks. */
    synchronized List<Recorder> everyone() {
        return List.copyOf(known.values());
    }

    /** New settings for all tracks, from the next recording on. */
    synchronized void settings(RecorderSettings changed, Archive changedArchive) {
        settings = changed;
        archive = changedArchive;
        for (Recorder track : known.values())
            track.settings(
                    changed.track(track.settings().name(), track.settings().bus()), changedArchive);
    }

    @Override
    public synchronized void tracks(List<String> buses) {
        if (buses.isEmpty()
                || buses.stream().anyMatch(String::isBlank)
                || buses.stream().distinct().count() < buses.size())
            throw new IllegalArgumentException(
                    "tracks is " + buses + ", allowed is each bus or strip once, at least one");
        boolean running = tracks.stream().anyMatch(Recorder::isRunning);
        long frame = newest();
        List<Recorder> before = tracks;
        List<Recorder> next = new ArrayList<>();
        for (String bus : buses) next.add(known.computeIfAbsent(bus, b -> track(b, buses.size() == 1)));
        tracks = List.copyOf(next);
        for (Recorder track : before) {
            if (next.contains(track)) continue;
            track.stopAt(frame);
            stage.leaves(track);
        }
        for (Recorder track : next) {
            if (before.contains(track)) continue;
            if (running) track.startAt(-1);
            stage.enters(track);
        }
    }

    /** The only one, or the first, may bear the recorder's own name. */
    private Recorder track(String bus, boolean single) {
        String base = single && known.isEmpty() ? name : Configured.trackName(name, bus);
        String track = base;
        for (int i = 2; isTaken(track); i++) track = base + "-" + i;
        Recorder made = new Recorder(settings.track(track, bus), around, archive);
        made.conductor(this);
        return made;
    }

    private boolean isTaken(String track) {
        return known.values().stream().anyMatch(r -> r.settings().name().equals(track));
    }

    @Override
    public List<RecorderTrack> tracks() {
        return recorders().stream()
                .map(t -> new RecorderTrack(t.settings().name(), t.settings().bus(), t.isArmed(), t.status()))
                .toList();
    }

    @Override
    public void arm(String bus, boolean armed) {
        for (Recorder track : recorders()) {
            if (!track.settings().bus().equals(bus)) continue;
            track.arm(armed);
            refuse("");
            return;
        }
        throw new IllegalArgumentException("bus is \"" + bus + "\", allowed is a track of " + name + ": "
                + recorders().stream().map(t -> t.settings().bus()).toList());
    }

    private synchronized void refuse(String why) {
        refusal = why;
    }

    /** Starts and stops all tracks at the frame one of them wants; silence stops them when all are silent. */
    @Override
    public void wished(Recorder by, TriggerWatch.Wish wish) {
        TriggerWatch.Wish all = wish.isSilence() ? silence(by, wish) : wish;
        if (all == null) return;
        for (Recorder track : recorders()) track.obey(all);
    }

    private synchronized TriggerWatch.Wish silence(Recorder by, TriggerWatch.Wish wish) {
        silent.put(by, new Silence(by.head(), wish.frame()));
        long last = wish.frame();
        for (Recorder track : tracks) {
            if (!track.isRunning()) continue;
            Silence one = silent.get(track);
            if (one == null || one.saidAt() != track.head()) return null;
            last = Math.max(last, one.stop());
        }
        return new TriggerWatch.Wish(false, last, wish.why());
    }

    /** A track's newest word of silence. */
    private record Silence(long saidAt, long stop) {}

    /** The newest frame that any track has: what a track has not taken yet will come. */
    private long newest() {
        return recorders().stream().mapToLong(Recorder::head).max().orElse(-1);
    }

    @Override
    public void start() {
        long frame = newest();
        boolean any = false;
        for (Recorder track : recorders()) {
            any |= track.isArmed();
            if (track.status().state() == State.RETRYING) track.start();
            else track.startAt(frame);
        }
        refuse(any ? "" : "No track is armed, so nothing is recorded: arm one, then start again.");
    }

    @Override
    public void stop() {
        refuse("");
        long frame = newest();
        for (Recorder track : recorders()) track.stopAt(frame);
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
        for (Recorder track : recorders()) track.order(new Order(frame, kind, text));
    }

    @Override
    public void saveRetro() {
        RuntimeException first = null;
        int saved = 0;
        for (Recorder track : recorders()) {
            try {
                track.saveRetro();
                saved++;
            } catch (IllegalStateException e) {
                if (first == null) first = e;
            }
        }
        if (saved == 0 && first != null) throw first;
    }

    /** The worst state, the first sentence of a track that has it, sums. */
    @Override
    public OutputStatus status() {
        List<OutputStatus> all = recorders().stream().map(Recorder::status).toList();
        OutputStatus worst = all.getFirst();
        for (OutputStatus s : all) if (rank(s.state()) > rank(worst.state())) worst = s;
        long frames = all.stream().mapToLong(OutputStatus::frames).max().orElse(0);
        long bytes = all.stream().mapToLong(OutputStatus::bytes).sum();
        String detail = (all.size() > 1 ? all.size() + " tracks. " : "") + worst.detail() + " " + refusal();
        return new OutputStatus(
                worst.kind(), worst.state(), detail.strip(), worst.target(), worst.since(), frames, bytes, -1);
    }

    private synchronized String refusal() {
        return refusal;
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
    public RecorderState state() {
        List<RecorderState> all = recorders().stream().map(Recorder::state).toList();
        RecorderState shown =
                all.stream().filter(s -> s.current() != null).findFirst().orElse(all.getFirst());
        return new RecorderState(
                all.stream().anyMatch(RecorderState::armed),
                shown.paused(),
                shown.current(),
                all.stream()
                        .mapToLong(RecorderState::spaceSeconds)
                        .filter(s -> s >= 0)
                        .min()
                        .orElse(-1),
                all.stream().anyMatch(RecorderState::spaceShort),
                all.stream().mapToDouble(RecorderState::retroSeconds).max().orElse(0),
                shown.nextStart(),
                shown.nextStop());
    }

    @Override
    public synchronized List<String> schedule() {
        return settings.triggers().schedule().stream().map(Schedule::text).toList();
    }

    synchronized List<Schedule> spans() {
        return settings.triggers().schedule();
    }

    @Override
    public synchronized void schedule(List<String> spans) {
        List<Schedule> schedule = spans.stream().map(Schedule::of).toList();
        settings(settings.with(settings.triggers().with(schedule)), archive);
    }

    private synchronized Archive archive() {
        return archive;
    }

    @Override
    public List<RecordedFile> history() {
        return archive().newest();
    }

    @Override
    public Path overview(Path file) {
        RecorderSettings now = editor().settings();
        return now.writing().overview() ? OverviewImage.path(now.root(file), file) : null;
    }

    private Editor editor() {
        synchronized (this) {
            return new Editor(settings.track(name, settings.bus()), archive, around);
        }
    }

    @Override
    public Path rename(Path file, String template) throws DeviceException {
        return editor().rename(file, template);
    }

    @Override
    public void edit(Path file, Map<String, String> tags) throws DeviceException {
        editor().edit(file, tags);
    }
}
