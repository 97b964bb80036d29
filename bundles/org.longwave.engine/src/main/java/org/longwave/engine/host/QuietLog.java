package org.longwave.engine.host;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * A logger that a storm of errors cannot flood; any thread but the engine's. The same message, whatever numbers stand
 * in it, is written at most once per 10 s; how many more like it there were is said with the first message of any kind
 * after that.
 */
final class QuietLog {
    private static final long QUIET_NANOS = 10_000_000_000L;
    /** More kinds of messages than this at a time are counted as one kind. */
    private static final int KINDS = 64;

    private static final String OTHERS = "other messages";

    private static final class Kind {
        private final Level level;
        private final String first;
        private final long since;
        private long more;

        Kind(Level level, String first, long since) {
            this.level = level;
            this.first = first;
            this.since = since;
        }
    }

    private final System.Logger logger;
    private final LongSupplier clock;
    private final Map<String, Kind> kinds = new LinkedHashMap<>();

    QuietLog(System.Logger logger, LongSupplier clock) {
        this.logger = logger;
        this.clock = clock;
    }

    static QuietLog of(Class<?> type) {
        return new QuietLog(System.getLogger(type.getName()), System::nanoTime);
    }

    /** @param thrown may be null */
    void log(Level level, String message, Throwable thrown) {
        boolean said;
        List<Kind> over;
        synchronized (kinds) {
            long now = clock.getAsLong();
            over = forget(now);
            said = isNew(level, message, now);
        }
        over.forEach(this::sayMore);
        if (said) logger.log(level, message, thrown);
    }

    /** Says what was held back for 10 s or longer, without a new message; when one who logs here ends. */
    void settle() {
        List<Kind> over;
        synchronized (kinds) {
            over = forget(clock.getAsLong());
        }
        over.forEach(this::sayMore);
    }

    private List<Kind> forget(long now) {
        List<Kind> over = new ArrayList<>();
        for (Kind k : kinds.values()) if (now - k.since >= QUIET_NANOS) over.add(k);
        kinds.values().removeAll(over);
        return over;
    }

    private boolean isNew(Level level, String message, long now) {
        String key = message.replaceAll("[0-9]+", "#");
        if (!kinds.containsKey(key) && kinds.size() >= KINDS) key = OTHERS;
        Kind known = kinds.get(key);
        if (known == null) kinds.put(key, new Kind(level, key.equals(OTHERS) ? OTHERS : message, now));
        else known.more++;
        return known == null;
    }

    private void sayMore(Kind kind) {
        if (kind.more > 0) logger.log(kind.level, kind.more + " more like it: " + kind.first);
    }
}
