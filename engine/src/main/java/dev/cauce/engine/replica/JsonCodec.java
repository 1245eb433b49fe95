package dev.cauce.engine.replica;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;

/** Everything as JSON: readable by people and by other programs, and quick enough. */
public final class JsonCodec<C, E, D, R> implements Codec<C, E, D, R> {
    private final ObjectReader commands;
    private final ObjectWriter commandWriter;
    private final ObjectReader records;
    private final ObjectWriter recordWriter;
    private final ObjectReader snapshots;
    private final ObjectWriter snapshotWriter;

    /** The mapper must know how to write and read the four types; the machine's own types are added to a copy of it. */
    public JsonCodec(ObjectMapper types, Class<C> command, Class<E> entity, Class<D> decision, Class<R> reply) {
        ObjectMapper mapper = types.copy()
                .setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL)
                .addMixIn(LogRecord.class, LogRecordTypes.class)
                .addMixIn(Core.Change.class, ChangeTypes.class)
                .addMixIn(SnapshotChunk.class, ChunkTypes.class)
                .registerModule(new SimpleModule("replies").setSerializerModifier(new AlwaysTyped(reply)));
        JavaType commandType = mapper.getTypeFactory().constructParametricType(Envelope.class, command);
        JavaType recordType = mapper.getTypeFactory().constructParametricType(LogRecord.class, entity, decision, reply);
        JavaType chunkType = mapper.getTypeFactory().constructParametricType(SnapshotChunk.class, entity, reply);
        this.commands = mapper.readerFor(commandType);
        this.commandWriter = mapper.writerFor(commandType);
        this.records = mapper.readerFor(recordType);
        this.recordWriter = mapper.writerFor(recordType);
        this.snapshots = mapper.readerFor(chunkType);
        this.snapshotWriter = mapper.writerFor(chunkType);
    }

    record Envelope<C>(String commandId, C command) {
        Envelope {
            Objects.requireNonNull(commandId, "commandId");
            Objects.requireNonNull(command, "command");
        }
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = LogRecord.Claim.class, name = "claim"),
        @JsonSubTypes.Type(value = LogRecord.Stepped.class, name = "step")
    })
    private interface LogRecordTypes {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Core.Change.Put.class, name = "put"),
        @JsonSubTypes.Type(value = Core.Change.Remove.class, name = "remove")
    })
    private interface ChangeTypes {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = SnapshotChunk.Entities.class, name = "entities"),
        @JsonSubTypes.Type(value = SnapshotChunk.Replies.class, name = "replies"),
        @JsonSubTypes.Type(value = SnapshotChunk.Manifest.class, name = "manifest")
    })
    private interface ChunkTypes {}

    @Override
    public byte[] writeCommand(String commandId, C command) {
        return write(commandWriter, new Envelope<>(commandId, command));
    }

    @Override
    public Received<C> readCommand(String position, byte[] bytes) {
        try {
            Envelope<C> envelope = Objects.requireNonNull(commands.<Envelope<C>>readValue(bytes));
            return new Received.Understood<>(envelope.commandId(), envelope.command());
        } catch (IOException | RuntimeException unreadable) {
            return new Received.Unreadable<>(
                    "unreadable:" + position, unreadable.getClass().getSimpleName());
        }
    }

    @Override
    public byte[] writeRecord(LogRecord<E, D, R> written) {
        return write(recordWriter, written);
    }

    @Override
    public LogRecord<E, D, R> readRecord(byte[] bytes) {
        try {
            return Objects.requireNonNull(records.<LogRecord<E, D, R>>readValue(bytes));
        } catch (IOException | RuntimeException failure) {
            throw notOurs(failure);
        }
    }

    @Override
    public byte[] writeSnapshot(SnapshotChunk<E, R> chunk) {
        return write(snapshotWriter, chunk);
    }

    @Override
    public SnapshotChunk<E, R> readSnapshot(byte[] bytes) {
        try {
            return Objects.requireNonNull(snapshots.<SnapshotChunk<E, R>>readValue(bytes));
        } catch (IOException | RuntimeException failure) {
            throw notOurs(failure);
        }
    }

    private static byte[] write(ObjectWriter writer, Object value) {
        try {
            return writer.writeValueAsBytes(value);
        } catch (JsonProcessingException failure) {
            throw new UncheckedIOException("Cannot be written as JSON. Maybe a new type lacks its name.", failure);
        }
    }

    private static UnreadableException notOurs(Exception failure) {
        return new UnreadableException("Not a record of ours. Maybe another program writes to this topic.", failure);
    }
}
