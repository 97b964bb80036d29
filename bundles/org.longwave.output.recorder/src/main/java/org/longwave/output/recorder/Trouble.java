package org.longwave.output.recorder;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;

/** What a disk's fault means for an operator: what, why, what to do. Stateless, any thread. */
final class Trouble {
    private Trouble() {}

    static String sentence(Exception cause, Path folder) {
        if (cause instanceof NoRoomException)
            return "The disk of " + folder + " has " + cause.getMessage()
                    + ": free some space or choose another folder.";
        if (isFull(cause)) return "The disk of " + folder + " is full: free some space or choose another folder.";
        if (cause instanceof EncoderException) return cause.getMessage();
        if (cause instanceof GoneException)
            return "The file " + cause.getMessage() + " was taken away while it was recorded.";
        return "Cannot record in the folder " + folder + " (" + why(cause)
                + "): change its rights or choose another folder.";
    }

    private static String why(Exception cause) {
        return switch (cause) {
            case AccessDeniedException e -> "no permission";
            case FileAlreadyExistsException e -> "a file has that name";
            case NoSuchFileException e -> "it is gone";
            case FileSystemException e when e.getReason() != null -> e.getReason();
            default -> String.valueOf(cause.getMessage());
        };
    }

    /** Java has no exception of its own for a full disk: the system's words must tell. */
    static boolean isFull(Exception cause) {
        if (!(cause instanceof IOException) || cause instanceof AccessDeniedException) return false;
        String said = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
        return said.contains("no space") || said.contains("not enough space") || said.contains("quota");
    }

    /** The file that is being written is no longer in its folder. */
    static final class GoneException extends IOException {
        private static final long serialVersionUID = 1;

        GoneException(Path file) {
            super(file.toString());
        }
    }
}
