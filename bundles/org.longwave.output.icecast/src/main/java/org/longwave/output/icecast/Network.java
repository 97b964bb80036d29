package org.longwave.output.icecast;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.longwave.api.codec.EncoderInfo;
import org.longwave.api.codec.EncoderSettings;
import org.longwave.api.codec.Title;

/** Talks to servers, on threads of the caller that may wait some seconds. */
interface Network {
    /** Waits until the server accepted the stream or refused it. */
    Link connect(Call call) throws Trouble;

    /** Sends a title to the server's own page. */
    void title(Server server, Title title) throws IOException;

    /** Asks the server how it is. Throws {@link java.net.SocketTimeoutException} when it does not answer in time. */
    Health health(Server server) throws IOException;

    /** Opens the mount as a listener does; waits until the server lets one in, or refuses to. */
    Hearing hear(Server server, Abort abort) throws Trouble;

    /** A mount that is listened to, on the thread that opened it. */
    interface Hearing extends AutoCloseable {
        /** As the server says it, in lower case, without parameters; empty when it does not. */
        String contentType();

        /** Waits some seconds at most for the next bytes, -1 at the end. */
        int read(byte[] into) throws IOException;

        @Override
        void close();
    }

    /**
     * An answer of the server's status page.
     *
     * @param listed whether the mount stands there
     * @param listeners of the mount, -1 when not known
     */
    record Health(boolean listed, int listeners) {
        private static final Pattern SOURCE = Pattern.compile("\\{[^{}]*\"listenurl\"[^{}]*\\}");
        private static final Pattern URL = Pattern.compile("\"listenurl\":\"[a-z]+://[^/\"]*(/[^\"]*)\"");
        private static final Pattern LISTENERS = Pattern.compile("\"listeners\":(\\d+)");

        /** Reads Icecast's status-json page without a parser: some versions write titles into it that are no JSON. */
        static Health of(Server server, String page) {
            Matcher source = SOURCE.matcher(page.replace("\\/", "/"));
            while (source.find()) {
                Matcher url = URL.matcher(source.group());
                if (!url.find()) continue;
                boolean only = server.protocol() == Server.Protocol.SHOUTCAST;
                if (!only && !url.group(1).equals(server.mount())) continue;
                Matcher count = LISTENERS.matcher(source.group());
                return new Health(true, count.find() ? Integer.parseInt(count.group(1)) : -1);
            }
            return new Health(false, -1);
        }
    }

    /** One attempt. */
    record Call(
            Server server, IcecastSettings.Description about, EncoderInfo info, EncoderSettings made, Abort abort) {}

    /** Ends a waiting attempt from any thread. */
    final class Abort {
        private SocketChannel opening;
        private boolean aborted;

        /** The channel to close on {@link #now()}; false when that was asked for already. */
        synchronized boolean watch(SocketChannel channel) {
            opening = channel;
            return !aborted;
        }

        synchronized void now() {
            aborted = true;
            if (opening != null) PlainWire.close(opening);
        }

        synchronized boolean isAsked() {
            return aborted;
        }
    }
}
