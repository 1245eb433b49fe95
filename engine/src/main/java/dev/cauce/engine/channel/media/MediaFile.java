package dev.cauce.engine.channel.media;

import dev.cauce.channel.api.EmbeddedFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A finished file before it is stored. Can be read several times, each time from its start. */
public interface MediaFile {

    /** In bytes. */
    long length();

    /** For whoever reads and closes it. */
    InputStream open() throws IOException;

    static MediaFile of(Path file) throws IOException {
        long length = Files.size(file);
        return new MediaFile() {
            @Override
            public long length() {
                return length;
            }

            @Override
            public InputStream open() throws IOException {
                return Files.newInputStream(file);
            }
        };
    }

    static MediaFile of(EmbeddedFile embedded) {
        return new MediaFile() {
            @Override
            public long length() {
                return embedded.description().size();
            }

            @Override
            public InputStream open() {
                return embedded.content();
            }
        };
    }
}
