package dev.cauce.launcher.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class CacheFolderTest {

    @Test
    void anOrdinaryUserHasItUnderHome() {
        assertThat(CacheFolder.of(Map.of(), "ana", "/home/ana")).isEqualTo(Path.of("/home/ana/.cache/cauce"));
    }

    @Test
    void aUserWithoutHomeHasItAmongTheTemporaryFiles() {
        assertThat(CacheFolder.of(Map.of(), "ana", "?"))
                .isEqualTo(Path.of(System.getProperty("java.io.tmpdir"), "cauce-cache-ana"));
    }

    @Test
    void rootHasItWhereOthersCanReadIt() {
        assertThat(CacheFolder.of(Map.of(), "root", "/root")).isEqualTo(Path.of("/var/cache/cauce"));
    }

    @Test
    void theEnvironmentDecidesFirst() {
        assertThat(CacheFolder.of(Map.of("CAUCE_CACHE", "/big/disk"), "root", "/root"))
                .isEqualTo(Path.of("/big/disk"));
    }
}
