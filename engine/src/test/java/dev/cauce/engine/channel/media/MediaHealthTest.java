package dev.cauce.engine.channel.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MediaHealthTest {
    @TempDir
    Path folder;

    @Test
    void aProcessIsNotReadyUntilItReachedItsStorageAndSaysWhenItIsGoneLater() throws Exception {
        var metrics = new SimpleMeterRegistry();
        Path files = Files.writeString(folder.resolve("files"), "no folder");
        var health = new MediaHealth(new FolderStorage(files), metrics);

        var never = health.call();
        assertThat(never.getStatus()).isEqualTo(Status.DOWN);
        assertThat(never.getData().orElseThrow())
                .containsEntry("reachable", false)
                .hasEntrySatisfying(
                        "reason", why -> assertThat(why.toString()).contains("cauce.chat.attachment-folder"));
        assertThat(metrics.get("cauce.media.reachable").gauge().value()).isZero();

        Files.delete(files);
        assertThat(health.call().getStatus()).isEqualTo(Status.UP);
        assertThat(metrics.get("cauce.media.reachable").gauge().value()).isOne();

        Files.delete(files);
        Files.writeString(files, "no folder");
        var gone = health.call();
        assertThat(gone.getStatus()).isEqualTo(Status.UP);
        assertThat(gone.getData().orElseThrow()).containsEntry("reachable", false);
        assertThat(metrics.get("cauce.media.reachable").gauge().value()).isZero();
    }
}
