package org.longwave.output.recorder;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;

/** What the disk thread asks of a file system. Disk thread only; every call may block as long as the disk does. */
interface Disk {
    /** Makes the folder and its parents where missing. */
    void createFolder(Path folder) throws IOException;

    /**
     * A new, empty file, locked against other programs where the system can.
     *
     * @throws java.nio.file.FileAlreadyExistsException there is one already; it is left alone
     */
    DiskFile createNew(Path file) throws IOException;

    /** A file that exists, to read and write; null when somebody else has it locked. */
    DiskFile open(Path file) throws IOException;

    /** Bytes this program may still write in the folder's file system. */
    long usableBytes(Path folder) throws IOException;

    boolean exists(Path file);

    /** The files of a folder and of those in it, in the order of their names; none when there is no such folder. */
    List<Path> list(Path folder) throws IOException;

    /** Gives a file another name in the same file system, never that of another file. */
    void move(Path from, Path to) throws IOException;

    /** Puts a file in the place of another, at once where the system can. */
    void replace(Path from, Path to) throws IOException;

    void delete(Path file) throws IOException;

    /** An open file. */
    interface DiskFile extends Closeable {
        /** Writes all that remains in {@code bytes}; when it fails, the buffer's position tells how far it came. */
        void write(ByteBuffer bytes, long position) throws IOException;

        /** Fills {@code into} as far as the file goes from {@code position}. */
        void read(ByteBuffer into, long position) throws IOException;

        long size() throws IOException;

        void truncate(long size) throws IOException;

        /** Waits until all of it is on the medium. */
        void force() throws IOException;
    }
}
