package dev.cauce.launcher;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The command line behind the verb: {@code --name value} for what has a value, {@code --name} for what is just said. */
final class Options {
    private final Map<String, String> values = new HashMap<>();
    private final Map<String, String> environment;

    private Options(Map<String, String> environment) {
        this.environment = environment;
    }

    /** Reads {@code arguments}; refuses any option that is in neither set. */
    static Options parse(
            List<String> arguments, Map<String, String> environment, Set<String> withValue, Set<String> alone) {
        var options = new Options(environment);
        var rest = arguments.iterator();
        while (rest.hasNext()) {
            var name = rest.next();
            if (alone.contains(name)) {
                options.values.put(name, "");
            } else if (!withValue.contains(name)) {
                var known = new TreeSet<>(withValue);
                known.addAll(alone);
                throw new CannotStart("Unknown option %s. Known are: %s".formatted(name, String.join(", ", known)));
            } else if (rest.hasNext()) {
                options.values.put(name, rest.next());
            } else {
                throw new CannotStart("Option %s needs a value, as in %s VALUE".formatted(name, name));
            }
        }
        return options;
    }

    boolean says(String name) {
        return values.containsKey(name);
    }

    /** The option's value; else the environment's {@code CAUCE_NAME}. */
    Optional<String> text(String name) {
        var variable = "CAUCE_" + name.substring(2).replace('-', '_').toUpperCase(Locale.ROOT);
        return Optional.ofNullable(values.get(name)).or(() -> Optional.ofNullable(environment.get(variable)));
    }

    /** A TCP port by option or environment, else {@code byDefault}. */
    int port(String name, int byDefault) {
        var text = text(name);
        if (text.isEmpty()) {
            return byDefault;
        }
        try {
            var port = Integer.parseInt(text.get());
            if (port >= 1 && port <= 65535) {
                return port;
            }
        } catch (NumberFormatException e) {
            throw notAPort(name, text.get(), e);
        }
        throw notAPort(name, text.get(), null);
    }

    private static CannotStart notAPort(String name, String value, @Nullable Throwable cause) {
        return new CannotStart("%s is %s, but a port is a number from 1 to 65535.".formatted(name, value), cause);
    }
}
