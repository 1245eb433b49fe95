package dev.cauce.engine.desk.screenpop;

import java.time.Instant;
import java.util.List;

/** What came of a look-up. */
sealed interface LookedUp {

    /** A field of the answer; its value is empty when the answer does not have it. */
    record Field(String label, String value) {}

    /** The system answered. */
    record Found(List<Field> fields, Instant at) implements LookedUp {
        public Found {
            fields = List.copyOf(fields);
        }
    }

    /** It did not, or not usably. */
    record Failed(Trouble trouble) implements LookedUp {}

    /** Why there is nothing to show. */
    enum Trouble {
        /** The system answers that it does not know whom it is asked for. */
        NOT_KNOWN,
        /** It does not accept the secret. */
        SECRET_REFUSED,
        /** It answers something else than what it was asked for. */
        REFUSED,
        /** The answer is no JSON, or none of the fields is in it. */
        UNREADABLE,
        /** The answer is larger than allowed. */
        TOO_LARGE,
        /** The engine does not go to this address. */
        NOT_ALLOWED,
        /** It did not answer in time. */
        TIME_OUT,
        /** It could not be reached. */
        UNREACHABLE
    }
}
