package dev.cauce.engine.configuration;

import java.util.Set;

/** What files this installation can take at all. */
public interface FileFacts {

    /** The largest that may be uploaded, in bytes; {@code cauce.chat.attachment-bytes}. */
    long largestBytes();

    /** The types that files are told to be by their first bytes. */
    Set<String> types();
}
