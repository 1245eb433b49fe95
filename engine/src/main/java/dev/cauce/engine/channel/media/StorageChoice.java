package dev.cauce.engine.channel.media;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which storage is configured, as one decision: nothing half set gets further. */
sealed interface StorageChoice {

    /** The folder. */
    record Folder() implements StorageChoice {
        @Override
        public String toString() {
            return "folder";
        }
    }

    /**
     * A bucket.
     *
     * @param endpoint empty for Amazon's own
     * @param prefix empty, or what all names begin with
     */
    record Bucket(
            Optional<URI> endpoint,
            String region,
            String name,
            String prefix,
            String accessKey,
            String secretKey,
            boolean pathStyle,
            Duration within)
            implements StorageChoice {

        /** Without the secret. */
        @Override
        public String toString() {
            return "bucket %s at %s".formatted(name, endpoint.map(URI::toString).orElse("Amazon, " + region));
        }
    }

    /** Fails for what does not fit together, naming every property with a remedy. */
    static StorageChoice of(MediaSettings settings) {
        List<String> wrong = new ArrayList<>();
        MediaSettings.S3 s3 = settings.s3();
        switch (settings.storage()) {
            case "folder" -> nothingOfABucket(s3, wrong);
            case "s3" -> allOfABucket(s3, wrong);
            default ->
                wrong.add("cauce.media.storage: %s is no kind of storage. Set folder or s3."
                        .formatted(settings.storage()));
        }
        if (!wrong.isEmpty()) {
            throw new IllegalStateException(String.join(" ", wrong));
        }
        return settings.storage().equals("folder")
                ? new Folder()
                : new Bucket(
                        s3.endpoint().map(URI::create),
                        s3.region(),
                        s3.bucket().orElseThrow(),
                        s3.prefix().orElse(""),
                        s3.accessKey().orElseThrow(),
                        s3.secretKey().orElseThrow(),
                        s3.pathStyle(),
                        s3.within());
    }

    private static void nothingOfABucket(MediaSettings.S3 s3, List<String> wrong) {
        String remedy =
                "but cauce.media.storage is folder. Set cauce.media.storage to s3, or remove what begins with cauce.media.s3.";
        s3.bucket().ifPresent(bucket -> wrong.add("cauce.media.s3.bucket: %s is set, %s".formatted(bucket, remedy)));
        s3.endpoint()
                .ifPresent(endpoint -> wrong.add("cauce.media.s3.endpoint: %s is set, %s".formatted(endpoint, remedy)));
        s3.accessKey().ifPresent(key -> wrong.add("cauce.media.s3.access-key: %s is set, %s".formatted(key, remedy)));
        s3.secretKey().ifPresent(_ -> wrong.add("cauce.media.s3.secret-key: a secret is set, " + remedy));
    }

    private static void allOfABucket(MediaSettings.S3 s3, List<String> wrong) {
        needed("bucket", s3.bucket(), "Name the bucket that files lie in", wrong);
        needed("access-key", s3.accessKey(), "Set the key to sign in with", wrong);
        needed("secret-key", s3.secretKey(), "Set the secret of the access key", wrong);
        s3.endpoint()
                .filter(endpoint -> !isAddress(endpoint))
                .ifPresent(endpoint -> wrong.add(
                        "cauce.media.s3.endpoint: %s is no address. Set one such as https://minio.example.com:9000, or leave it out for Amazon's."
                                .formatted(endpoint)));
    }

    private static void needed(String property, Optional<String> value, String remedy, List<String> wrong) {
        if (value.filter(text -> !text.isBlank()).isEmpty()) {
            wrong.add(
                    "cauce.media.s3.%s: nothing is set, but cauce.media.storage is s3. %s, or set cauce.media.storage to folder."
                            .formatted(property, remedy));
        }
    }

    private static boolean isAddress(String endpoint) {
        try {
            var address = new URI(endpoint);
            return address.getHost() != null
                    && ("https".equals(address.getScheme()) || "http".equals(address.getScheme()));
        } catch (URISyntaxException notOne) {
            return false;
        }
    }
}
