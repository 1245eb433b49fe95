package dev.cauce.engine.desk.view;

import dev.cauce.routing.core.Presence;
import java.util.Locale;

/** How the enums of the router are written in JSON: lower case, words joined by hyphens. */
public final class Names {
    private Names() {}

    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static String of(Presence presence) {
        return of(presence.kind());
    }
}
