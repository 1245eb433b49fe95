package dev.cauce.engine.desk;

import dev.cauce.channel.api.Part;
import dev.cauce.channel.api.Timeline.Author;
import dev.cauce.engine.conversation.StoredMessage;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/** What was said in a conversation, as a letter quotes it: never what only staff may see. Pure. */
final class Transcript {
    private static final int LONGEST = 20_000;
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Transcript() {}

    /** Of messages in their order; of a long one, its end. */
    static String quoted(List<StoredMessage> messages, String contact) {
        var all = messages.stream()
                .filter(message -> !message.note())
                .map(message ->
                        "%s, %s:\n%s".formatted(who(message, contact), MINUTE.format(message.at()), words(message)))
                .collect(Collectors.joining("\n\n"));
        return all.substring(Math.max(0, all.length() - LONGEST))
                .lines()
                .map(line -> "> " + line)
                .collect(Collectors.joining("\n"));
    }

    private static String who(StoredMessage message, String contact) {
        return message.author() == Author.SYSTEM ? "–" : Objects.requireNonNullElse(message.senderName(), contact);
    }

    private static String words(StoredMessage message) {
        return message.parts().stream()
                .map(part -> switch (part) {
                    case Part.Text text -> text.text();
                    case Part.Template template -> template.text();
                    case Part.QuickReply reply -> reply.title();
                    case Part.Attachment file -> "[%s]".formatted(file.name());
                    case Part.AwaitedFile file -> "[%s]".formatted(file.name());
                    case Part.Location place -> "[%s, %s]".formatted(place.latitude(), place.longitude());
                    case Part.Task task -> task.title();
                    case Part.Letterhead _,
                            Part.Html _,
                            Part.Answering _,
                            Part.Quote _,
                            Part.Origin _,
                            Part.WrapUp _,
                            Part.Unsupported _ -> "";
                })
                .filter(text -> !text.isBlank())
                .collect(Collectors.joining("\n"));
    }
}
