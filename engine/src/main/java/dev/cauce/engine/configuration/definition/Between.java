package dev.cauce.engine.configuration.definition;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A duration in a range, both ends included. */
@Constraint(validatedBy = Between.Check.class)
@Target({FIELD, METHOD, PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
public @interface Between {
    String shortest();

    String longest();

    String message() default "Must be a duration from {shortest} to {longest}.";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Whether a duration is in the range; a missing one is for others to refuse. */
    final class Check implements ConstraintValidator<Between, Duration> {
        private Duration shortest = Duration.ZERO;
        private Duration longest = Duration.ZERO;

        @Override
        public void initialize(Between range) {
            shortest = Duration.parse(range.shortest());
            longest = Duration.parse(range.longest());
        }

        @Override
        public boolean isValid(@Nullable Duration value, ConstraintValidatorContext context) {
            return value == null || (value.compareTo(shortest) >= 0 && value.compareTo(longest) <= 0);
        }
    }
}
