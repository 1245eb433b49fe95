package dev.cauce.engine.channel.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every storage of files guarantees. */
abstract class MediaStorageContract {
    static final String ID = "0f3c5d2e9a8b7c6d5e4f3a2b1c0d9e8f";
    private static final int LARGE = 10_000_000;

    /** Empty. */
    abstract MediaStorage storage() throws IOException;

    /** One that leads nowhere. */
    abstract MediaStorage unreachable() throws IOException;

    /** How many files, finished or not, there are in it. */
    abstract int files() throws IOException;

    private MediaStorage storage;

    @BeforeEach
    void aStorage() throws IOException {
        storage = storage();
    }

    @Test
    void whatWasPutIsReadBackWithItsLength() throws IOException {
        byte[] words = "hola".getBytes(StandardCharsets.UTF_8);

        storage.put(ID, file(words));

        assertThat(read(ID)).isEqualTo(words);
        assertThat(storage.exists(ID)).isTrue();
    }

    @Test
    void largeFilesAreReadBackByteByByte() throws IOException {
        byte[] large = new byte[LARGE];
        new Random(1).nextBytes(large);

        storage.put(ID, file(large));

        assertThat(read(ID)).isEqualTo(large);
    }

    @Test
    void aSecondFileUnderTheSameIdReplacesTheFirst() throws IOException {
        storage.put(ID, file(new byte[] {1, 2, 3}));

        storage.put(ID, file(new byte[] {4}));

        assertThat(read(ID)).containsExactly(4);
        assertThat(files()).isOne();
    }

    @Test
    void whatWasNeverPutIsNotThere() throws IOException {
        assertThat(storage.open(ID)).isEmpty();
        assertThat(storage.exists(ID)).isFalse();
        storage.delete(ID);
    }

    @Test
    void whatWasDeletedIsGone() throws IOException {
        storage.put(ID, file(new byte[] {1}));

        storage.delete(ID);

        assertThat(storage.open(ID)).isEmpty();
        assertThat(files()).isZero();
    }

    @Test
    void aFileThatCannotBeReadToItsEndIsNotThere() throws IOException {
        var broken = new MediaFile() {
            @Override
            public long length() {
                return LARGE;
            }

            @Override
            public InputStream open() {
                InputStream broken = InputStream.nullInputStream();
                return new SequenceInputStream(
                        new ByteArrayInputStream(new byte[100_000]), new FilterInputStream(broken) {
                            @Override
                            public int read(byte[] into, int from, int length) throws IOException {
                                throw new IOException("The disk is broken");
                            }
                        });
            }
        };

        assertThatThrownBy(() -> storage.put(ID, broken)).isInstanceOf(IOException.class);

        assertThat(storage.open(ID)).isEmpty();
        assertThat(files()).isZero();
    }

    @Test
    void aFileThatIsShorterThanItSaysIsNotThere() throws IOException {
        assertThatThrownBy(() -> storage.put(ID, of(new byte[10], 20))).isInstanceOf(IOException.class);

        assertThat(storage.exists(ID)).isFalse();
        assertThat(files()).isZero();
    }

    @Test
    void whoeverClosesEarlyLeavesTheStorageUsable() throws IOException {
        byte[] large = new byte[LARGE];
        storage.put(ID, file(large));

        for (int time = 0; time < 60; time++) {
            try (var content = storage.open(ID).orElseThrow()) {
                assertThat(content.stream().read()).isZero();
            }
        }

        assertThat(read(ID)).hasSize(LARGE);
    }

    @Test
    void readersNeverSeeHalfOfAFile() throws Exception {
        byte[] one = new byte[300_000];
        byte[] other = new byte[200_000];
        storage.put(ID, file(one));

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var writes = new ArrayList<Future<?>>();
            for (int time = 0; time < 10; time++) {
                byte[] next = time % 2 == 0 ? other : one;
                Callable<Void> write = () -> {
                    storage.put(ID, file(next));
                    return null;
                };
                writes.add(threads.submit(write));
                assertThat(read(ID).length).isIn(one.length, other.length);
            }
            for (Future<?> write : writes) {
                write.get();
            }
        }

        assertThat(read(ID).length).isIn(one.length, other.length);
        assertThat(files()).isOne();
    }

    @Test
    void aStorageThatIsThereSaysSo() throws IOException {
        storage.check();
    }

    @Test
    void aStorageThatIsNotThereFailsWithARemedy() throws IOException {
        var nowhere = unreachable();

        assertThatThrownBy(nowhere::check).isInstanceOf(IOException.class).hasMessageContaining("cauce.");
        assertThatThrownBy(() -> nowhere.put(ID, file(new byte[] {1}))).isInstanceOf(IOException.class);
    }

    private byte[] read(String id) throws IOException {
        try (var content = storage.open(id).orElseThrow()) {
            byte[] all = content.stream().readAllBytes();
            assertThat(content.length()).isEqualTo(all.length);
            return all;
        }
    }

    static MediaFile file(byte[] content) {
        return of(content, content.length);
    }

    private static MediaFile of(byte[] content, long length) {
        return new MediaFile() {
            @Override
            public long length() {
                return length;
            }

            @Override
            public InputStream open() {
                return new ByteArrayInputStream(content);
            }
        };
    }
}
