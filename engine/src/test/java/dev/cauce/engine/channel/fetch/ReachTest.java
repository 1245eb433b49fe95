package dev.cauce.engine.channel.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ReachTest {
    private static final Set<String> HOSTS = Set.of("graph.example", "crm.internal");
    private final Reach reach = new Reach(Set.of("crm.internal"));

    @ParameterizedTest
    @CsvSource({
        "https://graph.example/v1, ''",
        "HTTPS://GRAPH.example:8443/v1?x=y, ''",
        "http://crm.internal/hook, ''",
        "http://graph.example/v1, not-encrypted",
        "https://elsewhere.example/v1, host-not-allowed",
        "https://graph.example.evil.example/, host-not-allowed",
        "https://graph.example@evil.example/, not-an-address",
        "ftp://graph.example/, not-http",
        "mailto:graph.example, not-an-address",
        "/v1, not-an-address",
    })
    void anAddressIsAllowedForItsHostAndSchemeOnly(String address, String refusal) {
        assertThat(reach.refusal(URI.create(address), HOSTS).orElse("")).isEqualTo(refusal);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "10.1.2.3",
                "100.64.0.1",
                "127.0.0.1",
                "169.254.169.254",
                "172.16.0.1",
                "192.0.0.8",
                "192.0.2.1",
                "192.168.1.1",
                "198.18.0.1",
                "198.51.100.7",
                "203.0.113.9",
                "224.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:127.0.0.1",
                "fe80::1",
                "fc00::1",
                "fd12::1",
                "ff02::1",
                "64:ff9b::7f00:1",
                "2001:db8::1",
                "2001::1",
                "2002:7f00:1::"
            })
    void whatLiesOnPrivateNetworksIsOutOfReach(String address) throws UnknownHostException {
        assertThat(reach.allows("graph.example", InetAddress.getByName(address)))
                .isFalse();
        assertThat(reach.allows("crm.internal", InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.1.1.1", "100.128.0.1", "157.240.1.1", "172.32.0.1", "2a03:2880:f10d::1", "2606:4700::1"})
    void whatIsPublicIsWithinReach(String address) throws UnknownHostException {
        assertThat(reach.allows("graph.example", InetAddress.getByName(address)))
                .isTrue();
    }
}
