package dev.cauce.engine.channel.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

final class S3StorageTest extends MediaStorageContract {
    private static final String PREFIX = "cauce/";

    @TempDir
    static Path folder;

    private static S3Server server;
    private static S3Client other;

    @BeforeAll
    static void aServer() throws IOException {
        server = S3Server.start(folder);
        other = S3Client.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create(S3Server.KEY, S3Server.SECRET)))
                .region(Region.US_EAST_1)
                .forcePathStyle(true)
                .endpointOverride(URI.create(server.endpoint()))
                .build();
    }

    @AfterAll
    static void noServer() throws IOException {
        other.close();
        server.close();
    }

    @AfterEach
    void anEmptyBucket() {
        objects()
                .forEach(name -> other.deleteObject(
                        request -> request.bucket(S3Server.BUCKET).key(name)));
    }

    @Override
    MediaStorage storage() {
        return bucket(server.endpoint(), S3Server.BUCKET, S3Server.SECRET);
    }

    @Override
    MediaStorage unreachable() {
        return bucket("http://127.0.0.1:1", S3Server.BUCKET, S3Server.SECRET);
    }

    @Override
    int files() {
        return objects().size();
    }

    @Test
    void namesBeginWithThePrefix() throws IOException {
        storage().put(ID, file(new byte[] {1}));

        assertThat(objects()).containsExactly(PREFIX + ID);
    }

    @Test
    void aBucketThatIsNotThereIsNamed() {
        var storage = bucket(server.endpoint(), "no-such-bucket", S3Server.SECRET);

        assertThatThrownBy(storage::check)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cauce.media.s3.bucket")
                .hasMessageContaining("no-such-bucket")
                .hasMessageContaining("Create it");
        assertThatThrownBy(() -> storage.open(ID)).isInstanceOf(IOException.class);
    }

    @Test
    void aWrongSecretIsSaidWithoutSayingIt() {
        var storage = bucket(server.endpoint(), S3Server.BUCKET, "not-the-secret");

        assertThatThrownBy(storage::check)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cauce.media.s3.access-key")
                .message()
                .doesNotContain("not-the-secret");
        assertThatThrownBy(() -> storage.open(ID)).isInstanceOf(IOException.class);
    }

    private static List<String> objects() {
        return other.listObjectsV2(request -> request.bucket(S3Server.BUCKET)).contents().stream()
                .map(S3Object::key)
                .toList();
    }

    private static MediaStorage bucket(String endpoint, String name, String secret) {
        return new S3Storage(new StorageChoice.Bucket(
                Optional.of(URI.create(endpoint)),
                "us-east-1",
                name,
                PREFIX,
                S3Server.KEY,
                secret,
                true,
                Duration.ofSeconds(20)));
    }
}
