package dev.cauce.engine.channel.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class StorageChoiceTest {
    private static final Map<String, String> WHOLE = Map.of(
            "storage",
            "s3",
            "s3.bucket",
            "files",
            "s3.access-key",
            "ours",
            "s3.secret-key",
            "hidden",
            "s3.endpoint",
            "https://minio.example.com:9000");

    @Test
    void nothingSetIsTheFolder() {
        assertThat(choice(Map.of())).isInstanceOf(StorageChoice.Folder.class);
    }

    @Test
    void allSetIsTheBucketAndItsSecretIsNotShown() {
        var choice = choice(WHOLE);

        assertThat(choice).isInstanceOfSatisfying(StorageChoice.Bucket.class, bucket -> {
            assertThat(bucket.name()).isEqualTo("files");
            assertThat(bucket.secretKey()).isEqualTo("hidden");
        });
        assertThat(choice.toString()).doesNotContain("hidden");
    }

    @Test
    void whatIsMissingOfABucketIsNamedWithARemedy() {
        for (String missing : new String[] {"s3.bucket", "s3.access-key", "s3.secret-key"}) {
            assertThatThrownBy(() -> choice(without(missing)))
                    .hasMessageContaining("cauce.media." + missing)
                    .hasMessageContaining("or set cauce.media.storage to folder")
                    .message()
                    .doesNotContain("hidden");
        }
    }

    @Test
    void aBucketWithoutSayingThatItIsToBeUsedIsAMistake() {
        assertThatThrownBy(() -> choice(Map.of("s3.bucket", "files", "s3.secret-key", "hidden")))
                .hasMessageContaining("cauce.media.s3.bucket: files is set, but cauce.media.storage is folder")
                .hasMessageContaining("cauce.media.s3.secret-key")
                .message()
                .doesNotContain("hidden");
    }

    @Test
    void whatIsNoStorageOrNoAddressIsRepeatedWithARemedy() {
        assertThatThrownBy(() -> choice(Map.of("storage", "ftp")))
                .hasMessageContaining("cauce.media.storage: ftp is no kind of storage. Set folder or s3.");
        assertThatThrownBy(() -> choice(with("s3.endpoint", "minio:9000")))
                .hasMessageContaining("cauce.media.s3.endpoint: minio:9000 is no address");
    }

    private static Map<String, String> without(String name) {
        var settings = new HashMap<>(WHOLE);
        settings.remove(name);
        return settings;
    }

    private static Map<String, String> with(String name, String value) {
        var settings = new HashMap<>(WHOLE);
        settings.put(name, value);
        return settings;
    }

    private static StorageChoice choice(Map<String, String> settings) {
        var properties = new HashMap<String, String>();
        settings.forEach((name, value) -> properties.put("cauce.media." + name, value));
        return StorageChoice.of(new SmallRyeConfigBuilder()
                .withMapping(MediaSettings.class)
                .withSources(new PropertiesConfigSource(properties, "test", 100))
                .build()
                .getConfigMapping(MediaSettings.class));
    }
}
