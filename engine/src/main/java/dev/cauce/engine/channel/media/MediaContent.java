package dev.cauce.engine.channel.media;

import java.io.IOException;
import java.io.InputStream;

/**
 * A stored file that is read.
 *
 * @param length of all of it, in bytes
 * @param stream closing it early gives the connection free without reading the rest
 */
public record MediaContent(long length, InputStream stream) implements AutoCloseable {

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
