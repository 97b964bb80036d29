package org.longwave.output.recorder;

import java.util.Arrays;
import java.util.stream.Collectors;

/** What kind of file is written. Immutable, any thread. */
public enum FileFormat {
    WAV16("wav16", Container.WAV, "wav", Word.INT16, ""),
    WAV24("wav24", Container.WAV, "wav", Word.INT24, ""),
    WAV32("wav32", Container.WAV, "wav", Word.INT32, ""),
    WAV32F("wav32f", Container.WAV, "wav", Word.FLOAT32, ""),
    AIFF16("aiff16", Container.AIFF, "aiff", Word.INT16, ""),
    AIFF24("aiff24", Container.AIFF, "aiff", Word.INT24, ""),
    /** AIFF-C with {@code fl32}. */
    AIFF32F("aiff32f", Container.AIFF, "aifc", Word.FLOAT32, ""),
    FLAC16("flac16", Container.FLAC, "flac", Word.INT16, "flac"),
    FLAC24("flac24", Container.FLAC, "flac", Word.INT24, "flac"),
    MP3("mp3", Container.MP3, "mp3", Word.FLOAT32, "mp3"),
    OPUS("opus", Container.OGG, "opus", Word.FLOAT32, "opus"),
    VORBIS("vorbis", Container.OGG, "ogg", Word.FLOAT32, "vorbis");

    /** How the bytes are wrapped. */
    enum Container {
        WAV,
        AIFF,
        FLAC,
        MP3,
        OGG
    }

    final String id;
    final Container container;
    final String extension;
    final Word word;
    /** The {@link org.longwave.api.codec.EncoderFactory#CODEC} it needs; empty for plain samples. */
    final String codec;

    FileFormat(String id, Container container, String extension, Word word, String codec) {
        this.id = id;
        this.container = container;
        this.extension = extension;
        this.word = word;
        this.codec = codec;
    }

    /** Whether the samples stand in the file as they are. */
    boolean isPlain() {
        return codec.isEmpty();
    }

    static FileFormat of(String id) {
        for (FileFormat f : values()) if (f.id.equals(id)) return f;
        throw new IllegalArgumentException("format is \"" + id + "\", allowed "
                + Arrays.stream(values()).map(f -> f.id).collect(Collectors.joining(", ")));
    }
}
