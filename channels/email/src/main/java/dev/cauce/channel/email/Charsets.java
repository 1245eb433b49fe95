package dev.cauce.channel.email;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.apache.james.mime4j.util.CharsetUtil;
import org.jspecify.annotations.Nullable;

/** Turns bytes into text whatever their sender says they are: as declared if that fits, then as UTF-8, then as Windows-1252. */
final class Charsets {
    private static final Charset LAST_RESORT = Charset.forName("windows-1252");

    private Charsets() {}

    static String text(byte[] bytes, @Nullable String declared) {
        return storable(read(bytes, declared));
    }

    /** The same with every character, also those that cannot be stored. */
    static String read(byte[] bytes, @Nullable String declared) {
        Charset charset = declared == null ? null : lookup(declared);
        String text = charset == null || charset.equals(StandardCharsets.US_ASCII) ? null : strict(bytes, charset);
        if (text == null) {
            text = strict(bytes, StandardCharsets.UTF_8);
        }
        return text == null ? new String(bytes, charset == null || isUnicode(charset) ? LAST_RESORT : charset) : text;
    }

    /** What does not fit a Unicode charset was never written in it. */
    private static boolean isUnicode(Charset charset) {
        return charset.equals(StandardCharsets.UTF_8) || charset.equals(StandardCharsets.US_ASCII);
    }

    private static @Nullable Charset lookup(String name) {
        try {
            Charset found = CharsetUtil.lookup(name.strip());
            return found != null && found.canEncode() ? found : null;
        } catch (IllegalArgumentException noName) {
            return null;
        }
    }

    /** Nothing where the bytes do not fit; half a character at the end, where a long text was cut, is left out. */
    private static @Nullable String strict(byte[] bytes, Charset charset) {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var text = CharBuffer.allocate((int) Math.ceil(bytes.length * (double) decoder.maxCharsPerByte()));
        return decoder.decode(ByteBuffer.wrap(bytes), text, false).isError()
                ? null
                : text.flip().toString();
    }

    /** PostgreSQL keeps no zero character, and half a character is none. */
    static String storable(String text) {
        String clean = text.indexOf(0) < 0 ? text : text.replace("\0", "");
        return clean.chars().anyMatch(one -> Character.isSurrogate((char) one))
                ? new String(clean.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)
                : clean;
    }
}
