package dev.cauce.channel.api;

import java.util.concurrent.CompletionStage;

/** The contents of stored files, for adapters that send them along. */
public interface FileContents {

    /** All of a file of this contact; completes exceptionally for one that is gone or another's. */
    CompletionStage<byte[]> read(ContactAddress owner, Part.Attachment file);
}
