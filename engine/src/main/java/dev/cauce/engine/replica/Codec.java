package dev.cauce.engine.replica;

/** How commands, log records and entities look on the wire. Reading what was written gives an equal value, for ever. */
public interface Codec<C, E, D, R> {
    byte[] writeCommand(String commandId, C command);

    /** Never throws: what cannot be read is {@link Received.Unreadable}, under an id derived from its position. */
    Received<C> readCommand(String position, byte[] bytes);

    byte[] writeRecord(LogRecord<E, D, R> written);

    /** Throws {@link UnreadableException} on anything else. */
    LogRecord<E, D, R> readRecord(byte[] bytes);

    byte[] writeSnapshot(SnapshotChunk<E, R> chunk);

    /** Throws {@link UnreadableException} on anything else. */
    SnapshotChunk<E, R> readSnapshot(byte[] bytes);

    /** The bytes were not written by this codec; the message quotes none of them. */
    final class UnreadableException extends RuntimeException {
        public UnreadableException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
