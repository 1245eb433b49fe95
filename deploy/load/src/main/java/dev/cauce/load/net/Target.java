package dev.cauce.load.net;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;

/** The engine under load. */
public record Target(URI url) {
    public Target {
        if (url.getHost() == null || !("http".equals(url.getScheme()) || "https".equals(url.getScheme()))) {
            throw new IllegalArgumentException("--url must be an address such as http://localhost:8080, but is " + url);
        }
    }

    /** Whether load stays on this machine. */
    public boolean isLoopback() {
        return isLoopback(url.getHost());
    }

    /** Whether the host's addresses all are this machine's own. */
    public static boolean isLoopback(String host) {
        try {
            for (var address : InetAddress.getAllByName(host)) {
                if (!address.isLoopbackAddress()) {
                    return false;
                }
            }
            return true;
        } catch (UnknownHostException unknown) {
            return false;
        }
    }

    public URI http(String path) {
        return url.resolve(path);
    }

    public URI socket(String path) {
        var plain = http(path).toString();
        return URI.create("ws" + plain.substring("http".length()));
    }

    /** The origin a browser would send. */
    public String origin() {
        return url.getScheme() + "://" + url.getAuthority();
    }
}
