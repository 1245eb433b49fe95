package dev.cauce.engine.channel.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cauce.engine.testing.ClamdDouble;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
final class ScanningTest {
    private static final int LARGEST = 100_000;

    @TempDir
    Path folder;

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private ClamdDouble clamd;

    @BeforeEach
    void aScanner() throws IOException {
        clamd = ClamdDouble.tcp(LARGEST);
    }

    @AfterEach
    void noScanner() throws IOException {
        clamd.close();
    }

    @Test
    void whatIsCleanIsKept() throws IOException {
        assertThat(scanning(clamd.address(), "refuse").refusal(words("42"))).isEmpty();

        assertThat(scans("clean")).isOne();
    }

    @Test
    void malwareIsRefusedByItsName() throws IOException {
        var refusal = scanning(clamd.address(), "accept").refusal(words("x" + ClamdDouble.EICAR));

        assertThat(refusal).hasValueSatisfying(why -> {
            assertThat(why.code()).isEqualTo(Refusal.Code.INFECTED);
            assertThat(why.message()).contains("Eicar-Test-Signature");
        });
        assertThat(scans("infected")).isOne();
    }

    @Test
    void malwareBehindTheFirstChunkIsFoundToo() throws IOException {
        assertThat(scanning(clamd.address(), "refuse").refusal(words("x".repeat(65_530) + ClamdDouble.EICAR)))
                .isPresent();
    }

    @Test
    void aUnixSocketIsSpokenToTheSame() throws IOException {
        try (var local = ClamdDouble.unix(folder.resolve("clamd.ctl"))) {
            assertThat(local.address()).startsWith("unix:/");
            assertThat(scanning(local.address(), "refuse").refusal(words(ClamdDouble.EICAR)))
                    .isPresent();
        }
    }

    @Test
    void whatTheScannerNeverTakesIsRefusedForEver() throws IOException {
        var large = MediaStorageContract.file(new byte[10_000_000]);

        assertThat(scanning(clamd.address(), "refuse").refusal(large))
                .hasValueSatisfying(why -> assertThat(why.code()).isEqualTo(Refusal.Code.NOT_SCANNABLE));
        assertThat(scanning(clamd.address(), "accept").refusal(large)).isEmpty();
        assertThat(scans("not-scannable")).isEqualTo(2);
    }

    @Test
    void aScannerThatIsAwayHoldsFilesUpUnlessToldOtherwise() throws IOException {
        String nobody;
        try (var closed = new ServerSocket()) {
            closed.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            nobody = "tcp://127.0.0.1:" + closed.getLocalPort();
        }

        assertThatThrownBy(() -> scanning(nobody, "refuse").refusal(words("42")))
                .isInstanceOf(IOException.class);
        assertThat(scanning(nobody, "accept").refusal(words("42"))).isEmpty();
        assertThat(scans("unreachable")).isEqualTo(2);
    }

    @Test
    void aScannerThatHangsUpOrSaysNothingIsAway() {
        for (String trouble : new String[] {ClamdDouble.HANG_UP, ClamdDouble.SAY_NOTHING}) {
            assertThatThrownBy(() -> scanning(clamd.address(), "refuse").refusal(words(trouble)))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void aHostThatIsNotKnownIsSaid() {
        assertThatThrownBy(() ->
                        scanning("tcp://no-such-host.invalid:3310", "refuse").refusal(words("42")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no-such-host.invalid");
    }

    @Test
    void withoutAnAddressNothingIsScanned() throws IOException {
        assertThat(new Scanning(settings(Map.of()), metrics).refusal(words(ClamdDouble.EICAR)))
                .isEmpty();
    }

    @Test
    void aWrongSettingIsNamedWithARemedy() {
        assertThatThrownBy(() -> scanning("clamd:3310", "refuse"))
                .hasMessageContaining("cauce.media.scan.address: clamd:3310 is no address of clamd. Set one such as");
        assertThatThrownBy(() -> scanning(clamd.address(), "perhaps"))
                .hasMessageContaining("cauce.media.scan.when-unreachable: perhaps is no choice. Set refuse or accept.");
    }

    private Scanning scanning(String address, String whenUnreachable) {
        return new Scanning(
                settings(Map.of(
                        "cauce.media.scan.address",
                        address,
                        "cauce.media.scan.when-unreachable",
                        whenUnreachable,
                        "cauce.media.scan.time-limit",
                        "PT2S")),
                metrics);
    }

    private static MediaSettings settings(Map<String, String> properties) {
        return new SmallRyeConfigBuilder()
                .withMapping(MediaSettings.class)
                .withSources(new PropertiesConfigSource(properties, "test", 100))
                .build()
                .getConfigMapping(MediaSettings.class);
    }

    private long scans(String outcome) {
        return metrics.timer("cauce.media.scans", "outcome", outcome).count();
    }

    private static MediaFile words(String text) {
        return MediaStorageContract.file(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
