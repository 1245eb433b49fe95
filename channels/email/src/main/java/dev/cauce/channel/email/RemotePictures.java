package dev.cauce.channel.email;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/** The pictures that a letter's layout names elsewhere: whoever asks for one tells its host that the letter is being read. */
public final class RemotePictures {
    private static final int MOST = 100;

    private RemotePictures() {}

    /** As they stand in a layout that was made harmless, each as often as it stands there; the 100 first. */
    public static List<String> of(String html) {
        return Jsoup.parseBodyFragment(html).select("img[data-remote-src]").stream()
                .map((Element picture) -> picture.attr("data-remote-src"))
                .limit(MOST)
                .toList();
    }

    /** Where it is; empty for what is no address on the web. */
    public static Optional<URI> address(String source) {
        try {
            var address = new URI(source.replace(" ", "%20"));
            return Optional.of(address).filter(one -> one.getHost() != null && one.getScheme() != null);
        } catch (java.net.URISyntaxException none) {
            return Optional.empty();
        }
    }
}
