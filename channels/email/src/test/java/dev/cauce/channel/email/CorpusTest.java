package dev.cauce.channel.email;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cauce.channel.api.ChannelEvent;
import dev.cauce.channel.api.Decoded;
import dev.cauce.channel.api.Part;
import dev.cauce.channel.testkit.Recordings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Mails as programs of all kinds write them: beside each {@code .eml} lies what is to be made of it, word by word. */
final class CorpusTest {
    private static final Path FOLDER = Path.of("src/test/resources/torture");
    private static final Path VERDICTS = Path.of("src/test/resources/verdicts");
    private final MailEvents events = new MailEvents(MailLimits.USUAL, Desk.MARKS);

    static Stream<Recordings.Recording> all() {
        return new Recordings(FOLDER, Desk.MAILBOX, Desk.NOW).all().stream();
    }

    @ParameterizedTest
    @MethodSource("all")
    void isReadAsItsVerdictHasIt(Recordings.Recording mail) throws IOException {
        var verdict = told(events.decode(mail.payload(), _ -> Optional.empty()));

        if (Boolean.getBoolean("cauce.write-verdicts")) {
            Files.writeString(VERDICTS.resolve(mail.name() + ".txt"), verdict);
        }
        assertThat(verdict).isEqualTo(Files.readString(VERDICTS.resolve(mail.name() + ".txt")));
    }

    private static String told(Decoded decoded) {
        return switch (decoded) {
            case Decoded.Malformed wrong -> "refused: %s\n".formatted(wrong.code());
            case Decoded.Events read ->
                read.events().stream().map(event -> told(event, read)).collect(Collectors.joining());
        };
    }

    private static String told(ChannelEvent event, Decoded.Events read) {
        return switch (event) {
            case ChannelEvent.MessageReceived message ->
                "contact: %s\nname: %s\n".formatted(message.from().address(), message.senderName())
                        + message.parts().stream().map(part -> told(part, read)).collect(Collectors.joining());
            case ChannelEvent.MessageReported report -> "report: %s %s\n".formatted(report.receipt(), report.failure());
            case ChannelEvent.Unknown unknown -> "unknown: %s\n".formatted(unknown.kind());
            default -> throw new AssertionError(event);
        };
    }

    private static String told(Part part, Decoded.Events read) {
        return switch (part) {
            case Part.Letterhead head ->
                """
                    subject: %s
                    from: %s, answers to %s, to %s, cc %s
                    message-id: %s after %d
                    automatic: %s
                    authenticity: %s
                    """.formatted(
                                head.subject(),
                                head.from(),
                                head.answerTo(),
                                head.to(),
                                head.cc(),
                                head.messageId(),
                                head.references().size(),
                                head.automatic(),
                                head.authenticity());
            case Part.Text text -> "text:\n%s\n".formatted(text.text().indent(4).stripTrailing());
            case Part.Html html ->
                "html:\n%s\n".formatted(named(html.html(), read).indent(4).stripTrailing());
            case Part.Attachment file ->
                "file: %s (%s, %d bytes)\n".formatted(file.name(), file.contentType(), file.size());
            default -> throw new AssertionError(part);
        };
    }

    /** With the files' names instead of their ids, which nobody can check by reading. */
    private static String named(String html, Decoded.Events read) {
        String named = html;
        for (var file : read.files()) {
            named = named.replace(file.description().id(), file.description().name());
        }
        return named;
    }
}
