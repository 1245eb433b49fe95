package dev.cauce.engine.reporting.facts;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;

/**
 * A distribution of durations that can be merged with others without loss, from a millisecond to 49 days, each value within
 * 1 %. Order of adding and merging makes no difference, not even to the bytes.
 */
public final class Sketch {
    private static final long LONGEST = 1L << 32;
    private static final int SIGNIFICANT_DIGITS = 2;

    private final Histogram histogram;

    private Sketch(Histogram histogram) {
        this.histogram = histogram;
    }

    public static Sketch empty() {
        return new Sketch(new Histogram(1, LONGEST, SIGNIFICANT_DIGITS));
    }

    /** What {@link #bytes()} gave. */
    public static Sketch of(byte[] bytes) {
        try {
            return new Sketch(Histogram.decodeFromCompressedByteBuffer(ByteBuffer.wrap(bytes), LONGEST));
        } catch (DataFormatException damaged) {
            throw new IllegalArgumentException("These %d bytes are no sketch.".formatted(bytes.length), damaged);
        }
    }

    /** Adds one duration; longer ones than 49 days count as that, negative ones as nothing. */
    public void add(Duration duration) {
        histogram.recordValue(Math.clamp(duration.toMillis(), 0, LONGEST));
    }

    public void merge(Sketch other) {
        histogram.add(other.histogram);
    }

    public long count() {
        return histogram.getTotalCount();
    }

    /** The duration that this percentage did not exceed; empty when nothing was added. */
    public Optional<Duration> percentile(double percentage) {
        return histogram.getTotalCount() == 0
                ? Optional.empty()
                : Optional.of(Duration.ofMillis(histogram.getValueAtPercentile(percentage)));
    }

    /** A few dozen bytes for a few dozen values. */
    public byte[] bytes() {
        var buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        var length = histogram.encodeIntoCompressedByteBuffer(buffer);
        var bytes = new byte[length];
        buffer.flip();
        buffer.get(bytes);
        return bytes;
    }
}
