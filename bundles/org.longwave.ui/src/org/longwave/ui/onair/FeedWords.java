package org.longwave.ui.onair;

import java.time.Duration;
import java.time.Instant;
import org.longwave.api.output.OutputStatus;
import org.longwave.api.output.OutputStatus.State;
import org.longwave.api.output.ReturnFeed;
import org.longwave.ui.look.Token;
import org.longwave.ui.nls.Nls;

/**
 * Any thread. What a row says of its return feed.
 *
 * @param brief stands in when there is no room for the text
 */
record FeedWords(String text, String brief, Token colour) {
    private static final FeedWords NOTHING = of("", Token.TEXT2);

    private static FeedWords of(String text, Token colour) {
        return new FeedWords(text, text, colour);
    }

    static FeedWords of(OutputStatus s, Instant now) {
        return switch (s.state()) {
            case ON -> s.kind() == OutputStatus.Kind.STREAM ? heard(s.returnFeed(), now) : unchecked();
            case CONNECTING -> of(Nls.text("onair.feed.wait"), Token.TEXT2);
            case RETRYING, FAILED, OFF -> NOTHING;
        };
    }

    /**
     * In trouble its place is taken by when it is tried again.
     *
     * @param seconds digits; null: now
     */
    static FeedWords next(String seconds) {
        if (seconds == null)
            return new FeedWords(Nls.text("onair.next.now"), Nls.text("onair.next.now.brief"), Token.TEXT);
        return new FeedWords(Nls.text("onair.next.in", seconds), Nls.text("onair.next.in.brief", seconds), Token.TEXT);
    }

    private static FeedWords unchecked() {
        return new FeedWords(Nls.text("onair.feed.unchecked"), Nls.text("onair.feed.unchecked.brief"), Token.TEXT2);
    }

    private static FeedWords heard(ReturnFeed feed, Instant now) {
        if (feed.at() == null) return unchecked();
        String age = age(feed.at(), now);
        return switch (feed.verdict()) {
            case UNCHECKED -> unchecked();
            case HEARD -> heard(feed, age);
            case UNSURE ->
                new FeedWords(Nls.text("onair.feed.unsure", age), Nls.text("onair.feed.unsure.brief"), Token.TEXT2);
            case SILENT ->
                new FeedWords(Nls.text("onair.feed.silent", age), Nls.text("onair.feed.silent.brief"), Token.WARN_TEXT);
            case DIFFERENT ->
                new FeedWords(
                        Nls.text("onair.feed.different", age), Nls.text("onair.feed.different.brief"), Token.WARN_TEXT);
            case NO_DATA ->
                new FeedWords(Nls.text("onair.feed.noData", age), Nls.text("onair.feed.noData.brief"), Token.WARN_TEXT);
            case REFUSED ->
                new FeedWords(Nls.text("onair.feed.refused"), Nls.text("onair.feed.refused.brief"), Token.TEXT2);
            case UNDECODABLE ->
                new FeedWords(
                        Nls.text("onair.feed.undecodable"), Nls.text("onair.feed.undecodable.brief"), Token.TEXT2);
        };
    }

    private static FeedWords heard(ReturnFeed feed, String age) {
        if (Double.isNaN(feed.delaySeconds()))
            return new FeedWords(Nls.text("onair.feed.level", age), Nls.text("onair.feed.level.brief"), Token.OK_TEXT);
        String behind = String.format(Nls.locale(), "%.1f", feed.delaySeconds());
        return new FeedWords(
                Nls.text("onair.feed.heard", age, behind), Nls.text("onair.feed.heard.brief", behind), Token.OK_TEXT);
    }

    static String age(Instant at, Instant now) {
        long seconds = Math.max(0, Duration.between(at, now).toSeconds());
        return seconds < 100 ? Nls.text("onair.seconds", seconds) : Nls.text("onair.minutes", (seconds + 30) / 60);
    }

    static boolean wrong(OutputStatus s) {
        return s.state() == State.ON && s.returnFeed().isWrong();
    }
}
