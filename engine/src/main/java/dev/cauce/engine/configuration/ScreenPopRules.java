package dev.cauce.engine.configuration;

import dev.cauce.engine.configuration.definition.ScreenPop;
import dev.cauce.engine.configuration.definition.ScreenPop.Opens;
import dev.cauce.engine.web.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What fields of a screen pop need of one another. */
final class ScreenPopRules {
    private static final Set<String> OWN_HEADERS = Set.of(
            "accept",
            "connection",
            "content-length",
            "content-type",
            "expect",
            "host",
            "te",
            "transfer-encoding",
            "upgrade",
            "user-agent");

    private ScreenPopRules() {}

    static List<FieldError> check(ScreenPop pop) {
        return pop.opens() == Opens.LOOK_UP ? lookUp(pop) : page(pop);
    }

    private static List<FieldError> lookUp(ScreenPop pop) {
        var errors = new ArrayList<FieldError>(2);
        if (pop.fields().isEmpty()) {
            errors.add(
                    FieldError.of(
                            "fields",
                            "A look-up shows fields of the answer. Add some, such as {\"label\": \"Customer\", \"pointer\": \"/customer/name\"}."));
        }
        if (pop.url().contains("#")) {
            errors.add(FieldError.of(
                    "url", pop.url(), "What stands behind # is never sent. Put it into the path or the parameters."));
        }
        if (OWN_HEADERS.contains(pop.secretHeader().toLowerCase(Locale.ROOT))) {
            errors.add(
                    FieldError.of(
                            "header",
                            pop.header(),
                            "The engine writes this header itself. Use the one that the system reads its key from, such as X-Api-Key."));
        }
        return errors;
    }

    private static List<FieldError> page(ScreenPop pop) {
        var errors = new ArrayList<FieldError>(3);
        if (!pop.url().startsWith("https://")) {
            errors.add(FieldError.of(
                    "url", pop.url(), "A page is opened by https only. Write https://, or have it looked up."));
        }
        if (!pop.fields().isEmpty()) {
            errors.add(FieldError.of("fields", "Only a look-up has fields. Leave them out, or set opens to look-up."));
        }
        if (pop.header() != null) {
            errors.add(FieldError.of(
                    "header", pop.header(), "Only a look-up sends a secret. Leave it out, or set opens to look-up."));
        }
        return errors;
    }
}
