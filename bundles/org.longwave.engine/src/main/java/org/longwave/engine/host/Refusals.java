package org.longwave.engine.host;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.longwave.api.command.CommandRefusedException;

/** What went wrong in the control room, as one plain sentence for who asked; any thread. */
final class Refusals {
    private Refusals() {}

    /** Of an effect's own fault it says the class too: its message may be nothing. */
    static String sentence(Throwable failure) {
        Throwable cause = failure;
        while (cause instanceof CompletionException && cause.getCause() != null) cause = cause.getCause();
        boolean ours = cause instanceof CommandRefusedException
                || cause instanceof IllegalArgumentException
                || cause instanceof IllegalStateException;
        return ours && cause.getMessage() != null ? cause.getMessage() : cause.toString();
    }

    /** The same future, whose failure is always a {@link CommandRefusedException}. */
    static <T> CompletableFuture<T> plain(CompletableFuture<T> future) {
        CompletableFuture<T> plain = new CompletableFuture<>();
        future.whenComplete((value, failure) -> {
            if (failure == null) plain.complete(value);
            else plain.completeExceptionally(refused(failure));
        });
        return plain;
    }

    static <T> CompletableFuture<T> refuse(String sentence) {
        return CompletableFuture.failedFuture(new CommandRefusedException(sentence));
    }

    private static Throwable refused(Throwable failure) {
        if (failure instanceof CommandRefusedException) return failure;
        CommandRefusedException refused = new CommandRefusedException(sentence(failure));
        refused.initCause(failure);
        return refused;
    }
}
