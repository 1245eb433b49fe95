package dev.cauce.engine.channel.media;

import java.io.IOException;
import java.util.Optional;

/**
 * The content of files by their ids. What is stored is complete or not there, also after a crash. Everything blocks, takes a
 * limited time, and fails with an {@link IOException} when the storage cannot be reached. Several processes may use it at once.
 */
public interface MediaStorage {

    /** Stores a finished file; what was there under this id before is replaced in one step. */
    void put(String id, MediaFile finished) throws IOException;

    /** For whoever reads and closes it; empty when there is none. */
    Optional<MediaContent> open(String id) throws IOException;

    boolean exists(String id) throws IOException;

    /** Removes it with whatever an unfinished {@link #put} left behind; does nothing when there is none. */
    void delete(String id) throws IOException;

    /** Fails when files can be neither stored nor read now, with a message for whoever runs the engine. */
    void check() throws IOException;
}
