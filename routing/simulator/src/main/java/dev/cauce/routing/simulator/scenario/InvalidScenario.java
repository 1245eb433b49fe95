package dev.cauce.routing.simulator.scenario;

/** A scenario file that says something that cannot be: the message names the field, its value and a remedy. */
public final class InvalidScenario extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidScenario(String field, Object value, String remedy) {
        super("%s is %s. %s".formatted(field, value, remedy));
    }

    InvalidScenario(String message, Throwable cause) {
        super(message, cause);
    }
}
