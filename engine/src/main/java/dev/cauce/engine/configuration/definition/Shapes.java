package dev.cauce.engine.configuration.definition;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The limits that several documents share, and the sentences that explain them. */
final class Shapes {
    static final String ID = "[a-z0-9][a-z0-9-]{0,62}";
    static final String ID_MESSAGE =
            "Must be an id: 1 to 63 lower-case letters, digits and hyphens, not beginning with a hyphen.";
    static final int NAME = 100;
    static final String NAME_MESSAGE = "Must have 1 to 100 characters.";
    static final String REQUIRED = "The field is missing. Send a value.";
    static final int MANY = 1_000;
    static final String MANY_MESSAGE = "Must have at most 1000 entries.";
    static final String LANGUAGE = "[a-z]{2,3}(-[A-Za-z0-9]{2,8})*";
    static final String LANGUAGE_MESSAGE = "Must be a language tag, such as es or en-GB.";

    private Shapes() {}

    /** Nothing sent is an empty list; a null inside stays, for the check that names its place. */
    static <T> List<T> listOf(@Nullable List<T> sent) {
        return sent == null ? List.of() : Collections.unmodifiableList(new ArrayList<>(sent));
    }

    static <T> Set<T> setOf(@Nullable Set<T> sent) {
        return sent == null ? Set.of() : Collections.unmodifiableSet(new LinkedHashSet<>(sent));
    }

    static <K, V> Map<K, V> mapOf(@Nullable Map<K, V> sent) {
        return sent == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(sent));
    }
}
