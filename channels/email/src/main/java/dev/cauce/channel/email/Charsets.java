package dev.cauce.channel.email;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.apache.james.mime4j.util.CharsetUtil;
import org.jspecify.annotations.Nullable;

/** Turns bytes into text whatever their sender says they are: as declared if that fits, then as UTF-8, then as Windows-1252. */
final class Charsets {
    private static final Charset LAST_RESORT = Charset.forName("windows-1252");

    private Charsets() {}

    static String text(byte[] bytes, @Nullable String declared) {
        Charset charset = declared == null ? null : lookup(declared);
        String text = charset == null || charset.equals(StandardCharsets.US_ASCII) ? null : strict(bytes, charset);
        if (text == null) {
            text = strict(bytes, StandardCharsets.UTF_8);
        }
        return storable(
                text == null ? new String(bytes, charset == null || isUnicode(charset) ? LAST_RESORT : charset) : text);
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

    private static @Nullable String strict(byte[] bytes, Charset charset) {
        try {
            return charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException doesNotFit) {
            return null;
        }
    }

    /** PostgreSQL keeps no zero character, and half a character is none. */
    private static String storable(String text) {
        String clean = text.indexOf(0) < 0 ? text : text.replace("\0", "");
        return clean.chars().anyMatch(one -> Character.isSurrogate((char) one))
                ? new String(clean.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)
                : clean;
    }
}
