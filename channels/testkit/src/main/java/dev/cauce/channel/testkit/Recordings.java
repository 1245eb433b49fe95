package dev.cauce.channel.testkit;

import dev.cauce.channel.api.ContactAddress;
import dev.cauce.channel.api.Payload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Payloads as a provider sent them, one file each, in a folder of the test resources. */
public record Recordings(Path folder, ContactAddress from, Instant receivedAt) {

    /** A recorded payload by its file name without ending. */
    public record Recording(String name, Payload payload) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** In the order of their file names; at least one, because a contract without payloads proves nothing. */
    public List<Recording> all() {
        try (Stream<Path> files = Files.list(folder)) {
            List<Recording> found =
                    files.filter(Files::isRegularFile).sorted().map(this::read).toList();
            if (found.isEmpty()) {
                throw new IllegalStateException("No recorded payload in %s.".formatted(folder.toAbsolutePath()));
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read %s.".formatted(folder.toAbsolutePath()), e);
        }
    }

    private Recording read(Path file) {
        try {
            String name = file.getFileName().toString();
            int ending = name.lastIndexOf('.');
            return new Recording(
                    ending < 0 ? name : name.substring(0, ending),
                    new Payload(from, receivedAt, Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read %s.".formatted(file), e);
        }
    }
}
