package dev.cauce.engine.channel.fetch;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What may be reached. Whoever can name an address could otherwise have the engine ask its own neighbours: see OWASP, Server-Side
 * Request Forgery Prevention.
 */
final class Reach {
    private final Set<String> privateHosts;

    Reach(Set<String> privateHosts) {
        this.privateHosts =
                privateHosts.stream().map(host -> host.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    }

    /** Why this address may not be asked for; empty when it may. */
    Optional<String> refusal(URI address, Set<String> hosts) {
        if (address.getHost() == null || address.getUserInfo() != null) {
            return Optional.of("not-an-address");
        }
        String host = host(address);
        if (!hosts.contains(host)) {
            return Optional.of("host-not-allowed");
        }
        return switch (String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT)) {
            case "https" -> Optional.empty();
            case "http" -> privateHosts.contains(host) ? Optional.empty() : Optional.of("not-encrypted");
            default -> Optional.of("not-http");
        };
    }

    /** Whether a host that was looked up may be connected to where it was found. */
    boolean allows(String host, InetAddress found) {
        return privateHosts.contains(host) || isPublic(found);
    }

    /** Why an address that is written in numbers may not be connected to; empty for a name, which is looked up only then. */
    Optional<String> refusalOfLiteral(URI address) {
        String host = host(address);
        if (host.equals("localhost") || host.endsWith(".localhost")) {
            return privateHosts.contains(host) ? Optional.empty() : Optional.of("private-address");
        }
        try {
            return allows(host, InetAddress.ofLiteral(host)) ? Optional.empty() : Optional.of("private-address");
        } catch (IllegalArgumentException name) {
            return Optional.empty();
        }
    }

    static String host(URI address) {
        return address.getHost().toLowerCase(Locale.ROOT).replaceAll("[\\[\\]]", "");
    }

    /** Whether the address is anybody's on the internet: none that IANA set apart for other ends. */
    static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        return switch (address) {
            case Inet4Address four -> isPublic(four.getAddress());
            case Inet6Address six -> isPublicSix(six.getAddress());
            default -> false;
        };
    }

    private static boolean isPublic(byte[] four) {
        int first = four[0] & 0xff;
        int second = four[1] & 0xff;
        int third = four[2] & 0xff;
        boolean isShared = first == 100 && second >= 64 && second < 128;
        boolean isProtocol = first == 192 && second == 0 && (third == 0 || third == 2);
        boolean isBenchmark = first == 198 && (second == 18 || second == 19);
        boolean isExample =
                (first == 198 && second == 51 && third == 100) || (first == 203 && second == 0 && third == 113);
        return first != 0 && first < 240 && !isShared && !isProtocol && !isBenchmark && !isExample;
    }

    /** Global unicast only, and none of the ranges in it that lead to IPv4 addresses by translation or tunnels. */
    private static boolean isPublicSix(byte[] six) {
        boolean isGlobal = (six[0] & 0xe0) == 0x20;
        boolean isDocumentation = six[0] == 0x20 && six[1] == 0x01 && six[2] == 0x0d && (six[3] & 0xff) == 0xb8;
        boolean isTeredo = six[0] == 0x20 && six[1] == 0x01 && six[2] == 0 && six[3] == 0;
        boolean isSixToFour = six[0] == 0x20 && six[1] == 0x02;
        return isGlobal && !isDocumentation && !isTeredo && !isSixToFour;
    }
}
