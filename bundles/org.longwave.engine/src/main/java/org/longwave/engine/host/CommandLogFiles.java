package org.longwave.engine.host;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * The files of one command log, bounded: {@code commands.log} is written, {@code commands.1.log} to
 * {@code commands.31.log} are older. One thread, the log's writer. A second program with the same folder takes
 * {@code commands-2.log} and so on: a locked {@code .lock} file tells them apart.
 */
final class CommandLogFiles implements AutoCloseable {
    /** Files kept, the one being written among them: so many starts of the program are remembered at least. */
    static final int FILES = 32;

    private static final int PROGRAMS = 16;

    /** Opens a file for writing, at its end or empty; a test's disk may be full. */
    interface Disk {
        OutputStream open(Path file, boolean append) throws IOException;

        /** The real one. */
        static OutputStream real(Path file, boolean append) throws IOException {
            return Files.newOutputStream(
                    file,
                    StandardOpenOption.CREATE,
                    append ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING);
        }
    }

    private final Path folder;
    private final long limitBytes;
    private final Disk disk;
    private FileChannel lockFile;
    private String name;
    private OutputStream out;
    private long bytes;
    /** The file has been begun by this program but not even its first line got in. */
    private boolean hollow;

    /** @param limitBytes length at which the next file is begun */
    CommandLogFiles(Path folder, long limitBytes, Disk disk) {
        this.folder = folder;
        this.limitBytes = limitBytes;
        this.disk = disk;
    }

    /** The file being written; the newest of them. */
    Path current() {
        return numbered(0);
    }

    private Path numbered(int age) {
        return folder.resolve(name + (age == 0 ? "" : "." + age) + ".log");
    }

    boolean isOpen() {
        return out != null;
    }

    boolean isFull() {
        return bytes >= limitBytes;
    }

    /** Begins a new file with this first line; the oldest one goes. */
    void begin(String header) throws IOException {
        closeFile();
        if (name == null) takeName();
        for (int age = FILES - 1; age > 0 && !hollow; age--)
            if (Files.exists(numbered(age - 1)))
                Files.move(numbered(age - 1), numbered(age), StandardCopyOption.REPLACE_EXISTING);
        hollow = true;
        bytes = 0;
        out = disk.open(current(), false);
        write(header);
        hollow = false;
    }

    /** A file that {@link #abandon} let go can be gone on with. */
    boolean isResumable() {
        return name != null && !hollow && bytes > 0;
    }

    /** Goes on with the file: a disk that is full for hours must not push the older files out. */
    void resume() throws IOException {
        out = disk.open(current(), true);
        write(""); // ends what was cut off
    }

    private void takeName() throws IOException {
        Files.createDirectories(folder);
        for (int program = 1; program <= PROGRAMS; program++) {
            String candidate = program == 1 ? "commands" : "commands-" + program;
            FileChannel channel = FileChannel.open(
                    folder.resolve(candidate + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lock(channel) != null) {
                lockFile = channel;
                name = candidate;
                return;
            }
            channel.close();
        }
        throw new IOException(PROGRAMS + " programs write command logs in " + folder + " already");
    }

    private static FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // held by this same program
        }
    }

    /** One line, written through to the system: what is in the file survives a kill of the program. */
    void write(String line) throws IOException {
        byte[] encoded = (line + "\n").getBytes(StandardCharsets.ISO_8859_1);
        out.write(encoded);
        out.flush();
        bytes += encoded.length;
    }

    private void closeFile() throws IOException {
        OutputStream old = out;
        out = null;
        if (old != null) old.close();
    }

    /** After a failure: lets the file go, whatever its state. */
    void abandon() {
        try {
            closeFile();
        } catch (IOException e) {
            out = null; // the failure that led here has been told already
        }
    }

    @Override
    public void close() throws IOException {
        try (FileChannel lock = lockFile) {
            closeFile();
        }
    }
}
