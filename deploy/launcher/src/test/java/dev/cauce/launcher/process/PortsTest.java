package dev.cauce.launcher.process;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cauce.launcher.CannotStart;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

final class PortsTest {

    @Test
    void aPortInUseIsNamedWithItsPurposeAndTheOptionForAnother() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var port = taken.getLocalPort();
            assertThatExceptionOfType(CannotStart.class)
                    .isThrownBy(() -> Ports.requireFree(port, "Kafka", "--kafka-port"))
                    .withMessageStartingWith("Port %d, needed for Kafka, is in use", port)
                    .withMessageEndingWith("--kafka-port " + (port + 1));
        }
    }

    @Test
    void aFreePortIsFineAndStaysFree() {
        var port = Ports.free();
        assertThatCode(() -> Ports.requireFree(port, "Kafka", "--kafka-port")).doesNotThrowAnyException();
        assertThatCode(() -> Ports.requireFree(port, "Kafka", "--kafka-port")).doesNotThrowAnyException();
    }
}
