package org.longwave.output.icecast;

import java.util.List;
import org.longwave.api.codec.EncoderHub.EncodeOrder;
import org.longwave.api.codec.EncoderInfo;

/**
 * One stream's settings, frozen; any thread.
 *
 * @param servers the primary first, then its backups; all with the same stream
 * @param order bus, codec and how to encode
 * @param titleFile a text file whose first line is the title, or empty
 * @param returnFeed whether the mount is listened to
 */
record IcecastSettings(
        String name,
        List<Server> servers,
        EncodeOrder order,
        Titles titles,
        String titleFile,
        Description about,
        boolean autostart,
        boolean returnFeed) {
    /** How titles reach the listeners. */
    enum Titles {
        /** In the stream for Ogg, through the server for the others. */
        AUTO,
        /** Through the server's metadata page. */
        ICY,
        /** In the stream: each begins another link of an Ogg chain. */
        CHAIN,
        NONE
    }

    /** What listeners read about the stream. */
    record Description(String streamName, String description, String genre, String url, boolean listed) {}

    Server primary() {
        return servers.getFirst();
    }

    IcecastSettings withReturnFeed(boolean on) {
        return new IcecastSettings(name, servers, order, titles, titleFile, about, autostart, on);
    }

    /** Whether nothing differs but who listens to it. */
    boolean isSameStream(IcecastSettings other) {
        return withReturnFeed(true).equals(other.withReturnFeed(true));
    }

    /** What must be put right before it is worth connecting; empty when all is well. */
    String problem() {
        for (Server server : servers) if (!server.problem().isEmpty()) return server.problem();
        return "";
    }

    /** What this codec cannot do here; empty when all is well. */
    static String problem(Server server, EncoderInfo info, Titles titles) {
        boolean mp3 =
                info.contentType().equals("audio/mpeg") || info.contentType().startsWith("audio/aac");
        if (server.protocol() == Server.Protocol.SHOUTCAST && !mp3)
            return "A SHOUTcast server takes MP3 or AAC only; set the codec mp3, or the protocol icecast.";
        if (titles == Titles.CHAIN && !info.inBandTitles())
            return "The codec " + info.codec() + " has no titles in the stream; set titles to icy.";
        return "";
    }

    static boolean chains(EncoderInfo info, Titles titles) {
        return titles == Titles.CHAIN || titles == Titles.AUTO && info.inBandTitles();
    }

    /** Through the server's own page, which does nothing for an Ogg mount. */
    static boolean tellsServer(EncoderInfo info, Titles titles) {
        return titles == Titles.ICY || titles == Titles.AUTO && !info.inBandTitles();
    }
}
