package dev.cauce.engine.conversation;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An address as people write it: a mail address in either case, a telephone number with blanks, points and hyphens, with its
 * country or without. What is shorter than six characters is never taken for one.
 */
final class WrittenAddress {
    private static final int SHORTEST = 6;
    private static final int FEWEST_DIGITS = 7;
    /** A number of this many digits is one without its country. */
    private static final int NATIONAL_DIGITS = 9;

    private static final Pattern A_NUMBER = Pattern.compile("\\+?[0-9 ().\\-/\u00a0]{7,40}");
    private static final Pattern NUMBERS =
            Pattern.compile("(?<![0-9])\\+?\\(?[0-9](?:[ ().\\-/\u00a0]{0,3}[0-9]){6,19}(?![0-9])");
    private static final Pattern NO_DIGITS = Pattern.compile("[^0-9]");
    private static final String BEFORE = "(?<![\\p{L}\\p{N}._%+-])";
    private static final String AFTER = "(?![\\p{L}\\p{N}]|[._%+@-][\\p{L}\\p{N}])";

    private final Optional<String> digits;
    private final Optional<Pattern> word;

    WrittenAddress(String address) {
        this.digits = A_NUMBER.matcher(address).matches()
                ? Optional.of(digits(address)).filter(number -> number.length() >= FEWEST_DIGITS)
                : Optional.empty();
        this.word = digits.isPresent() || address.length() < SHORTEST
                ? Optional.empty()
                : Optional.of(Pattern.compile(
                        BEFORE + Pattern.quote(address) + AFTER, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
    }

    boolean isIn(String text) {
        return word.map(pattern -> pattern.matcher(text).find())
                .or(() -> digits.map(number -> hasNumber(text, number)))
                .orElse(false);
    }

    private static boolean hasNumber(String text, String number) {
        Matcher numbers = NUMBERS.matcher(text);
        while (numbers.find()) {
            String written = digits(numbers.group());
            String national = written.startsWith("0") ? written.substring(1) : written;
            if (written.equals(number) || (national.length() >= NATIONAL_DIGITS && number.endsWith(national))) {
                return true;
            }
        }
        return false;
    }

    /** Without what people put between digits, and without the zeros that stand for a plus. */
    private static String digits(String written) {
        String all = NO_DIGITS.matcher(written).replaceAll("");
        return all.startsWith("00") ? all.substring(2) : all;
    }
}
