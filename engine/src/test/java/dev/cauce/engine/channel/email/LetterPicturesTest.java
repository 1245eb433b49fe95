package dev.cauce.engine.channel.email;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cauce.engine.channel.fetch.Fetched;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class LetterPicturesTest {

    @Test
    void aPictureIsWhatItsBytesSayItIs() {
        assertThat(LetterPictures.picture(answered(200, "GIF89a…")))
                .hasValueSatisfying(picture -> assertThat(picture.contentType()).isEqualTo("image/gif"));
    }

    @Test
    void whatIsCalledAPictureAndIsNoneIsNotShown() {
        assertThat(LetterPictures.picture(answered(200, "<svg onload=alert(1)>")))
                .isEmpty();
        assertThat(LetterPictures.picture(answered(404, "GIF89a…"))).isEmpty();
        assertThat(LetterPictures.picture(new Fetched.Refused("private-address")))
                .isEmpty();
    }

    private static Fetched answered(int status, String body) {
        return new Fetched.Answered(
                status, Map.of("content-type", "image/gif"), body.getBytes(StandardCharsets.ISO_8859_1));
    }
}
