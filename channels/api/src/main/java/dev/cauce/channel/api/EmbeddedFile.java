package dev.cauce.channel.api;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/** A file that came inside a payload; equal by content. Large: the array is not copied and must not be changed any more. */
public final class EmbeddedFile {
    private final ContactAddress owner;
    private final Part.Attachment description;
    private final byte[] content;

    /** {@code description} has an id by {@link #idOf}, so that the same payload is stored once. */
    public EmbeddedFile(ContactAddress owner, Part.Attachment description, byte[] content) {
        this.owner = owner;
        this.description = description;
        this.content = content;
    }

    /** The id of the {@code place}-th file of a message: the same each time, and not to be guessed without the message. */
    public static String idOf(ContactAddress owner, String message, int place) {
        return HexFormat.of().formatHex(Digests.sha256(owner.key(), message, Integer.toString(place)), 0, 16);
    }

    /** The id of the {@code place}-th file of a message that may be given again with other files: another content, another id. */
    public static String idOf(ContactAddress owner, byte[] content, int place) {
        return idOf(owner, new String(content, StandardCharsets.ISO_8859_1), place);
    }

    public ContactAddress owner() {
        return owner;
    }

    public Part.Attachment description() {
        return description;
    }

    public InputStream content() {
        return new ByteArrayInputStream(content);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EmbeddedFile that
                && owner.equals(that.owner)
                && description.equals(that.description)
                && Arrays.equals(content, that.content);
    }

    @Override
    public int hashCode() {
        return description.hashCode();
    }

    /** Without name and content: they are the contact's words. */
    @Override
    public String toString() {
        return "EmbeddedFile[id=%s, bytes=%d]".formatted(description.id(), content.length);
    }
}
