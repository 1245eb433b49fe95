package dev.cauce.channel.api;

import java.io.IOException;

/** The contents of stored files, for adapters that send them along. */
public interface FileContents {

    /** All of a file of this contact; fails for one that is gone. May block. */
    byte[] read(ContactAddress owner, Part.Attachment file) throws IOException;
}
