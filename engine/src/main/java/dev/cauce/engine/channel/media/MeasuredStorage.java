package dev.cauce.engine.channel.media;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.util.Optional;

/** Counts and times what is asked of a storage. */
final class MeasuredStorage implements MediaStorage {
    private final MediaStorage storage;
    private final String kind;
    private final MeterRegistry metrics;

    MeasuredStorage(MediaStorage storage, String kind, MeterRegistry metrics) {
        this.storage = storage;
        this.kind = kind;
        this.metrics = metrics;
    }

    /** What is asked of the storage. */
    private interface Work<T> {
        T ask() throws IOException;
    }

    @Override
    public void put(String id, MediaFile finished) throws IOException {
        measured("put", () -> {
            storage.put(id, finished);
            return finished;
        });
        metrics.counter("cauce.media.stored.bytes", "storage", kind).increment((double) finished.length());
    }

    @Override
    public Optional<MediaContent> open(String id) throws IOException {
        return measured("open", () -> storage.open(id));
    }

    @Override
    public boolean exists(String id) throws IOException {
        return measured("exists", () -> storage.exists(id));
    }

    @Override
    public void delete(String id) throws IOException {
        measured("delete", () -> {
            storage.delete(id);
            return id;
        });
    }

    @Override
    public void check() throws IOException {
        measured("check", () -> {
            storage.check();
            return kind;
        });
    }

    private <T> T measured(String operation, Work<T> work) throws IOException {
        Timer.Sample sample = Timer.start();
        String outcome = "failure";
        try {
            T result = work.ask();
            outcome = "success";
            return result;
        } finally {
            sample.stop(metrics.timer("cauce.media", "storage", kind, "operation", operation, "outcome", outcome));
        }
    }
}
