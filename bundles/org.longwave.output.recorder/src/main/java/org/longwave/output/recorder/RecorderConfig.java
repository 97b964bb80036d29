package org.longwave.output.recorder;

import org.longwave.api.Names;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/**
 * The settings of one recorder of the station file. The id names their file inside the bundle and stays as it was: an
 * incremental build would leave the old file beside a new one.
 */
@ObjectClassDefinition(
        id = "org.longwave.output.recorder.RecorderService$RecorderConfig",
        name = "Recorder",
        description = "Records a bus or single strips to files that never overwrite another.")
public @interface RecorderConfig {
    @AttributeDefinition(
            name = "Bus",
            description =
                    "What to record: program, monitor, another bus's name, strip:NAME (a strip's input as read) or"
                            + " post:NAME (a strip behind its fader)")
    String bus() default Names.PROGRAM;

    @AttributeDefinition(
            name = "Tracks",
            description = "Several buses or strips at once, each to a file of its own; instead of bus",
            required = false)
    String[] tracks() default {};

    @AttributeDefinition(
            name = "Folder",
            description = "Where the files go, relative to the station file's folder; it is made when missing")
    String folder() default "recordings";

    @AttributeDefinition(
            name = "Fallback folder",
            description = "Where the files go while the folder cannot be written; empty: nowhere",
            required = false)
    String fallbackFolder() default "";

    @AttributeDefinition(
            name = "Format",
            description =
                    "WAV and AIFF hold the samples as they are (32f: the engine's own bits); FLAC is smaller and as"
                            + " exact; MP3, Opus and Vorbis are small",
            options = {
                @Option(label = "WAV, 16 bit", value = "wav16"),
                @Option(label = "WAV, 24 bit", value = "wav24"),
                @Option(label = "WAV, 32 bit", value = "wav32"),
                @Option(label = "WAV, 32-bit float", value = "wav32f"),
                @Option(label = "AIFF, 16 bit", value = "aiff16"),
                @Option(label = "AIFF, 24 bit", value = "aiff24"),
                @Option(label = "AIFF-C, 32-bit float", value = "aiff32f"),
                @Option(label = "FLAC, 16 bit", value = "flac16"),
                @Option(label = "FLAC, 24 bit", value = "flac24"),
                @Option(label = "MP3", value = "mp3"),
                @Option(label = "Ogg Opus", value = "opus"),
                @Option(label = "Ogg Vorbis", value = "vorbis")
            })
    String format() default "wav24";

    @AttributeDefinition(
            name = "Bit rate (kbit/s)",
            description = "Of MP3 and Opus; Vorbis when its encoder has bit rates",
            min = "8",
            max = "512")
    int bitrateKbps() default 192;

    @AttributeDefinition(
            name = "Quality",
            description = "Of Vorbis: -1 (small) to 10 (best); MP3, Opus and FLAC do not look at it",
            min = "-1",
            max = "10")
    double quality() default 5;

    @AttributeDefinition(
            name = "Dither",
            description = "Triangular noise of one step: auto (16 bit gets it), on, off",
            options = {
                @Option(label = "Where the word is 16 bit", value = "auto"),
                @Option(label = "Always", value = "on"),
                @Option(label = "Never", value = "off")
            })
    String dither() default "auto";

    @AttributeDefinition(
            name = "File name",
            description = "Template with {station} {recorder} {bus} {date} {time} {offset} {year} {month} {day} {hour}"
                    + " {minute} {second} {title} {n}; a slash makes a folder; empty: recorder, date and time",
            required = false)
    String fileName() default "";

    @AttributeDefinition(name = "Station", description = "What {station} stands for in names", required = false)
    String station() default "Longwave";

    @AttributeDefinition(
            name = "Texts",
            description = "Written into each file: artist=..., album=..., comment=..., genre=..., copyright=...",
            required = false)
    String[] texts() default {};

    @AttributeDefinition(
            name = "Time reference",
            description = "What the bext chunk counts: frames since the engine's start, or since midnight",
            options = {
                @Option(label = "Since the engine's start", value = "engine"),
                @Option(label = "Since midnight", value = "midnight")
            })
    String timeReference() default "engine";

    @AttributeDefinition(name = "Start by itself", description = "Start recording as soon as the station runs")
    boolean autostart() default false;

    @AttributeDefinition(
            name = "Schedule",
            description =
                    "Spans to record: \"Mon-Fri 06:00-10:00\", \"Sat,Sun 22:00-02:00\", \"2026-12-24 18:00-20:00\"",
            required = false)
    String[] schedule() default {};

    @AttributeDefinition(
            name = "Start above (dBFS)",
            description = "A louder sample starts the recorder; 1: never",
            min = "-120",
            max = "1")
    double startAboveDb() default 1;

    @AttributeDefinition(
            name = "Pre-roll (s)",
            description = "So much of what came before that sample is recorded too",
            min = "0",
            max = "30")
    double preRollSeconds() default 2;

    @AttributeDefinition(
            name = "Silence (dBFS)",
            description = "What is quieter counts as silence, for stopping and splitting",
            min = "-120",
            max = "0")
    double silenceDb() default -60;

    @AttributeDefinition(
            name = "Stop after silence (s)",
            description = "So much silence stops the recorder; 0: never",
            min = "0",
            max = "86400")
    double stopAfterSilenceSeconds() default 0;

    @AttributeDefinition(
            name = "Stop after (min)",
            description = "So long a recording stops; 0: never",
            min = "0",
            max = "100000")
    double stopAfterMinutes() default 0;

    @AttributeDefinition(
            name = "Follow",
            description = "Name of an output, for example a stream: records while it is on the air",
            required = false)
    String follow() default "";

    @AttributeDefinition(
            name = "Fader start",
            description = "Name of a strip: records while its fader is open and it is not muted",
            required = false)
    String faderStrip() default "";

    @AttributeDefinition(
            name = "Split after (min)",
            description = "A new file after so many minutes; 0: never",
            min = "0",
            max = "100000")
    int splitMinutes() default 0;

    @AttributeDefinition(
            name = "Split on the clock (min)",
            description = "A new file each time the wall clock passes so many minutes: 60 is on the hour; 0: never",
            min = "0",
            max = "1440")
    int splitClockMinutes() default 0;

    @AttributeDefinition(
            name = "Split at size (MB)",
            description = "A new file before one is larger; 0: never",
            min = "0",
            max = "10000000")
    int splitMb() default 0;

    @AttributeDefinition(
            name = "Split after silence (s)",
            description = "A sound after so much silence begins a new file; 0: never",
            min = "0",
            max = "3600")
    double splitSilenceSeconds() default 0;

    @AttributeDefinition(name = "Split at markers", description = "Each marker begins a new file")
    boolean splitOnMarker() default false;

    @AttributeDefinition(name = "Split at titles", description = "Each new title begins a new file")
    boolean splitOnTitle() default false;

    @AttributeDefinition(
            name = "Logger",
            description =
                    "For the record around the clock: starts by itself, a file each hour, the UTC offset in names")
    boolean logger() default false;

    @AttributeDefinition(
            name = "Keep (days)",
            description = "This recorder's own older files are deleted; 0: none",
            min = "0",
            max = "36500")
    int keepDays() default 0;

    @AttributeDefinition(
            name = "Keep (GB)",
            description = "This recorder's own oldest files are deleted when all are larger; 0: none",
            min = "0",
            max = "1000000")
    double keepGb() default 0;

    @AttributeDefinition(
            name = "Retro-record (min)",
            description =
                    "So much is always in memory (23 MB a minute at 48 kHz stereo) and can be saved afterwards; 0: none",
            min = "0",
            max = "60")
    int retroMinutes() default 5;

    @AttributeDefinition(
            name = "Buffer (s)",
            description =
                    "A disk that stands still so long costs nothing; memory is taken when it is needed, 0.38 MB a second"
                            + " at 48 kHz stereo; from the next start on",
            min = "30",
            max = "600")
    int bufferSeconds() default 30;

    @AttributeDefinition(
            name = "Sync (s)",
            description = "How often the medium is waited for, against power cuts; 0: the system decides",
            min = "0",
            max = "3600")
    int syncSeconds() default 1;

    @AttributeDefinition(
            name = "Least space (MB)",
            description = "No file is begun with less space",
            min = "1",
            max = "1000000")
    int minFreeMb() default 50;

    @AttributeDefinition(
            name = "Warn at (min)",
            description = "A warning when the space lasts for less than so many minutes",
            min = "0",
            max = "100000")
    int[] warnMinutes() default {60, 10};

    @AttributeDefinition(
            name = "Overview",
            description = "An image of the peaks of each file, in the folder \"overview\"")
    boolean overview() default true;
}
