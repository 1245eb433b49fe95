package dev.cauce.engine.desk.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cauce.channel.api.ChannelEvent;
import dev.cauce.channel.api.ContactAddress;
import dev.cauce.channel.api.Decoded;
import dev.cauce.channel.api.Part;
import dev.cauce.channel.api.Receipt;
import dev.cauce.channel.api.Timeline.Author;
import dev.cauce.channel.whatsapp.WebhookReader;
import dev.cauce.engine.conversation.StoredMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the agent sees of each kind of message that Meta documents, from a recorded payload of it. */
final class WhatsAppKindsTest {
    private static final Path RECORDINGS = Path.of("../channels/whatsapp/src/test/resources/recordings/understood");
    private static final ContactAddress NUMBER = new ContactAddress("acme", "acme-wa", "106540352242922");
    private static final Instant NOW = Instant.parse("2026-01-05T10:00:30Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text|Does it come in another color?|''",
                "text-answering|Yes, that one|''",
                "image|The receipt|image.jpg",
                "audio|''|audio.ogg",
                "video|*|video.mp4",
                "document|Mi factura|factura marzo.pdf",
                "sticker|''|sticker.webp",
                "location|Solomon R. Guggenheim Museum, 1071 5th Ave, New York, NY 10128 (40.782910059774, -73.959075808525)|''",
                "contacts|[contacts]\\nBarbara J. Johnson · Social Tsunami · +1 (650) 555-0829 · bjohnson@example.org|''",
                "button-reply|Cancel|''",
                "list-reply|Priority Mail Express|''",
                "form-reply|[form]\\n{\"day\":\"monday\"}|''",
                "button|Unsubscribe|''",
                "order|[order]\\n2 × di9ozbzfi4 (30 USD)\\n1 × nqryix03ez (25.5 USD)\\nLove these!|''",
                "reaction|👍|''",
                "referral|[referral]\\n↪ Chat with us\\nSummer succulents are here!\\nhttps://fb.me/3cr4Wqqkv\\nCan I get more info about this?|''",
                "system|[user-changed-number]\\nSheena Nelson changed from 16505551234 to 12195555358|''",
                "unsupported|[unsupported]|''"
            })
    void theAgentSees(String recording, String text, String file) throws IOException {
        var view = MessageView.of(stored(parts(recording)));

        if (!text.equals("*")) {
            assertThat(view.text()).isEqualTo(text.replace("\\n", "\n"));
        }
        assertThat(view.attachments().stream().map(MessageView.AttachmentView::name))
                .isEqualTo(file.isEmpty() ? List.of() : List.of(file));
        assertThat(view.attachments()).allSatisfy(one -> assertThat(one.state()).isEqualTo("fetching"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"reaction-removed", "kind-of-tomorrow"})
    void whatSaysNothingIsCountedAndNotShown(String recording) throws IOException {
        assertThat(events(recording)).allMatch(ChannelEvent.Unknown.class::isInstance);
    }

    private static List<Part> parts(String recording) throws IOException {
        return switch (events(recording).getFirst()) {
            case ChannelEvent.MessageReceived message -> message.parts();
            case ChannelEvent.ContactNoted noted -> noted.parts();
            case ChannelEvent other -> throw new AssertionError("Nothing to see: " + other);
        };
    }

    private static List<ChannelEvent> events(String recording) throws IOException {
        var body = Files.readAllBytes(RECORDINGS.resolve(recording + ".json"));
        var said = new WebhookReader().open(body).of(NUMBER, NOW, Set.of()).decoded();
        return ((Decoded.Events) said).events();
    }

    private static StoredMessage stored(List<Part> parts) {
        return new StoredMessage(
                "m", "e", NUMBER, "c", 1, 1L, Author.CONTACT, null, null, false, NOW, parts, Receipt.SENT);
    }
}
