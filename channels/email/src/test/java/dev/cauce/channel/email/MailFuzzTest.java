package dev.cauce.channel.email;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.cauce.channel.api.ChannelEvent;
import dev.cauce.channel.api.Decoded;
import dev.cauce.channel.api.Part;
import java.util.Optional;
import org.jsoup.Jsoup;

/**
 * Any bytes at all. In an ordinary run the corpus is read, and what once made the reader fail; {@code ./cauce fuzz} makes up
 * more, and keeps what fails in {@code src/test/resources/dev/cauce/channel/email/MailFuzzTestInputs}.
 */
final class MailFuzzTest {
    private final MailEvents events = new MailEvents(MailLimits.USUAL, Desk.MARKS);

    @FuzzTest(maxDuration = "10m")
    void whateverItIsItIsReadOrRefused(byte[] mail) {
        var decoded = events.decode(Desk.payload(mail), _ -> Optional.empty());

        assertThat(decoded).isNotNull();
        if (decoded instanceof Decoded.Events(var read, var files)) {
            assertThat(read).isNotEmpty();
            assertThat(files).hasSizeLessThanOrEqualTo(MailLimits.USUAL.files() + 1);
            assertThat(events.decode(Desk.payload(mail), _ -> Optional.empty())).hasToString(decoded.toString());
            read.forEach(MailFuzzTest::isStorableAndHarmless);
        }
    }

    private static void isStorableAndHarmless(ChannelEvent event) {
        if (event instanceof ChannelEvent.MessageReceived message) {
            for (Part part : message.parts()) {
                switch (part) {
                    case Part.Text(var text) -> {
                        isStorable(text);
                        assertThat(text.length()).isLessThanOrEqualTo(MailLimits.USUAL.text());
                    }
                    case Part.Html(var html) -> {
                        isStorable(html);
                        isHarmless(html);
                    }
                    case Part.Letterhead head -> {
                        isOneLine(head.subject());
                        isOneLine(head.from());
                        isOneLine(head.answerTo());
                        head.cc().forEach(MailFuzzTest::isOneLine);
                    }
                    case Part.Attachment file -> isOneLine(file.name());
                    default -> throw new AssertionError(part);
                }
            }
        }
    }

    private static void isHarmless(String html) {
        for (var element : Jsoup.parseBodyFragment(html).body().getAllElements()) {
            assertThat(element.tagName())
                    .doesNotMatch("script|style|iframe|object|embed|form|input|base|meta|link|svg|math|template");
            element.attributes()
                    .forEach(attribute -> assertThat(attribute.getKey()).doesNotMatch("on.*|src|srcset|style|action"));
            assertThat(element.attr("href")).doesNotMatch("(?is)\\s*(javascript|data|vbscript|file):.*");
        }
    }

    private static void isStorable(String text) {
        assertThat(text.indexOf(0)).isNegative();
        assertThat(text.codePoints().noneMatch(one -> one >= Character.MIN_SURROGATE && one <= Character.MAX_SURROGATE))
                .isTrue();
    }

    private static void isOneLine(String text) {
        isStorable(text);
        assertThat(text.chars().noneMatch(Character::isISOControl)).isTrue();
    }
}
