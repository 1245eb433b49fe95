package dev.cauce.engine.configuration;

import dev.cauce.engine.web.FieldError;
import dev.cauce.engine.web.Problem;
import dev.cauce.engine.web.ProblemType;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a writer takes for granted about the present version, after RFC 9110 section 13. */
public sealed interface Expectation {

    /** Nothing of that id is defined yet: {@code If-None-Match: *}. */
    record Absent() implements Expectation {}

    /** This version is the newest: {@code If-Match: "3"}. */
    record Version(long version) implements Expectation {}

    /** Whatever is there: for what writes the same at every start. */
    record Anything() implements Expectation {}

    Pattern ENTITY_TAG = Pattern.compile("\"(\\d{1,18})\"");
    String REMEDY =
            "Send `If-None-Match: *` to define something new, or `If-Match: \"<version>\"` with the version you saw.";

    /** Reads the two headers; exactly one must be there. */
    static Expectation read(@Nullable String ifMatch, @Nullable String ifNoneMatch) {
        if (ifMatch == null && ifNoneMatch == null) {
            throw Problem.of(ProblemType.PRECONDITION_REQUIRED, REMEDY).exception();
        }
        if (ifMatch == null) {
            return readAbsence(ifNoneMatch);
        }
        if (ifNoneMatch != null) {
            throw Problem.invalid(FieldError.of("If-None-Match", ifNoneMatch, "Send one of the two headers. " + REMEDY))
                    .exception();
        }
        var tag = ENTITY_TAG.matcher(ifMatch.strip());
        if (!tag.matches()) {
            throw Problem.invalid(FieldError.of("If-Match", ifMatch, "Must be a version in quotes, such as \"3\"."))
                    .exception();
        }
        return new Version(Long.parseLong(tag.group(1)));
    }

    private static Expectation readAbsence(@Nullable String ifNoneMatch) {
        if (!"*".equals(ifNoneMatch)) {
            throw Problem.invalid(FieldError.of("If-None-Match", ifNoneMatch, "Must be *. " + REMEDY))
                    .exception();
        }
        return new Absent();
    }

    /** Refuses a present version (0 for none) that is not the expected one. */
    default void check(String what, long present) {
        switch (this) {
            case Anything() -> {}
            case Absent() -> {
                if (present != 0) {
                    throw Problem.of(
                                    ProblemType.PRECONDITION_FAILED,
                                    "%s is already defined, as version %d. Choose another id, or change it with `If-Match: \"%d\"`."
                                            .formatted(what, present, present))
                            .exception();
                }
            }
            case Version(var expected) -> {
                if (present == 0) {
                    throw Problem.notFound(what + " is not defined. Define it with `If-None-Match: *`.")
                            .exception();
                }
                if (present != expected) {
                    throw Problem.of(
                                    ProblemType.PRECONDITION_FAILED,
                                    "%s has been changed: its version is %d, not %d. Read it again and repeat your change."
                                            .formatted(what, present, expected))
                            .with(List.of(FieldError.of("If-Match", expected, "The version is now " + present + ".")))
                            .exception();
                }
            }
        }
    }
}
