package dev.cauce.engine.channel.media;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Objects of a bucket of an <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/">S3-compatible</a> storage, named by the
 * prefix and their ids. An object appears when all of it is there, by the storage's own guarantee.
 */
final class S3Storage implements MediaStorage, AutoCloseable {
    private static final Duration TO_CONNECT = Duration.ofSeconds(5);
    private static final Duration SILENCE = Duration.ofSeconds(20);
    private static final Duration TO_CHECK = Duration.ofSeconds(5);
    private static final String TYPE = "application/octet-stream";

    private final StorageChoice.Bucket bucket;
    private final S3Client client;

    S3Storage(StorageChoice.Bucket bucket) {
        this.bucket = bucket;
        var builder = S3Client.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(TO_CONNECT)
                        .socketTimeout(SILENCE))
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(bucket.accessKey(), bucket.secretKey())))
                .region(Region.of(bucket.region()))
                .forcePathStyle(bucket.pathStyle())
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .serviceConfiguration(service -> service.chunkedEncodingEnabled(false))
                .overrideConfiguration(calls -> calls.apiCallTimeout(bucket.within()));
        bucket.endpoint().ifPresent(builder::endpointOverride);
        this.client = builder.build();
    }

    @Override
    public void put(String id, MediaFile finished) throws IOException {
        ask(() -> client.putObject(
                request -> request.bucket(bucket.name()).key(key(id)),
                RequestBody.fromContentProvider(() -> opened(finished), finished.length(), TYPE)));
    }

    @Override
    public Optional<MediaContent> open(String id) throws IOException {
        try {
            ResponseInputStream<GetObjectResponse> found = ask(() ->
                    client.getObject(request -> request.bucket(bucket.name()).key(key(id))));
            return Optional.of(new MediaContent(found.response().contentLength(), new AbandonedOnClose(found)));
        } catch (NotThere none) {
            return Optional.empty();
        }
    }

    @Override
    public boolean exists(String id) throws IOException {
        try {
            ask(() -> client.headObject(request -> request.bucket(bucket.name()).key(key(id))));
            return true;
        } catch (NotThere none) {
            return false;
        }
    }

    @Override
    public void delete(String id) throws IOException {
        ask(() -> client.deleteObject(request -> request.bucket(bucket.name()).key(key(id))));
    }

    @Override
    public void check() throws IOException {
        try {
            client.headBucket(request ->
                    request.bucket(bucket.name()).overrideConfiguration(call -> call.apiCallTimeout(TO_CHECK)));
        } catch (S3Exception refused) {
            throw new IOException(
                    switch (refused.statusCode()) {
                        case HttpURLConnection.HTTP_NOT_FOUND ->
                            "cauce.media.s3.bucket: there is no %s. Create it, or name another.".formatted(bucket);
                        case HttpURLConnection.HTTP_FORBIDDEN, HttpURLConnection.HTTP_UNAUTHORIZED ->
                            "cauce.media.s3.access-key: %s may not use the %s. Correct the key and its secret, or give it the right to."
                                    .formatted(bucket.accessKey(), bucket);
                        default ->
                            "cauce.media.s3.endpoint: the %s answers %d. Look into its logs."
                                    .formatted(bucket, refused.statusCode());
                    },
                    refused);
        } catch (SdkException lost) {
            throw new IOException(
                    "cauce.media.s3.endpoint: the %s cannot be reached: %s. Correct the endpoint, or start the storage."
                            .formatted(bucket, innermost(lost)),
                    lost);
        }
    }

    @Override
    public void close() {
        client.close();
    }

    /** The storage answered that it has no such object. */
    private static final class NotThere extends IOException {
        private static final long serialVersionUID = 1;

        NotThere(Throwable cause) {
            super("There is no such object.", cause);
        }
    }

    private <T> T ask(Supplier<T> call) throws IOException {
        try {
            return call.get();
        } catch (NoSuchKeyException none) {
            throw new NotThere(none);
        } catch (S3Exception refused) {
            throw new IOException("The %s answers %d.".formatted(bucket, refused.statusCode()), refused);
        } catch (SdkException | UncheckedIOException | IllegalStateException lost) {
            throw new IOException("The %s cannot be used: %s.".formatted(bucket, innermost(lost)), lost);
        }
    }

    private String key(String id) {
        return bucket.prefix() + id;
    }

    private static InputStream opened(MediaFile file) {
        try {
            return file.open();
        } catch (IOException gone) {
            throw new UncheckedIOException("A file that is to be stored is gone", gone);
        }
    }

    private static String innermost(Throwable failure) {
        Throwable inner = failure;
        for (Throwable cause = failure.getCause(); cause != null && cause != inner; cause = cause.getCause()) {
            inner = cause;
        }
        return inner.getClass().getSimpleName() + ": " + inner.getMessage();
    }

    /** Closed before its end, it drops the connection: to read the rest only to keep it would take as long as the file. */
    private static final class AbandonedOnClose extends FilterInputStream {
        private final ResponseInputStream<?> response;
        private boolean isOver;

        AbandonedOnClose(ResponseInputStream<?> response) {
            super(response);
            this.response = response;
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            isOver |= one < 0;
            return one;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int count = super.read(into, from, length);
            isOver |= count < 0;
            return count;
        }

        @Override
        public void close() throws IOException {
            if (isOver) {
                super.close();
            } else {
                response.abort();
            }
        }
    }
}
