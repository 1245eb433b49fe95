package dev.cauce.engine.channel;

import dev.cauce.engine.channel.media.Refusal;
import dev.cauce.engine.configuration.ConfigurationView;
import dev.cauce.engine.configuration.FileFacts;
import dev.cauce.engine.configuration.definition.Client;
import dev.cauce.engine.configuration.definition.FileLimits;
import dev.cauce.routing.core.ClientId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;

/** What files each client takes. */
@Singleton
public class FileRules implements FileFacts {
    private final ConfigurationView configuration;
    private final ChatSettings settings;
    private final Clock clock;

    FileRules(ConfigurationView configuration, ChatSettings settings, Clock clock) {
        this.configuration = configuration;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public long largestBytes() {
        return settings.attachmentBytes();
    }

    @Override
    public Set<String> types() {
        return ContentType.all();
    }

    /** The largest file that may be uploaded for a client, in bytes. */
    long largestUpload(String client) {
        return Math.min(settings.attachmentBytes(), limits(client).largestOr(Long.MAX_VALUE));
    }

    /** Why a client does not take a file of this type and size; empty when it does, as far as the file alone says. */
    Optional<Refusal> refusal(String client, String type, long size) {
        FileLimits limits = limits(client);
        long largest = limits.largestOr(Long.MAX_VALUE);
        if (size > largest) {
            return Optional.of(new Refusal(
                    Refusal.Code.TOO_LARGE,
                    Long.toString(size),
                    "A file may have at most %d bytes here. Send a smaller one.".formatted(largest)));
        }
        return limits.allows(type)
                ? Optional.empty()
                : Optional.of(new Refusal(
                        Refusal.Code.TYPE_NOT_ALLOWED,
                        type,
                        "Files of this type are not taken here, only %s. Send another one."
                                .formatted(String.join(", ", limits.types()))));
    }

    /** What the client's contacts and agents may store on one day, in bytes. */
    long mostOfADay(String client) {
        return limits(client).ofADayOr(Long.MAX_VALUE);
    }

    static Refusal dayIsFull(long size, long most) {
        return new Refusal(
                Refusal.Code.DAILY_LIMIT,
                Long.toString(size),
                "The files of a day may have %d bytes together here, and with this one they would have more. Send it tomorrow."
                        .formatted(most));
    }

    /** The client's own. */
    LocalDate today(String client) {
        ZoneId zone =
                configuration.client(new ClientId(client)).map(Client::timeZone).orElse(ZoneOffset.UTC);
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    private FileLimits limits(String client) {
        return configuration.client(new ClientId(client)).map(Client::files).orElse(FileLimits.NONE);
    }
}
