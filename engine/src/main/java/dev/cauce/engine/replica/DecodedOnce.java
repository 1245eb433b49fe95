package dev.cauce.engine.replica;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.ByteBuffer;

/**
 * Shares what was read of a log record among all who read the same bytes in this process: a follower and some durable
 * readers come by within a second of each other. Equal bytes are the same value, which nobody may change.
 */
public final class DecodedOnce<C, E, D, R> implements Codec<C, E, D, R> {
    private static final int MOST_BYTES = 8_000_000;

    private final Codec<C, E, D, R> codec;
    private final Cache<ByteBuffer, LogRecord<E, D, R>> records = Caffeine.newBuilder()
            .maximumWeight(MOST_BYTES)
            .weigher((ByteBuffer bytes, LogRecord<E, D, R> _) -> bytes.capacity())
            .build();

    public DecodedOnce(Codec<C, E, D, R> codec) {
        this.codec = codec;
    }

    @Override
    public LogRecord<E, D, R> readRecord(byte[] bytes) {
        return records.get(ByteBuffer.wrap(bytes), _ -> codec.readRecord(bytes));
    }

    @Override
    public byte[] writeRecord(LogRecord<E, D, R> written) {
        return codec.writeRecord(written);
    }

    @Override
    public byte[] writeCommand(String commandId, C command) {
        return codec.writeCommand(commandId, command);
    }

    @Override
    public Received<C> readCommand(String position, byte[] bytes) {
        return codec.readCommand(position, bytes);
    }

    @Override
    public byte[] writeSnapshot(SnapshotChunk<E, R> chunk) {
        return codec.writeSnapshot(chunk);
    }

    @Override
    public SnapshotChunk<E, R> readSnapshot(byte[] bytes) {
        return codec.readSnapshot(bytes);
    }
}
