package dev.cauce.engine.configuration;

import dev.cauce.engine.configuration.definition.Client;
import dev.cauce.engine.configuration.definition.FileLimits;
import dev.cauce.engine.web.FieldError;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** Whether what a client takes fits what the installation does. */
@Singleton
class FileLimitChecks {
    private final FileFacts facts;

    FileLimitChecks(FileFacts facts) {
        this.facts = facts;
    }

    List<FieldError> check(Client client) {
        var errors = new ArrayList<FieldError>();
        FileLimits limits = client.files();
        if (limits == null) {
            return errors;
        }
        if (limits.largestOr(0) > facts.largestBytes()) {
            errors.add(FieldError.of(
                    "files.largestBytes",
                    limits.largestBytes(),
                    "This installation takes at most %d bytes. Enter less, or raise cauce.chat.attachment-bytes."
                            .formatted(facts.largestBytes())));
        }
        int place = 0;
        for (String pattern : limits.types()) {
            if (facts.types().stream().noneMatch(type -> FileLimits.matches(pattern, type))) {
                errors.add(FieldError.of(
                        "files.types[%d]".formatted(place),
                        pattern,
                        "No file is ever told to be of this type. There are: %s; also with * for the part behind the slash."
                                .formatted(String.join(", ", facts.types()))));
            }
            place++;
        }
        return errors;
    }
}
