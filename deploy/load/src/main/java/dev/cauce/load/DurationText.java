package dev.cauce.load;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code 500ms}, {@code 60s}, {@code 5m}, {@code 1h} and ISO 8601 such as {@code PT60S}. */
final class DurationText implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
        var iso = text.toUpperCase(Locale.ROOT);
        try {
            return iso.endsWith("MS")
                    ? Duration.ofMillis(Long.parseLong(iso.substring(0, iso.length() - 2)))
                    : Duration.parse(iso.startsWith("P") ? iso : "PT" + iso);
        } catch (DateTimeParseException | NumberFormatException notOne) {
            throw new TypeConversionException("'%s' is no duration; try 60s, 5m or PT60S".formatted(text));
        }
    }
}
